"""A chart made ready: its table and its words now, its bytes when they are asked for.

The same rows give the same bytes on every machine with the same matplotlib: no date, no random id, one family of type.
"""

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, Protocol

from msgspec import Struct, structs

from postdesk.charts import theme
from postdesk.charts.captions import period_title
from postdesk.charts.sheet import NARROW, WIDE, Layout, Paper
from postdesk.charts.tables import cells_of, columns_of
from postdesk.figures.material import Material
from postdesk.words import say, says
from postdesk.words.dates import dated_days, day_and_month

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Format = Literal["svg", "png"]

HEAD, LINE, MORE = 36.0, 18.0, 13.0
"""Points above the body: for the line under the title, for each line of the title, for a second line under it."""
MARGIN = 16.0
"""Points left and right of the words."""
FOOT = 26.0
"""Points below the body, for the source."""
NOTE = 13.0
"""Points more, for a line below the source."""
METADATA: dict[str, dict[str, str | None]] = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}
_SCALES_AND_PLACES = re.compile(r"scale\([^)]*\)|-?\d+\.\d{3,}")
SIMULATED = "Simulated figures"


class Chart(Protocol):
    """What the module of a chart offers; its docstring's first line is the question it answers.

    `NOTHING` says that there is nothing to be drawn, in the place of how to read the picture.
    """

    NAME: str
    NOTHING: str
    Row: type[Any]

    def rows(self, material: Material) -> list[Any]:
        """Return the table behind the picture."""

    def title(self, rows: Sequence[Any]) -> str:
        """Return the finding, by a rule over the rows."""

    def subtitle(self, rows: Sequence[Any]) -> str:
        """Return how to read the picture."""

    def alt(self, rows: Sequence[Any]) -> str:
        """Return the picture in words."""

    def size(self, rows: Sequence[Any], layout: Layout) -> tuple[float, float]:
        """Return width and height of the body in points."""

    def draw(self, sheet: Paper, rows: Sequence[Any], top: float, layout: Layout) -> None:
        """Draw the body, from `top` points below the upper edge of the paper; there is at least one row."""


