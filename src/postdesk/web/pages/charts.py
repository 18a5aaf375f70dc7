"""Charts to look at: those of the reports, as tables, lines and words, for a week, a month or a campaign."""

import re
from collections.abc import Sequence

from msgspec import Struct

from postdesk.charts import best_time, hashtag_weeks
from postdesk.charts.picture import Picture
from postdesk.charts.ratios import share
from postdesk.figures.times import DAYS, FEWEST, TimeCell
from postdesk.report import Report
from postdesk.report.columns import heading, shown
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.strips import DRAWINGS, Drawing
from postdesk.web.wording import phrase
from postdesk.words import language
from postdesk.words.dates import weekdays

LONGEST = 24
"""Rows of a table that a page shows; its CSV has every one."""
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
    """Return the charts of the period that was asked for with `of`: "2026-11", "2026-W47", or a campaign."""
    wanted = asked.query.get("of", "") or asked.desk.local(asked.desk.now())[:7]
    made = charted_report(asked, wanted)
    charts = [shown_chart(one) for one in made.pictures if one.name not in ELSEWHERE]
    return {
        "of": wanted,
        "charts": sorted(charts, key=lambda chart: not chart.drawn),
        "campaigns": asked.desk.reports.campaigns(),
        "months": _months(wanted if re.fullmatch(r"\d{4}-\d\d", wanted) else asked.desk.local(asked.desk.now())[:7]),
        "simulated": made.simulated,
        "weekdays": weekdays(),
    }


def charted_report(asked: PageRequest, wanted: str) -> Report:
    """Return the report whose charts are shown, in the language of the page; PostdeskError where there is none."""
    reports = asked.desk.reports
    if re.fullmatch(r"\d{4}-W\d\d", wanted):
        return reports.week(wanted, language())
    if re.fullmatch(r"\d{4}-\d\d", wanted):
        return reports.month(wanted, language())
    return reports.campaign(wanted, language())


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
    """Return a month and the eleven before it."""
    year, month = map(int, last.split("-"))
    whole = year * 12 + month - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(whole, whole - 12, -1) if number >= 12]


PAGE = WebPage("charts", "/charts", "web/charts.html", page_values, "Charts")
