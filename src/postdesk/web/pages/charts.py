"""Charts to look at: those of the reports, as tables, lines and words, for whatever period is chosen."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from postdesk.charts import best_time, hashtag_weeks
from postdesk.charts.captions import period_title
from postdesk.charts.picture import Picture
from postdesk.charts.ratios import share
from postdesk.figures.period import QUARTER_NAME, SPAN_NAME, YEAR_NAME, Period
from postdesk.figures.times import DAYS, FEWEST, TimeCell
from postdesk.report import Charted, Report
from postdesk.report.columns import heading, shown
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.strips import DRAWINGS, Drawing
from postdesk.web.wording import noted, phrase
from postdesk.words import digits, language
from postdesk.words.dates import weekdays

LONGEST = 24
"""Rows of a table that a page shows; its CSV has every one."""
WEEKS, MONTHS, QUARTERS, YEARS = 13, 12, 8, 3
"""How many of each can be chosen, the last ones; whatever else there is has an address, too."""
WEEK_NAME, MONTH_NAME = re.compile(r"\d{4}-W\d\d"), re.compile(r"\d{4}-\d\d")
CHOICES = {
    "weeks": noted("Weeks"),
    "months": noted("Months"),
    "quarters": noted("Quarters"),
    "years": noted("Years"),
    "campaigns": noted("Campaigns"),
    "other": noted("Other days"),
}
"""The groups of periods that can be chosen."""
ELSEWHERE = frozenset({hashtag_weeks.NAME})
"""Charts that have a page of their own."""


class ShownChart(Struct, frozen=True):
    """One chart: what it asks and finds, its drawing or its cells, and the table behind it."""

    name: str
    question: str
    title: str
    subtitle: str
    words: str
    source: str
    drawing: Drawing | None
    week: tuple[tuple[str, tuple["WeekCell", ...]], ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int

    @property
    def drawn(self) -> bool:
        """Whether it is more than its table here; what the report says of how to read it then holds."""
        return self.drawing is not None or bool(self.week)


class WeekCell(Struct, frozen=True):
    """One cell of the week of best times: its estimate or "", how it looks, and what it says."""

    estimate: str
    posts: int
    look: str
    told: str


def page_values(asked: PageRequest) -> Values:
    """Return the charts of the period that was asked for with `of`: "2026-11", "2026-W47", "2026-Q4", or a campaign.

    `first` and `last` ask for the days from one to the other instead.
    """
    today = date.fromisoformat(asked.desk.local(asked.desk.now())[:10])
    first, last = (asked.query.get(name, "") for name in ("first", "last"))
    wanted = f"{first}..{last}" if first or last else asked.query.get("of", "") or f"{today:%Y-%m}"
    made = charted_report(asked, wanted)
    days = SPAN_NAME.fullmatch(wanted)
    charts = [shown_chart(one) for one in made.pictures if one.name not in ELSEWHERE]
    return {
        "of": wanted,
        "charts": sorted(charts, key=lambda chart: not chart.drawn),
        "choices": list(_choices(asked, wanted, today)),
        "first": days[1] if days else "",
        "last": days[2] if days else "",
        "today": today,
        "simulated": made.simulated,
        "weekdays": weekdays(),
    }


def charted_report(asked: PageRequest, wanted: str) -> Report | Charted:
    """Return the report whose charts are shown, in the language of the page; PostdeskError where there is none."""
    reports = asked.desk.reports
    if WEEK_NAME.fullmatch(wanted):
        return reports.week(wanted, language())
    if MONTH_NAME.fullmatch(wanted):
        return reports.month(wanted, language())
    span = any(name.fullmatch(wanted) for name in (QUARTER_NAME, YEAR_NAME)) or ".." in wanted
    if span and wanted not in reports.campaigns():  # which may be called like a year
        return reports.span(wanted, language())
    return reports.campaign(wanted, language())


def _choices(asked: PageRequest, wanted: str, today: date) -> "Iterator[tuple[str, list[tuple[str, str]]]]":
    """Yield the groups of periods that can be chosen, each period with its title; what is shown is among them."""
    zone = asked.desk.house.timezone
    mondays = [today - timedelta(days=today.weekday() + 7 * ago) for ago in range(WEEKS)]
    quarter = today.year * 4 + (today.month - 1) // 3
    found = {
        "weeks": [Period.week(f"{day:%G-W%V}", zone) for day in mondays],
        "months": [Period.month(name, zone) for name in _months(f"{today:%Y-%m}")],
        "quarters": [Period.span(f"{n // 4}-Q{n % 4 + 1}", zone) for n in range(quarter, quarter - QUARTERS, -1)],
        "years": [Period.span(f"{today.year - ago}", zone) for ago in range(YEARS)],
    }
    groups = {of: [(period.name, period_title(period)) for period in some] for of, some in found.items()}
    groups["years"] = [(name, digits(name)) for name, _ in groups["years"]]
    groups["campaigns"] = [(name, name) for name in asked.desk.reports.campaigns()]
    if wanted not in {name for some in groups.values() for name, _ in some}:
        groups["other"] = [(wanted, _title_of(wanted, zone))]
    yield from ((phrase(CHOICES[of]), some) for of, some in groups.items() if some)


def _title_of(wanted: str, zone: str) -> str:
    """Return what a period that is no campaign is called."""
    made = Period.week if WEEK_NAME.fullmatch(wanted) else Period.month if MONTH_NAME.fullmatch(wanted) else Period.span
    return period_title(made(wanted, zone))


def one_picture(asked: PageRequest) -> Picture:
    """Return the chart that an address names: its period and its name; NotThere where there is none."""
    found = charted_report(asked, asked.path["of"]).pictures
    for one in found:
        if one.name == asked.path["name"]:
            return one
    raise NotThere(phrase("There is no chart <bdi>{name}</bdi> of this period.", name=asked.path["name"]))


def shown_chart(one: Picture) -> ShownChart:
    """Return a chart as the page shows it."""
    columns, rows = one.table
    draw = DRAWINGS.get(one.name)
    return ShownChart(
        name=one.name,
        question=one.question,
        title=one.title,
        subtitle=one.subtitle,
        words=one.alt,
        source=one.source,
        drawing=draw(one.rows) if draw else None,
        week=tuple(_week(one.rows)) if one.name == best_time.NAME else (),
        headings=tuple(heading(column) for column in columns),
        rows=tuple(
            tuple(shown(column, value) for column, value in zip(columns, row, strict=True)) for row in rows[:LONGEST]
        ),
        left=max(0, len(rows) - LONGEST),
    )


def _week(rows: Sequence[TimeCell]) -> list[tuple[str, tuple[WeekCell, ...]]]:
    """Return the cells of the week, a line for each slot."""
    return [(rows[at].slot, tuple(map(_cell, rows[at : at + DAYS]))) for at in range(0, len(rows), DAYS)]


def _cell(row: TimeCell) -> WeekCell:
    when = best_time.time(row)
    if row.effect is not None:
        strength = min(3, 1 + int(abs(row.effect) * 10))
        look = f"{'up' if row.effect >= 0 else 'down'}{strength}{' better' if row.better else ''}"
        told = phrase(
            "{when}: {estimate}, posts: {posts}", when=when, estimate=best_time.interval(row), posts=row.posts
        )
        return WeekCell(share(row.effect), row.posts, look, told)
    if row.posts < FEWEST:
        return WeekCell(
            "", row.posts, "untested", phrase("{when}: untested, posts: {posts}", when=when, posts=row.posts)
        )
    return WeekCell("", row.posts, "", phrase("{when}: no estimate, posts: {posts}", when=when, posts=row.posts))


def _months(last: str) -> list[str]:
    """Return a month and those before it, as many as can be chosen."""
    year, month = map(int, last.split("-"))
    whole = year * 12 + month - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(whole, whole - MONTHS, -1)]


PAGE = WebPage("charts", "/charts", "web/charts.html", page_values, "Charts")