class Picture(Struct, frozen=True):
    """One chart of one period: table, title, words, and the means to draw it."""

    chart: Any
    rows: tuple[Any, ...]
    source: str
    simulated: bool
    narrow: bool = False

    @property
    def name(self) -> str:
        """The chart's name, and that of its files."""
        name: str = self.chart.NAME
        return f"{name}-narrow" if self.narrow else name

    @property
    def on_a_phone(self) -> "Picture | None":
        """The same picture for a narrow screen; None where nothing is drawn."""
        return structs.replace(self, narrow=True) if self.rows else None

    @property
    def question(self) -> str:
        """The question that the chart answers."""
        return say(str(self.chart.__doc__).partition("\n")[0])

    @property
    def title(self) -> str:
        """The finding."""
        title: str = self.chart.title(self.rows)
        return title

    @property
    def subtitle(self) -> str:
        """How to read the picture, or that there is nothing to be drawn."""
        subtitle: str = self.chart.subtitle(self.rows) if self.rows else say(self.chart.NOTHING)
        return subtitle

    @property
    def alt(self) -> str:
        """The picture in words; says so where figures are simulated."""
        words: str = self.chart.alt(self.rows)
        return f"{words} {say(SIMULATED)}." if self.simulated else words

    @property
    def table(self) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Column names, and the rows as plain values."""
        return columns_of(self.chart.Row), [cells_of(row) for row in self.rows]

    def drawn(self, format: Format) -> bytes:
        """Return the picture as SVG or PNG."""
        image = self._saved(format)
        return _own(image.decode(), self.name, self.alt).encode() if format == "svg" else image

    def _saved(self, format: Format) -> bytes:
        """Draw the figure and return what matplotlib writes."""
        from matplotlib import rc_context

        with rc_context(theme.SETTINGS | {"svg.hashsalt": self.name}):
            image = BytesIO()
            dots = 150 if format == "png" else 72
            self.figure().savefig(image, format=format, dpi=dots, metadata=METADATA[format])
        return image.getvalue()

    def figure(self) -> "Figure":
        """Return the picture as matplotlib has it."""
        from matplotlib.figure import Figure

        chart = self.chart
        layout = NARROW if self.narrow else WIDE
        width, height = chart.size(self.rows, layout) if self.rows else (layout.width, 0)
        head = theme.headline(self.title, width - 2 * MARGIN)
        under = theme.wrapped(self.subtitle, theme.SUBTITLE, width - 2 * MARGIN)
        top = HEAD + LINE * len(head) + MORE * (len(under) - 1)
        figure = Figure(figsize=(width / 72, (top + height + FOOT) / 72), facecolor=theme.WHITE)
        sheet = Paper(figure)
        if self.rows:
            chart.draw(sheet, self.rows, top, layout)
        self._frame(sheet)
        for number, line in enumerate(head):
            sheet.line(MARGIN, 18 + LINE * number, line, size=theme.TITLE, bold=True)
            sheet.name("head")
        for number, line in enumerate(under):
            sheet.line(MARGIN, 21 + LINE * len(head) + MORE * number, line, size=theme.SUBTITLE, colour=theme.QUIET)
            sheet.name("under")
        return figure

    def _frame(self, sheet: Paper) -> None:
        """Write the source below the body, and what else a reader must know of the picture."""
        room, below = sheet.width - 2 * MARGIN, sheet.height - 12
        simulated = say(SIMULATED)
        lines = theme.wrapped(self.source, theme.SMALL, room)
        for number, line in enumerate(lines):
            sheet.lengthen(NOTE * bool(number))
            below += NOTE * bool(number)
            sheet.line(MARGIN, below, line, size=theme.SMALL, colour=theme.QUIET)
        if self.simulated:
            mark = theme.width(simulated, theme.SMALL, bold=True) + 12
            apart = NOTE * (theme.width(lines[-1], theme.SMALL) > room - mark)
            sheet.lengthen(apart)
            below += apart
            sheet.line(MARGIN, below, simulated, end=True, size=theme.SMALL, colour=theme.ORANGE, bold=True)
        if sheet.boxed:
            sheet.lengthen(NOTE)
            sheet.line(
                MARGIN, below + NOTE, undrawn(len(sheet.boxed)), size=theme.SMALL, colour=theme.ORANGE, room=room
            )


def undrawn(texts: int) -> str:
    """Say that some texts hold letters that no font here has, and who knows what to install."""
    return says(
        "{n} text holds letters that no font here can draw: □. postdesk doctor says what to install.",
        "{n} texts hold letters that no font here can draw: □. postdesk doctor says what to install.",
        texts,
    )


def picture(chart: Chart, material: Material, weeks: int = 0) -> Picture:
    """Return a chart of one period, ready to be drawn; `weeks` are those that it looks at, 0 for the period alone."""
    period, rows = material.period, chart.rows(material)
    named = dated_days(period.mondays(weeks)[0], period.days[-1]) if weeks else period_title(period)
    if period.noun != "campaign":
        named = named[:1].upper() + named[1:]  # a month begins a sentence here; a campaign is called what it is called
    source = say("Source: postdesk log. {period}.", period=named)
    if period.running(material.now):
        day = day_and_month(material.today)
        source = say("Source: postdesk log. {period}, as it stood on {day}.", period=named, day=day)
    return Picture(chart, tuple(rows), source, material.simulated)


def _own(svg: str, name: str, alt: str) -> str:
    """Give an SVG its alternative text and ids of its own, so that several stand in one page.

    What only repeats or decorates goes: comments with the texts, metadata, ids that nothing refers to, and the style
    that would hold for every drawing of the page.
    """
    svg = re.sub(r"\s*(<!--.*?-->|<metadata>.*?</metadata>|<defs>\s*<style.*?</defs>)", "", svg, flags=re.DOTALL)
    wanted = {*re.findall(r'href="#([^"]+)"', svg), "head", "under"}
    svg = re.sub(r' id="([^"]+)"', lambda found: f' id="{name}-{found[1]}"' if found[1] in wanted else "", svg)
    svg = svg.replace('href="#', f'href="#{name}-').replace(" \nL ", "L").replace(" \n", "")
    svg = _SCALES_AND_PLACES.sub(_to_hundredths, svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" stroke-linejoin="round" ', 1)


def _to_hundredths(found: re.Match[str]) -> str:
    """Return a place in hundredths of a point, finer than any screen; a scale as it is."""
    return found[0] if found[0].startswith("scale") else f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


def body_of(svg: str) -> str:
    """Return a picture without title and subtitle, for a page that writes them as text above it.

    Colours become the page's custom properties (see `theme.ON_SCREEN`), so that the picture can follow it into the
    dark.
    """
    return re.sub(r"(?<=: )#[0-9a-f]{6}", lambda found: theme.ON_SCREEN.get(found[0], found[0]), bare(svg))


def bare(svg: str) -> str:
    """Return a picture without title and subtitle, in its own colours, for paper.

    Both are the last things in the drawing, so they can be cut off; the view then begins below them.
    """
    head = HEAD + LINE * svg.count('-head">') + MORE * (svg.count('-under">') - 1)
    svg = re.sub(
        r' *<g id="[^"]*-head">.*', "  </g>\n </g>\n</svg>\n", svg[svg.index("<svg ") :], count=1, flags=re.DOTALL
    )
    shape = re.search(r' width="[^"]*" height="[^"]*" viewBox="0 0 (\S+) (\S+)"', svg)
    if shape is None:  # pragma: no cover - matplotlib writes it into every drawing
        return svg
    view = f' viewBox="0 {head:g} {shape[1]} {float(shape[2]) - head:g}"'
    return svg.replace(shape[0], view, 1)
