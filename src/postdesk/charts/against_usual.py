"""Were this period's posts engaged with more, or less, than usual?

Each post is a dot: reactions + comments + shares at seven days, or so far where it is younger, against
the twelve weeks before. The title repeats what the rank-sum rule found and nothing else.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log1p
from statistics import median

from postdesk.charts import theme
from postdesk.charts.captions import shortened
from postdesk.charts.sheet import INSET, Layout, Paper
from postdesk.charts.tables import grouped
from postdesk.figures.headline_rule import CLEAR
from postdesk.figures.material import USUAL
from postdesk.figures.usual import ComparedPost, Usual, compared_posts, usual
from postdesk.words import clauses, colon, num, say, says, sentence, series

NAME = "against-usual"
NOTHING = "No post has figures yet."
Row = ComparedPost
rows = compared_posts


class Strips(Layout, frozen=True):
    """Where a strip stands, in points: the ends of the scale, the height of a strip with its words.

    The words stand `beside` the strip, or else in two lines above it.
    """

    left: float
    right: float
    row: float

    def strip(self, top: float) -> tuple[float, float]:
        """Return the upper edge and the height of the band in a strip that begins at `top`."""
        return (top + 7, self.row - 14) if self.beside else (top + 28, self.row - 34)


WIDE = Strips(547, beside=True, left=112, right=398, row=46)
NARROW = Strips(312, beside=False, left=INSET, right=300, row=62)


def by_network(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows of each network, the one with most posts in the period first."""
    return dict(
        sorted(
            grouped(rows, "network").items(),
            key=lambda item: (-sum(row.current for row in item[1]), -len(item[1]), item[0]),
        )
    )


def title(rows: Sequence[Row]) -> str:
    """Say which networks the rule found above or below their usual, or that it found none, or could test none."""
    outcomes = {row.network: row.outcome for row in rows}
    above, below = (
        sorted(name for name, outcome in outcomes.items() if outcome == wanted) for wanted in ("above", "below")
    )
    if above and below:
        return _apart(above, below)
    for names, words in ((above, ABOVE), (below, BELOW)):
        if names:
            return says(*words, len(names), names=shortened(names))
    if not any(row.current for row in rows):
        return say("This period has no post with figures")
    if all(outcome in {"too few", "too short"} for outcome in outcomes.values()):
        return say("Too few posts with figures to compare with usual")
    return say("No network is clearly above or below its usual")


def _apart(above: Sequence[str], below: Sequence[str]) -> str:
    """Say which networks are above and which below; of what, where there is room for it."""
    lower = colon(shortened(below), say(CLEARLY["below"]))
    if len(above) == len(below) == 1:
        return clauses(says(*ABOVE, 1, names=above[0]), lower)
    return clauses(colon(shortened(above), say(CLEARLY["above"])), lower)


ABOVE = ("{names} is clearly above its usual", "{names} are clearly above their usual")
BELOW = ("{names} is clearly below its usual", "{names} are clearly below their usual")


def subtitle(rows: Sequence[Row]) -> str:
    """Say what a dot is and how many there are."""
    current = sum(row.current for row in rows)
    before = len(rows) - current
    return say(
        "Engagements per post. Bold: this report (n = {current}); pale: the {weeks} weeks before (n = {before}).",
        current=current,
        weeks=USUAL,
        before=before,
    )


def band_of(rows: Sequence[Row]) -> Usual | None:
    """Return what is usual on one network; None where that is not known."""
    return usual(row.engagements for row in rows if not row.current)


def said(rows: Sequence[Row]) -> tuple[str, str]:
    """Return one network's figures in words: this period's, and what is usual."""
    current = [row.engagements for row in rows if row.current]
    if not current:
        now = say("no post with figures")
    elif len(current) == 1:
        now = say("{value} (n = 1)", value=num(current[0]))
    else:
        now = say("median {value} (n = {posts})", value=num(median(current)), posts=len(current))
    band = band_of(rows)
    if band is None:
        return now, say("too few posts to compare")
    return now, say("usual {low} to {high}", low=num(band.low), high=num(band.high))


def alt(rows: Sequence[Row]) -> str:
    """Say each network's median, its usual range and what the rule found."""
    parts = [sentence(title(rows))]
    for network, own in by_network(rows).items():
        now, band = said(own)
        parts.append(sentence(colon(network, series([now, band, clearly(own)]))))
    return " ".join(parts)


CLEARLY: Mapping[str, str] = {"above": "clearly above", "below": "clearly below", "still rising": "still rising"}


def clearly(own: Sequence[Row]) -> str:
    """Return what the rule found of a network, to stand beside its figures; nothing where it is ordinary."""
    return say(CLEARLY[own[0].outcome]) if own[0].outcome in CLEARLY else ""


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    strips = _strips(layout)
    return strips.width, (34 if layout.beside else 48) + strips.row * len(by_network(rows))


