"""Figures as cells: what a reader sees where a figure is missing, and why it is."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.charts.material import counted
from postdesk.charts.period import WEEKDAYS, day_and_month
from postdesk.log.facts import Counted, Published
from postdesk.report.accounts import AccountFigures
from postdesk.report.contents import Report
from postdesk.report.numbers import Number

MISSING = "–"
FIGURES = ("reactions", "comments", "shares", "core", "clicks", "saves", "impressions", "reach")


class Cell(Struct, frozen=True):
    """One figure as it is printed; `why` says why there is none."""

    shown: str
    why: str = ""


class Line(Struct, frozen=True):
    """One post as a line of the table."""

    when: str
    network: str
    name: str
    text: str
    url: str
    hashtags: str
    cells: tuple[Cell, ...]
    counted: str


def cell(value: float | None, why: str) -> Cell:
    """Return a figure as a cell; a missing one is a dash with its reason, never 0."""
    return Cell(MISSING, why) if value is None else Cell(f"{value:,.0f}")


def when(instant: datetime, zone: str) -> str:
    """Return a moment on the office's wall clock: `Mon 16 Nov 10:00`."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{WEEKDAYS[local.weekday()]} {day_and_month(local.date())} {local:%H:%M}"


def lines(report: Report) -> list[Line]:
    """Return every post of the period as a line."""
    return [_line(report, post) for post in report.posts]


def _line(report: Report, post: Published) -> Line:
    moment = when(post.published, report.period.zone)
    why = f"not given by {report.name(post.network)}" if post.as_of else "not counted yet"
    figures = [getattr(post.figures, name) for name in ("reactions", "comments", "shares", "core", "clicks", "reach")]
    return Line(
        when=moment if post.exact else moment[:-6],
        network=report.name(post.network),
        name=post.ref or "not made by postdesk",
        text=excerpt(post.text),
        url=safe(post.url),
        hashtags=" ".join(f"#{tag}" for tag in post.hashtags),
        cells=tuple(cell(figure, why) for figure in figures),
        counted=_counted(post),
    )


def _counted(post: Published) -> str:
    if post.age is None:
        return MISSING
    return f"{'simulated, ' if post.simulated else ''}{counted(round(max(post.age, 0)), 'day')} old"


def excerpt(text: str, most: int = 90) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def safe(url: str) -> str:
    """Return an address that a page may link to, or nothing: an export could hold `javascript:` or half a page."""
    return url if re.fullmatch(r"https?://[^\s<>\"\\]+", url) else ""


def usual(number: Number | AccountFigures) -> str:
    """Return what is usual for a figure of page one, in words."""
    return f"usual {number.usual[0]:,} to {number.usual[1]:,}" if number.usual else "usual range not known yet"


def source(counted: Counted) -> str:
    """Return who counted, in words."""
    return {"api": "by the network", "export": "from an export", "simulated": "simulated"}.get(
        counted.source, counted.source
    )


def span(reach: tuple[int, int] | None) -> str:
    """Return a range in words, one number where it is one, a dash where nobody gave it."""
    if reach is None:
        return MISSING
    return f"{reach[0]:,}" if reach[0] == reach[1] else f"{reach[0]:,} to {reach[1]:,}"


COLUMNS = (
    "published", "exact", "network", "account", "ref", "campaign", "language", "kind", "reply", "text", "hashtags",
    "url", *FIGURES, "counted", "source", "simulated",
)  # fmt: skip


def post_table(report: Report) -> list[Sequence[object]]:
    """Return the table of posts for a spreadsheet; what is not given stays empty."""
    return [_plain(post) for post in report.posts]


def _plain(post: Published) -> Sequence[object]:
    own = (post.published.isoformat(), post.exact, post.network, post.account, post.ref, post.campaign, post.language)
    text = (post.kind, post.reply, post.text, " ".join(post.hashtags), post.url)
    counted = post.as_of.isoformat() if post.as_of else None
    return (*own, *text, *(getattr(post.figures, name) for name in FIGURES), counted, post.source, post.simulated)


ACCOUNT_COLUMNS = (
    "network", "account", "metric", "how", "value", "days", "of", "usual_low", "usual_high", "as_of", "source",
)  # fmt: skip


def account_table(report: Report) -> list[Sequence[object]]:
    """Return what networks count for whole accounts, for a spreadsheet; what is not given stays empty."""
    return [
        (one.network, one.account, one.metric, one.how, one.value, one.days, one.of)
        + (one.usual or (None, None))
        + (one.as_of.isoformat() if one.as_of else None, one.source)
        for one in report.accounts
    ]
