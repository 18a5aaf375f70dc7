"""A figure as a sheet of paper, measured in points from the upper corner in which its language begins to read.

What is written from the right is drawn from the right: left and right are said here as a reader of English has them.

Charts here are tables with marks in them more than plots with axes, so everything is placed by the point. Marks of
one kind are one collection: a chart of 300 posts is a handful of artists.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from postdesk.charts import fonts, theme
from postdesk.words import direction

if TYPE_CHECKING:
    from matplotlib.collections import Collection
    from matplotlib.figure import Figure
    from matplotlib.path import Path

Box = tuple[float, float, float, float]
"""Left, top, width, height, in points."""
Line = tuple[tuple[float, float], tuple[float, float]]
"""From where to where, in points."""
MIRRORED: Mapping[str, Literal["left", "center", "right"]] = {"left": "right", "center": "center", "right": "left"}
INSET = 12.0
"""From the edge of a narrow paper to what is drawn, in points."""


class Layout(Struct, frozen=True):
    """The paper of a page, where words stand beside the marks; or that of a phone, where they stand above them."""

    width: float
    beside: bool

    @property
    def end(self) -> float:
        """Where the marks and words of a narrow paper end, in points."""
        return self.width - INSET


class Stretch(Struct, frozen=True):
    """Where a scale begins and ends on the paper, in points."""

    left: float
    right: float

    def at(self, share: float) -> float:
        """Return where a share of the whole scale ends."""
        return self.left + (self.right - self.left) * share


def flowed(words: Sequence[str], span: Stretch, room: float = 14) -> list[tuple[float, int]]:
    """Return where the marks of a key stand: how far from the edge, and on which line; `room` is a mark's own."""
    places: list[tuple[float, int]] = []
    x, line = span.left, 0
    for each in words:
        wide = room + theme.width(theme.plain(each), theme.SMALL)
        if x > span.left and x + wide > span.right:
            x, line = span.left, line + 1
        places.append((x, line))
        x += wide + 16
    return places


WIDE, NARROW = Layout(547, beside=True), Layout(312, beside=False)


