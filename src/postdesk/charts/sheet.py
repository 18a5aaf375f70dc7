"""A figure as a sheet of paper, measured in points from its upper left corner.

Charts here are tables with marks in them more than plots with axes, so everything is placed by the point. Marks of
one kind are one collection: a chart of 300 posts is a handful of artists.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

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
        self._layer = 0

    def lengthen(self, points: float) -> None:
        """Add paper at the lower edge."""
        self.height += points
        self.figure.set_size_inches(self.width / 72, self.height / 72)
        self.axes.set_ylim(self.height, 0)

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
                x,
                y,
                theme.directed(line),
                fontproperties=font,
                color=colour,
                ha=align,
                va="center_baseline",
                zorder=self._above(),
            )

    def line(self, margin: float, y: float, words: str, *, end: bool = False, **said: Any) -> None:  # noqa: ANN401 - as `text` has
        """Write a line from the margin at which the language begins to read, or up to the one at which it ends."""
        left = (direction() == "ltr") != end
        self.text(margin if left else self.width - margin, y, words, align="left" if left else "right", **said)

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

        places = list(boxes)
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

        segments = list(lines)
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
            offsets=middles,
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
