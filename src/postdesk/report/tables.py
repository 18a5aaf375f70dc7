"""Figures as cells: what a reader sees where a figure is missing, and why it is."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.figures.accounts import AccountFigures
from postdesk.figures.numbers import Number
from postdesk.figures.period import Period
from postdesk.figures.power import FOUND, WEEKS
from postdesk.log.readings.facts import Freshness, Published
from postdesk.report.contents import Report
from postdesk.report.plain import languages_of
from postdesk.report.wording import counted_at, figure_label, figure_note
from postdesk.sheets.writing import local_words
from postdesk.text.inert import web_address
from postdesk.words import clauses, colon, decimal, num, percent, say, says, sentence, series
from postdesk.words.dates import clock, day_in_week

MISSING = "–"
FIGURES = ("reactions", "comments", "shares", "core", "clicks", "saves", "impressions", "views", "reach")


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
    hashtags: tuple[str, ...]
    cells: tuple[Cell, ...]
    counted: str
    language: str


def cell(value: float | None, why: str) -> Cell:
    """Return a figure as a cell; a missing one is a dash with its reason, never 0."""
    return Cell(MISSING, why) if value is None else Cell(num(value))


def when(instant: datetime, zone: str, *, exact: bool = True) -> str:
    """Return a moment on the office's wall clock, `Mon 16 Nov 10:00`; its day alone where it is known no better."""
    local = instant.astimezone(ZoneInfo(zone))
    day = day_in_week(local.date())
    return f"{day} {clock(local)}" if exact else day


def lines(report: Report) -> list[Line]:
    """Return every post of the period as a line."""
    return [_line(report, post) for post in report.posts]


def _line(report: Report, post: Published) -> Line:
    why = say("not counted yet")
    if post.as_of:
        why = say("not given by {network}", network=report.name(post.network))
    figures = [getattr(post.figures, name) for name in ("reactions", "comments", "shares", "core", "clicks", "reach")]
    return Line(
        when=_when(post, report.period.zone),
        network=report.name(post.network),
        name=post.ref or say("not made by postdesk"),
        text=excerpt(post.text),
        url=web_address(post.url),
        hashtags=tuple(f"#{tag}" for tag in post.hashtags),
        language=post.language,
        cells=tuple(cell(figure, why) for figure in figures),
        counted=counted_at(post) or MISSING,
    )


def _when(post: Published, zone: str) -> str:
    """Return when a post was published, and that it has been edited since."""
    moment = when(post.published, zone, exact=post.exact)
    return say("{moment} (edited)", moment=moment) if post.edited else moment


def excerpt(text: str, most: int = 90) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def usual(number: Number | AccountFigures, period: Period) -> str:
    """Return what is usual for a figure of page one, in words; nothing of a month or a campaign, which have none."""
    if number.usual is None:
        return say("usual range not known yet") if period.is_week else ""
    low, high = num(number.usual.low), num(number.usual.high)
    return say("usual {n}", n=low) if low == high else say("usual {low} to {high}", low=low, high=high)


def source(counted: Freshness) -> str:
    """Return who counted, in words."""
    return {
        "api": say("by the network"),
        "export": say("from an export"),
        "simulated": say("simulated"),
    }.get(counted.source, counted.source)


def span(reach: tuple[int, int] | None) -> str:
    """Return a range in words, one number where it is one, a dash where nobody gave it."""
    if reach is None:
        return MISSING
    if reach[0] == reach[1]:
        return num(reach[0])
    return say("{low} to {high}", low=num(reach[0]), high=num(reach[1]))


COLUMNS = (
    "published", "published_local", "exact", "network", "account", "ref", "campaign", "language", "kind", "reply",
    "text", "hashtags", "url", *FIGURES, "counted", "counted_local", "source", "simulated",
)  # fmt: skip


def post_table(report: Report) -> list[Sequence[object]]:
    """Return the table of posts for a spreadsheet; what is not given stays empty."""
    return [_plain(post, report.period.zone) for post in report.posts]


def _plain(post: Published, zone: str) -> Sequence[object]:
    local = local_words(post.published, zone, exact=post.exact)
    own = (post.published, local, post.exact, post.network, post.account, post.ref, post.campaign, post.language)
    text = (post.kind, post.reply, post.text, " ".join(post.hashtags), post.url)
    counted = (post.as_of, local_words(post.as_of, zone), post.source, post.simulated)
    return (*own, *text, *(getattr(post.figures, name) for name in FIGURES), *counted)


ACCOUNT_COLUMNS = (
    "network", "account", "metric", "how", "value", "days", "of", "usual_low", "usual_high", "as_of",
    "as_of_local", "source",
)  # fmt: skip


def account_table(report: Report) -> list[Sequence[object]]:
    """Return what networks count for whole accounts, for a spreadsheet; what is not given stays empty."""
    return [_account(one, report.period.zone) for one in report.accounts]


