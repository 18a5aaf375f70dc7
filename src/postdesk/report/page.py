"""A report as one HTML file: pictures inside, no script, nothing fetched; for any screen, light or dark, and paper."""

from collections.abc import Mapping

from postdesk.charts.captions import period_ahead, period_title
from postdesk.charts.picture import Picture, body_of
from postdesk.charts.shared_letters import with_shared_letters
from postdesk.charts.theme import directed
from postdesk.html import drawing, html_page
from postdesk.report.breaks import series_breaks
from postdesk.report.columns import heading, shown
from postdesk.report.contents import Report
from postdesk.report.definitions import defined
from postdesk.report.freshness import fresh_and_missing
from postdesk.report.paper import exported, figured, invented
from postdesk.report.plain import languages_of
from postdesk.report.sections import SECTIONS
from postdesk.report.tables import (
    MISSING,
    cell,
    excerpt,
    given_numbers,
    lines,
    not_given,
    power_table,
    span,
    test_table,
    usual,
    when,
)
from postdesk.report.went_out import coming, stands_out, went_out
from postdesk.report.wording import (
    figure_label,
    figure_note,
    none_in,
    standout_why,
    why_absent,
)
from postdesk.text.inert import web_address
from postdesk.words import clauses, colon, decimal, direction, language, num, say, says, series
from postdesk.words.unbroken import unbroken

LONGEST = 84
"""Rows of a chart's table that a page prints; longer ones stand in the file beside it."""


def fits(picture: Picture) -> bool:
    """Whether a chart's table is short enough for the page."""
    return len(picture.rows) <= LONGEST


SPEAKING = (
    cell, clauses, colon, coming, decimal, directed, excerpt, exported, figure_label, figure_note, figured,
    fits, fresh_and_missing, given_numbers, heading, invented, languages_of, none_in, not_given, num,
    period_ahead, period_title, say, says, series, series_breaks, shown, span, standout_why, stands_out, usual,
    web_address, went_out, when, why_absent,
)  # fmt: skip
"""What the page calls by name."""


def page(report: Report, drawings: Mapping[str, bytes]) -> str:
    """Return the report as HTML; `drawings` are the charts as SVG, by name."""
    seen = {one.name for picture in report.pictures if picture.rows for one in (picture, picture.on_a_phone) if one}
    bodies, letters = with_shared_letters(
        {name: body_of(one.decode()) for name, one in drawings.items() if name in seen}
    )
    values: dict[str, object] = {
        "report": report,
        "sections": SECTIONS,
        "period": report.period,
        "drawings": {name: drawing(body) for name, body in bodies.items()},
        "letters": drawing(letters),
        "lines": lines(report),
        "definitions": defined(),
        "power": power_table(),
        "tests": test_table(report),
        "missing": MISSING,
        "language": language(),
        "direction": direction(),
    }
    return html_page("report.html", values | {one.__name__: one for one in SPEAKING}, unbroken)
