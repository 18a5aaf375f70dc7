"""When do posts find more engagement, and which times have we never tried?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.ratios import share
from postdesk.charts.sheet import WIDE, Box, Layout, Paper, Stretch
from postdesk.figures.times import DAYS, ENOUGH, FEWEST, SLOTS, TimeCell, best_time, time_cells, untested_times
from postdesk.words import clauses, num, say, sentence, series
from postdesk.words.dates import weekdays

NAME = "best-time"
NOTHING = "Nothing can be estimated yet."
Row = TimeCell
rows = time_cells

BROAD, SLENDER = Stretch(66, 528), Stretch(54, 302)
"""Where the days stand; in points."""
HIGH = 31.0


def title(rows: Sequence[Row]) -> str:
    """Say which time is better where the rule found one, else that none is; and how many were not tried."""
    top, rest = (
        best_time(rows),
        say("{untested} of {slots} slots untested", untested=untested_times(rows), slots=len(rows)),
    )
    if top is None:
        return say("Too few posts to compare times: {posts} of {enough}", posts=rows[0].of, enough=ENOUGH)
    if top.better:
        return clauses(say("{time} is clearly better", time=time(top)), rest)
    return clauses(say("No time is clearly better"), rest)


def subtitle(rows: Sequence[Row]) -> str:
    """Say what a cell is, and whose clock it is."""
    first = rows[0]
    return say(
        "Against other times ({zone}). Small: posts; hatched: fewer than {fewest}. n = {posts}.",
        zone=first.zone,
        fewest=FEWEST,
        posts=first.of,
    )


def alt(rows: Sequence[Row]) -> str:
    """Say the best cell with its interval, then every cell that has an estimate."""
    top = best_time(rows)
    parts = [sentence(title(rows))]
    if top is not None:
        words = {"time": time(top), "interval": interval(top), "posts": top.posts}
        parts.append(say("Highest estimate: {time}, {interval}, n = {posts}.", **words))
    known = [f"{time(row)} {share(row.effect)}" for row in rows if row.effect is not None]
    return " ".join([*parts, *([say("All estimates: {estimates}.", estimates=series(known))] if known else [])])


def time(row: Row) -> str:
    """Return a cell's day and hours, in words."""
    return f"{weekdays()[row.weekday]} {row.slot}"


def interval(row: Row) -> str:
    """Return a cell's estimate with its interval, in words."""
    return say(
        "{share}, 90% interval {low} to {high}",
        share=share(row.effect or 0),
        low=share(row.low or 0),
        high=share(row.high or 0),
    )


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 46 + theme.LEADING * (not layout.beside) + HIGH * len(rows) / DAYS


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw the week as a table of cells: blue above, orange below, hatched where nothing can be said."""
    first, span = top + 22, BROAD if layout.beside else SLENDER
    day = (span.right - span.left) / DAYS
    for column, name in enumerate(weekdays()):
        middle = span.left + day * (column + 0.5) - 1
        sheet.text(middle, top + 10, name, size=theme.SMALL, colour=theme.QUIET, align="center", room=day - 2)
    for line in range(len(SLOTS)):
        middle = first + HIGH * (line + 0.5) - 1
        sheet.text(span.left - 8, middle, rows[7 * line].slot, align="right", room=span.left - 12)
    places = [
        (row, (span.left + day * (number % 7), first + HIGH * (number // 7), day - 2, HIGH - 2))
        for number, row in enumerate(rows)
    ]
    known = [(row, box) for row, box in places if row.effect is not None]
    blank = [(row, box) for row, box in places if row.effect is None]
    sheet.boxes([box for _, box in known], [fill(row.effect or 0) for row, _ in known])
    sheet.boxes([box for _, box in blank], theme.PANEL)
    sheet.lines([line for row, box in blank if row.posts < FEWEST for line in hatch(box)], theme.RULE, 0.7)
    _numbers(sheet, known, blank)
    if (one := best_time(rows)) is not None:
        sheet.boxes([box for row, box in known if row is one], "none", edge=theme.INK, line=1.4)
        _framed(sheet, one, first + HIGH * len(SLOTS) + 10, layout)


def _framed(sheet: Paper, row: Row, middle: float, layout: Layout) -> None:
    """Say below the cells which of them has a frame, and how far that can be trusted."""
    words = {"time": time(row), "interval": interval(row), "posts": row.posts}
    said = say("Framed: the highest estimate, {time}, {interval}, n = {posts}.", **words)
    if layout.beside:
        sheet.text(BROAD.left, middle, said, size=theme.SMALL, room=layout.width - BROAD.left - 16)
    else:
        sheet.below(middle, said)


def fill(effect: float) -> str:
    """Return the colour of an effect: three blues above, three oranges below, in steps of a tenth."""
    return (theme.STEPS if effect >= 0 else theme.WARM)[min(2, int(abs(effect) * 10))]


def hatch(box: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return slanted lines across a box, none of which leaves it."""
    x, y, wide, high = box
    return [((x + at, y + high), (x + at + high, y)) for at in range(2, int(wide - high), 9)]


def _numbers(sheet: Paper, known: Sequence[tuple[Row, Box]], blank: Sequence[tuple[Row, Box]]) -> None:
    """Write each estimate and, smaller, its posts."""
    large: dict[tuple[str, str], list[tuple[float, float]]] = {}
    small: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row, (x, y, wide, high) in known:
        large.setdefault((share(row.effect or 0), theme.ON_PALE), []).append((x + wide / 2, y + high / 2 - 5))
        small.setdefault((num(row.posts), theme.ON_PALE), []).append((x + wide / 2, y + high / 2 + 7))
    for row, (x, y, wide, high) in blank:
        if row.posts:
            small.setdefault((num(row.posts), theme.QUIET), []).append((x + wide / 2, y + high / 2))
    sheet.numbers(large, theme.LABEL)
    sheet.numbers(small)
