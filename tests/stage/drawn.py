"""What stands in a drawn chart: each text and number with its box, its colour, and the colour behind it."""

from typing import NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox

from postdesk.charts import theme

FINE = 4
"""Dots a point: on a coarse canvas letters snap to its dots, and words are wider than on paper."""


class Mark(NamedTuple):
    """Words on the paper: `box` in points, `behind` the fill of the uppermost box below them."""

    words: str
    box: Bbox
    colour: str
    behind: str


def marks(figure):
    """Return every text and every stamped number of a figure, in points from its lower left corner."""
    figure.set_dpi(72 * FINE)
    measuring = FigureCanvasAgg(figure).get_renderer()
    (axes,) = figure.axes
    fills = [fill for one in axes.collections for fill in filled(one)]
    found = [
        (text.get_text(), points(text.get_window_extent(measuring)), to_hex(text.get_color()), text.get_zorder())
        for text in axes.texts
    ]
    found += [number for one in axes.collections for number in numbers(one)]
    return [
        Mark(words, box, colour, behind(fills, axes.transData.inverted().transform(middle(box, FINE)), layer))
        for words, box, colour, layer in found
    ]


def points(box):
    return Bbox(box.get_points() / FINE)


def middle(box, scale):
    return scale * (box.x0 + box.x1) / 2, scale * (box.y0 + box.y1) / 2


def filled(collection):
    """Yield the rectangles of a collection, in points: left, upper edge, right, lower edge, colour, layer."""
    if isinstance(collection, PathCollection) and not is_stamp(collection):
        for path, colour in zip(collection.get_paths(), collection.get_facecolors(), strict=False):
            for first in range(0, len(path.vertices), 5):
                xs, ys = zip(*path.vertices[first : first + 5], strict=True)
                yield min(xs), min(ys), max(xs), max(ys), to_hex(colour), collection.get_zorder()


def is_stamp(collection):
    return len(collection.get_offsets()) > 1 or collection.get_offsets().any()


def numbers(collection):
    """Yield the numbers that a collection stamps; dots have no label."""
    if not collection.get_label().startswith("_"):
        for box in stamped(collection):
            yield collection.get_label(), box, to_hex(collection.get_facecolor()[0]), collection.get_zorder()


def dots(figure):
    """Return the boxes of the dots of a figure whose marks were asked for."""
    found = [one for one in figure.axes[0].collections if isinstance(one, PathCollection) and is_stamp(one)]
    return [box for one in found if one.get_label().startswith("_") for box in stamped(one)]


def stamped(collection):
    """Yield the box of each copy of a shape."""
    shape = collection.get_paths()[0].get_extents()
    for x, y in collection.get_offset_transform().transform(collection.get_offsets()) / FINE:
        yield Bbox([[x + shape.x0, y + shape.y0], [x + shape.x1, y + shape.y1]])


def behind(fills, place, layer):
    """Return the fill that lies under a place, below a layer; the paper where nothing does."""
    x, y = place
    under = [
        (above, colour)
        for left, top, right, bottom, colour, above in fills
        if left <= x <= right and top <= y <= bottom and above < layer
    ]
    return max(under)[1] if under else theme.WHITE
