"""The scale on which differences stand, from a half to three times as much: equal distances are equal factors."""

from collections.abc import Sequence
from math import log, log1p

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, NARROW, Layout, Line, Paper, Stretch
from postdesk.words import per_cent, say

BESIDE, BELOW = Stretch(190, 492), Stretch(INSET + 18, NARROW.end - 18)
"""Where the scale begins and ends, in points: with the words beside it, and with them above."""
BEYOND = 10.4
"""How far outside the scale an arrow points."""
ENDS = (log(0.42), log(3.2))
"""The ends of the scale, in logarithms."""
SCALE = (-0.5, -0.25, 0.0, 0.5, 1.0, 2.0)
WORDS = ("−50%", "−25%", "same", "+50%", "double", "triple")


def share(value: float) -> str:
    """Return a difference as a signed percentage: `+12%`, `−4%`, `0%`."""
    number = round(abs(100 * value))
    return f"{'−' if value < 0 else '+'}{per_cent(number)}" if number else per_cent(0)


def scale(layout: Layout) -> Stretch:
    """Return the scale of a paper."""
    return BESIDE if layout.beside else BELOW


def place(value: float, on: Stretch = BESIDE) -> float:
    """Return where a difference lies on the scale, from a half to three times; beyond that at its end."""
    low, high = ENDS
    return on.at((min(max(log1p(max(value, -0.99)), low), high) - low) / (high - low))


def beyond(value: float, y: float, on: Stretch = BESIDE) -> list[Line]:
    """Return a small arrow at the end of the scale beyond which a difference lies."""
    low, high = ENDS
    at = log1p(max(value, -0.99))
    if low <= at <= high:
        return []
    x, side = (on.left, -1) if at < low else (on.right, 1)
    tip = x + side * BEYOND
    return [((tip - side * 3, y - 3), (tip, y)), ((tip, y), (tip - side * 3, y + 3))]


def draw_scale(sheet: Paper, spans: Sequence[tuple[float, float]], bottom: float, layout: Layout) -> None:
    """Draw the scale through the stretches given by their upper and lower ends, and its words below.

    On narrow paper words that would touch their neighbours stand on two lines.
    """
    on = scale(layout)
    marks = [(place(value, on), say(words)) for value, words in zip(SCALE, WORDS, strict=True)]
    sheet.lines([((x, upper), (x, lower)) for x, _ in marks for upper, lower in spans])
    same = place(0, on)
    sheet.lines([((same, upper), (same, lower)) for upper, lower in spans], theme.INK, 1.1)
    room = on.right if layout.beside else min(marks[at + 1][0] - marks[at][0] for at in range(len(marks) - 1))
    for x, words in marks:
        for number, line in enumerate(theme.wrapped(words, theme.SMALL, room)):
            y = bottom + 9 + theme.LEADING * number
            sheet.text(x, y, line, size=theme.SMALL, colour=theme.QUIET, align="center")
