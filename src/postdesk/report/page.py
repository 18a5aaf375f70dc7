"""A report as one HTML file: pictures inside, no script, nothing fetched; for any screen, light or dark, and paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from postdesk.charts.ages import SETTLED
from postdesk.charts.picture import Picture, body
from postdesk.report.contents import Report
from postdesk.report.definitions import DEFINITIONS
from postdesk.report.tables import MISSING, cell, excerpt, lines, power_table, safe, source, span, usual, when
from postdesk.words import language, say, says

LONGEST = 84
"""Rows of a chart's table that a page prints; longer ones stand in the file beside it."""


def page(report: Report, drawings: Mapping[str, bytes]) -> str:
    """Return the report as HTML; `drawings` are the charts as SVG, by name."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    templates = FileSystemLoader(Path(__file__).parent)
    kitchen = Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    inline = {name: Markup(body(drawing.decode())) for name, drawing in drawings.items()}  # noqa: S704 - our own drawing
    helpers: dict[str, Any] = {
        "when": when,
        "cell": cell,
        "excerpt": excerpt,
        "safe": safe,
        "usual": usual,
        "fits": fits,
        "source": source,
        "span": span,
        "say": say,
        "says": says,
        "language": language(),
    }
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
        **helpers,
    )


def fits(picture: Picture) -> bool:
    """Whether a chart's table is short enough for the page."""
    return len(picture.rows) <= LONGEST