def _account(one: AccountFigures, zone: str) -> Sequence[object]:
    low, high = (round(one.usual.low), round(one.usual.high)) if one.usual else (None, None)
    own = (one.network, one.account, one.metric, one.how, one.value, one.days, one.of, low, high)
    return (*own, one.as_of, local_words(one.as_of, zone), one.source)


Written = Callable[[str], str]
"""How a format writes a name that somebody else chose."""
Shown = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""A table as it is printed: its head and its rows."""


def given_numbers(report: Report) -> list[Number]:
    """Return the figures of page one but for one that no network gives, though its posts were counted."""
    counted = any(one.counted for one in report.networks)
    return [one for one in report.numbers if one.value is not None or not counted]


def not_given(report: Report) -> str:
    """Return in one sentence which figures of page one nobody gives, or some networks not for posts they counted."""
    shown = given_numbers(report)
    without = [one.name for one in report.networks if one.reach is None and one.counted]
    parts = [
        *(colon(figure_label(one), say("not given by any network")) for one in report.numbers if one not in shown),
        *(colon(figure_label(one), _lacking(one.silent)) for one in shown if one.silent and one.on),
        colon(say("reach"), _lacking(without)) if without else "",
    ]
    said = clauses(*parts)
    return sentence(said[:1].upper() + said[1:]) if said else ""


def _lacking(networks: Sequence[str]) -> str:
    """Return on which networks a figure is missing."""
    return say("not given for posts on {networks}", networks=series(networks))


def page_one(report: Report, written: Written = str) -> Shown:
    """Return the figures of page one: those of the posts, the reach on each network, those of whole accounts."""
    rows: list[tuple[str, ...]]
    rows = [
        (
            figure_label(one),
            cell(one.value, "").shown,
            figure_note(one) or MISSING,
            usual(one, report.period) or MISSING,
        )
        for one in given_numbers(report)
    ]
    rows += [
        (
            say("reach on {network} at seven days, median", network=one.name),
            cell(one.reach, "").shown,
            says("on {known} of {n} post", "on {known} of {n} posts", one.posts, known=one.reach_on),
            MISSING,
        )
        for one in report.networks
        if one.reach is not None
    ]
    rows += [
        (
            colon(written(name), written(figure_label(one))),
            cell(one.value, "").shown,
            figure_note(one),
            usual(one, report.period) or MISSING,
        )
        for name, page in report.pages.items()
        for one in page
    ]
    return (say("figure"), say("value"), say("on"), say("usual")), rows


def on(figure: str, known: int, posts: int) -> str:
    """Return a figure with what it rests on; a missing one rests on nothing."""
    return figure if figure == MISSING else say("{figure} (on {n} of {all})", figure=figure, n=known, all=posts)


def network_table(report: Report) -> Shown:
    """Return the networks: what was posted, what the rule says of it, and what was counted."""
    head = (
        say("network"),
        say("posts"),
        say("engagements at 7 days, median"),
        say("rule says"),
        say("link clicks at 7 days"),
        say("reach at 7 days, median"),
    )
    rows: list[tuple[str, ...]] = [
        (
            one.name,
            num(one.posts),
            on(cell(one.median, "").shown, one.median_on, one.posts),
            say(one.outcome),
            on(cell(one.clicks, "").shown, one.clicks_on, one.posts),
            on(cell(one.reach, "").shown, one.reach_on, one.posts),
        )
        for one in report.networks
    ]
    return head, rows


def campaign_table(report: Report, written: Written = str) -> Shown:
    """Return the campaigns: where and in which languages they ran, and what was counted."""
    head = (
        say("campaign"),
        say("posts"),
        say("networks"),
        say("languages"),
        say("engagements at 7 days"),
        say("link clicks at 7 days"),
        say("reach of a post at 7 days"),
    )
    rows: list[tuple[str, ...]] = [
        (
            written(one.campaign or say("no campaign")),
            num(one.posts),
            series(one.networks),
            series(languages_of(one)),
            on(cell(one.core, "").shown, one.core_on, one.posts),
            on(cell(one.clicks, "").shown, one.clicks_on, one.posts),
            on(span(one.reach), one.reach_on, one.posts),
        )
        for one in report.campaigns
    ]
    return head, rows


def power_table() -> Shown:
    """Return how often the headline's rule finds a doubling and a tripling, by the posts of a simulated week."""
    head = (say("posts in the week, simulated"), say("doubling found"), say("tripling found"))
    return head, [(num(posts), *(percent(found, WEEKS) for found in both)) for posts, both in FOUND.items()]


def test_table(report: Report) -> Shown:
    """Return what the headline's test found of each network: its p-value, and what that had to stay below."""
    head = (say("network"), say("posts with figures"), say("posts before"), "p", say("clear below"))
    rows: list[tuple[str, ...]] = [
        (
            report.name(one.network),
            num(one.posts),
            num(one.before),
            MISSING if one.p is None else decimal(one.p, "0.0000"),
            MISSING if one.level is None else decimal(one.level, "0.0000"),
        )
        for one in report.verdicts
    ]
    return head, rows
