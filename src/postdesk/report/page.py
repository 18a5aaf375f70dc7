"""A report as one HTML file: pictures inside, no script, nothing fetched; for any screen, light or dark, and paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from postdesk.charts.ages import SETTLED
from postdesk.charts.picture import Picture, body
from postdesk.report.columns import heading, shown
from postdesk.report.contents import Report
from postdesk.report.definitions import DEFINITIONS
from postdesk.report.paper import counted_last, exported, figured, invented
from postdesk.report.tables import MISSING, cell, excerpt, lines, power_table, safe, span, usual, when
from postdesk.words import clauses, colon, decimal, direction, language, num, say, says, series

LONGEST = 84
"""Rows of a chart's table that a page prints; longer ones stand in the file beside it."""


def fits(picture: Picture) -> bool:
    """Whether a chart's table is short enough for the page."""
    return len(picture.rows) <= LONGEST


SPEAKING = (
    cell, clauses, colon, counted_last, decimal, excerpt, exported, figured, fits, heading, invented, num, safe, say,
    says, series, shown, span, usual, when,
)  # fmt: skip
"""What the page calls by name."""


def page(report: Report, drawings: Mapping[str, bytes]) -> str:
    """Return the report as HTML; `drawings` are the charts as SVG, by name."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    templates = FileSystemLoader(Path(__file__).parent)
    kitchen = Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    inline = {name: Markup(body(drawing.decode())) for name, drawing in drawings.items()}  # noqa: S704 - our own drawing
    helpers: dict[str, Any] = {one.__name__: one for one in SPEAKING}
    return kitchen.get_template("page.html").render(
        report=report,
        period=report.period,
        charts=report.pictures,
        drawings=inline,
        lines=lines(report),
        definitions=DEFINITIONS,
        power=power_table(),
        missing=MISSING,
        settled=int(SETTLED),
        language=language(),
        direction=direction(),
        **helpers,
    )
