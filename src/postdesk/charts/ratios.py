"""The scale on which differences stand, from a half to three times as much: equal distances are equal factors."""

from math import log, log1p

from postdesk.charts.sheet import INSET, NARROW, Layout, Line, Span
from postdesk.words import per_cent

BESIDE, BELOW = Span(190, 492), Span(INSET + 18, NARROW.end - 18)
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


def scale(layout: Layout) -> Span:
    """Return the scale of a paper."""
    return BESIDE if layout.beside else BELOW


def place(value: float, on: Span = BESIDE) -> float:
    """Return where a difference lies on the scale, from a half to three times; beyond that at its end."""
    low, high = ENDS
    return on.at((min(max(log1p(max(value, -0.99)), low), high) - low) / (high - low))


def beyond(value: float, y: float, on: Span = BESIDE) -> list[Line]:
    """Return a small arrow at the end of the scale beyond which a difference lies."""
    low, high = ENDS
    at = log1p(max(value, -0.99))
    if low <= at <= high:
        return []
    x, side = (on.left, -1) if at < low else (on.right, 1)
    tip = x + side * BEYOND
    return [((tip - side * 3, y - 3), (tip, y)), ((tip, y), (tip - side * 3, y + 3))]