def _strips(layout: Layout) -> Strips:
    """Return where the strips stand on a paper."""
    return WIDE if layout.beside else NARROW


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a strip of dots for each network on one logarithmic scale; its words stand beside it, or above."""
    strips, own = by_network(rows), _strips(layout)
    scale = Scale(max(row.engagements for row in rows), own)
    bottom = top + own.row * len(strips)
    _axis(sheet, scale, top, bottom)
    _bands(sheet, scale, list(strips.values()), top)
    places = [(row, scale.x(row.engagements), y) for (row, y) in _places(list(strips.values()), top, own)]
    sheet.dots([(x, y) for row, x, y in places if not row.current], 2.3, theme.PALE_BLUE)
    sheet.dots([(x, y) for row, x, y in places if row.current], 4.2, theme.BLUE, line=1)
    for number, (network, posts) in enumerate(strips.items()):
        (_beside if own.beside else _above)(sheet, network, posts, top + own.row * number)
    if any(band_of(posts) for posts in strips.values()):
        _key(sheet, own, bottom)


class Scale:
    """A scale on which equal distances are equal factors, and which still has room for 0."""

    def __init__(self, highest: float, layout: Strips = WIDE) -> None:
        """Reach a little beyond the highest value, and at least to 10."""
        self.layout = layout
        self._full = log1p(max(highest, 8) * 1.2)
        powers = [10**power for power in range(1, 10)]
        every = (0, 3, *(step * power for power in powers for step in (1, 3)))
        reached = [[value for value in some if log1p(value) <= self._full] for some in (every, (0, *powers))]
        self.marks = next((some for some in reached if self._has_room(some)), [0, *reached[-1][3::3]])

    def _has_room(self, marks: Sequence[int]) -> bool:
        """Tell whether the numbers of all marks can stand beside each other."""
        spans = [(self.x(value), theme.width(num(value), theme.SMALL) / 2) for value in marks]
        return all(x - half > before + wide + 3 for (before, wide), (x, half) in pairwise(spans))

    def x(self, value: float) -> float:
        """Return where a value stands; corrections below 0 stand at 0."""
        left, right = self.layout.left, self.layout.right
        return left + (right - left) * log1p(max(value, 0)) / self._full


def _axis(sheet: Paper, scale: Scale, top: float, bottom: float) -> None:
    """Draw the scale below the strips."""
    layout = scale.layout
    for number in range(round((bottom - top) / layout.row)):
        upper, high = layout.strip(top + layout.row * number)
        ends = (upper, upper + high) if not layout.beside else (upper - 7, upper + high + 7)
        sheet.lines([((scale.x(value), ends[0]), (scale.x(value), ends[1])) for value in scale.marks])
    for value in scale.marks:
        sheet.text(scale.x(value), bottom + 11, num(value), size=theme.SMALL, colour=theme.QUIET, align="center")


def _key(sheet: Paper, layout: Strips, bottom: float) -> None:
    """Draw what a band is."""
    x, y = (layout.right + 14, bottom + 11) if layout.beside else (layout.left, bottom + 27)
    sheet.boxes([(x, y - 5, 16, 10)], theme.RANGE)
    sheet.lines([((x + 8, y - 5), (x + 8, y + 5))], theme.QUIET, 1.6)
    sheet.key(x, y, say("usual: the middle half"), 21)


def _bands(sheet: Paper, scale: Scale, strips: Sequence[Sequence[Row]], top: float = 0) -> None:
    """Draw the middle half of what is usual, and its median."""
    layout = scale.layout
    bands = [
        (*layout.strip(top + layout.row * number), band) for number, own in enumerate(strips) if (band := band_of(own))
    ]
    sheet.boxes(
        [(scale.x(band.low), y, max(scale.x(band.high) - scale.x(band.low), 2), high) for y, high, band in bands],
        theme.RANGE,
    )
    middles = [(scale.x(band.middle), y, high) for y, high, band in bands]
    sheet.lines([((x, y), (x, y + high)) for x, y, high in middles], theme.QUIET, 1.6)


def _places(strips: Sequence[Sequence[Row]], top: float, layout: Strips) -> list[tuple[Row, float]]:
    """Spread each strip's dots up and down by the golden ratio, so that equal values do not hide each other."""
    found = []
    for number, own in enumerate(strips):
        upper, high = layout.strip(top + layout.row * number)
        middle, room = upper + high / 2, high - 6
        found += [(row, middle + ((place * 0.618034 + 0.5) % 1 - 0.5) * room) for place, row in enumerate(own)]
    return found


def _beside(sheet: Paper, network: str, own: Sequence[Row], top: float) -> None:
    """Write the network's name on the left of its strip and its figures on the right."""
    now, band = said(own)
    middle, x, bold = top + WIDE.row / 2, WIDE.right + 14, own[0].outcome in CLEAR
    sheet.text(102, middle, network, align="right", room=88, bold=bold)
    sheet.pair(x, middle, now, series([band, clearly(own)]), WIDE.width - 12 - x, bold=bold)


def _above(sheet: Paper, network: str, own: Sequence[Row], top: float) -> None:
    """Write the network's name and its figures above its strip."""
    now, band = said(own)
    sheet.above(top + 9, network, now, bold=own[0].outcome in CLEAR)
    sheet.line(INSET, top + 21, series([band, clearly(own)]), end=True, size=theme.SMALL, colour=theme.QUIET)