class Paper:
    """The paper that a chart is drawn on."""

    def __init__(self, figure: "Figure") -> None:
        """Cover the whole figure with one axes whose unit is the point and whose y grows downward.

        `boxed` gathers the texts that hold letters no font here can draw.
        """
        self.figure = figure
        inches = figure.get_size_inches()
        self.width, self.height = float(inches[0]) * 72, float(inches[1]) * 72
        self.axes = figure.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(self.height, 0))
        self.axes.set_axis_off()
        self.boxed: set[str] = set()
        self._mirrored = direction() == "rtl"
        self._layer = 0

    def lengthen(self, points: float) -> None:
        """Add paper at the lower edge."""
        self.height += points
        self.figure.set_size_inches(self.width / 72, self.height / 72)
        self.axes.set_ylim(self.height, 0)

    def _from_edge(self, x: float, wide: float = 0) -> float:
        """Return where what is so wide stands from the left edge, given from that in which the language begins."""
        return self.width - x - wide if self._mirrored else x

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = theme.LABEL,
        colour: str = theme.INK,
        align: Literal["left", "center", "right"] = "left",
        bold: bool = False,
        room: float | None = None,
    ) -> None:
        """Write a line whose middle is at `y`; where a width is given it is written smaller, then cut, to fit in."""
        if room is not None and theme.width(theme.plain(words), size, bold) > room:
            size = min(size, theme.SMALL)
        line = theme.plain(words) if room is None else theme.fitted_label(words, size, room, bold)
        if fonts.missing(words):
            self.boxed.add(words)
        if line:
            font = theme.type_of(size, bold, line)
            self.axes.text(
                self._from_edge(x),
                y,
                theme.directed(line),
                fontproperties=font,
                color=colour,
                ha=MIRRORED[align] if self._mirrored else align,
                va="center_baseline",
                zorder=self._above(),
            )

    def line(self, margin: float, y: float, words: str, *, end: bool = False, **said: Any) -> None:  # noqa: ANN401 - as `text` has
        """Write a line from the margin at which the language begins to read, or up to the one at which it ends."""
        self.text(self.width - margin if end else margin, y, words, align="right" if end else "left", **said)

    def block(self, x: float, y: float, words: str, room: float, **said: Any) -> None:  # noqa: ANN401 - as `text` has
        """Write a text whose middle is at `y`: on one line where it fits in, else small and on two."""
        size = said.pop("size", theme.LABEL)
        if theme.width(theme.plain(words), theme.SMALL, said.get("bold", False)) <= room:
            self.text(x, y, words, size=size, room=room, **said)
            return
        lines = theme.wrapped(words, theme.SMALL, room, said.get("bold", False))
        for number, line in enumerate(lines):
            above = theme.LEADING * (number - (len(lines) - 1) / 2)
            self.text(x, y + above, line, size=theme.SMALL, room=room, **said)

    def pair(self, x: float, y: float, words: str, more: str, room: float, *, bold: bool = False) -> None:
        """Write a text and, small and quiet below it, what is to be known beside; both around `y`."""
        lines = theme.wrapped(more, theme.SMALL, room) if more else []
        heads = len(theme.wrapped(words, theme.SMALL, room, bold))
        up = (theme.LEADING * (len(lines) + heads - 1) + 2) / 2 if lines else 0
        self.block(x, y - up + theme.LEADING * (heads - 1) / 2, words, room, bold=bold)
        for number, line in enumerate(lines, heads):
            self.text(x, y - up + 3 + theme.LEADING * number, line, size=theme.SMALL, colour=theme.QUIET)

    def above(self, y: float, name: str, words: str, *, bold: bool = False) -> None:
        """Write a name, and at the other end of the line its figures, above what a narrow paper shows of it."""
        room = self.width - 2 * INSET
        most = room * 0.6
        self.line(INSET, y, words, end=True, bold=bold, room=most)
        left = room - min(theme.width(theme.plain(words), theme.LABEL, bold), most) - 8
        self.line(INSET, y, name, bold=bold, room=left)

    def below(self, y: float, words: str) -> None:
        """Write, small and on at most two lines, what is to be known of the marks above."""
        for number, line in enumerate(theme.wrapped(words, theme.SMALL, self.width - 2 * INSET)):
            self.line(INSET, y + theme.LEADING * number, line, size=theme.SMALL, colour=theme.QUIET)

    def key(self, x: float, y: float, words: str, room: float = 14) -> float:
        """Write what the mark at `x` means, `room` points behind it; return where the next mark can stand."""
        self.text(x + room, y, words, size=theme.SMALL, colour=theme.QUIET)
        return x + room + theme.width(theme.plain(words), theme.SMALL) + 16

    def name(self, group: str) -> None:
        """Give the text that was written last a name in the drawing."""
        self.axes.texts[-1].set_gid(group)

    def boxes(
        self,
        boxes: Iterable[Box],
        fill: str | Sequence[str],
        *,
        edge: str = "none",
        line: float = 0.8,
        dash: str | tuple[int, tuple[int, ...]] = "solid",
    ) -> None:
        """Draw rectangles, of one colour or of one each; those of a colour become one shape."""
        from matplotlib.collections import PathCollection
        from matplotlib.path import Path

        places = [(self._from_edge(x, wide), y, wide, high) for x, y, wide, high in boxes]
        colours = [fill] * len(places) if isinstance(fill, str) else fill
        shapes: dict[str, list[Path]] = {}
        for (x, y, wide, high), colour in zip(places, colours, strict=True):
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            shapes.setdefault(colour, []).append(Path(corners, closed=True))
        paths = [Path.make_compound_path(*same) for same in shapes.values()]
        if paths:
            self._add(PathCollection(paths, facecolors=list(shapes), edgecolors=edge, linewidths=line, linestyles=dash))

    def lines(
        self,
        lines: Iterable[Line],
        colour: str = theme.RULE,
        line: float = 0.8,
    ) -> None:
        """Draw straight lines."""
        from matplotlib.collections import LineCollection

        segments = [[(self._from_edge(x), y) for x, y in ends] for ends in lines]
        if segments:
            self._add(LineCollection(segments, colors=colour, linewidths=line))

    def dots(
        self,
        middles: Sequence[tuple[float, float]],
        radius: float,
        fill: str,
        *,
        edge: str = theme.WHITE,
        line: float = 0.6,
    ) -> None:
        """Draw circles of one kind."""
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D

        if middles:
            self._stamp(Path.unit_circle().transformed(Affine2D().scale(radius)), middles, fill, edge=edge, line=line)

    def numbers(self, middles: dict[tuple[str, str], list[tuple[float, float]]], size: float = theme.SMALL) -> None:
        """Write short numbers, given by (words, colour): each is shaped once and stamped wherever it stands."""
        from matplotlib.textpath import TextPath
        from matplotlib.transforms import Affine2D

        for (words, colour), places in sorted(middles.items()):
            shape = TextPath((0, 0), words, prop=theme.type_of(size, text=words))
            box = shape.get_extents()
            middle = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
            self._stamp(shape.transformed(middle), places, colour)
            self.axes.collections[-1].set_label(words)

    def _stamp(
        self, shape: "Path", middles: Sequence[tuple[float, float]], fill: str, *, edge: str = "none", line: float = 0
    ) -> None:
        """Draw one shape in many places."""
        from matplotlib.collections import PathCollection
        from matplotlib.transforms import Affine2D

        stamps = PathCollection(
            [shape],
            offsets=[(self._from_edge(x), y) for x, y in middles],
            offset_transform=self.axes.transData,
            facecolors=fill,
            edgecolors=edge,
            linewidths=line,
        )
        stamps.set_transform(Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans)
        self._add(stamps)

    def _add(self, marks: "Collection") -> None:
        """Put marks above all that is there."""
        marks.set_zorder(self._above())
        marks.set_clip_on(False)
        self.axes.add_collection(marks, autolim=False)

    def _above(self) -> int:
        """Return the next layer: what is drawn later lies above."""
        self._layer += 1
        return self._layer
