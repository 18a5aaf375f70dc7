"""When do posts find more engagement, and which times have we never tried?

The effects of the day, of the slot, and 0.7 of the two together are added up; network, kind and language are allowed
for (see `effects`). A cell with fewer than four posts gets no number. The best of so many cells flatters itself, so one
is called better only where its interval leaves zero out at a level shared among all cells.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from math import log1p
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.ages import settled
from postdesk.charts.effects import WIDE, Effect, Observed, effects, student
from postdesk.charts.hashtag_lift import allowed, share
from postdesk.charts.material import Material
from postdesk.charts.period import WEEKDAYS, weekdays
from postdesk.charts.sheet import Box, Sheet
from postdesk.words import clauses, num, say, sentence, series

NAME = "best-time"

SLOTS = ((7, 9), (9, 11), (11, 13), (13, 15), (15, 17), (17, 19), (19, 22))
FEWEST, ENOUGH = 4, 150
"""Posts that a cell needs for a number, and that all cells need together."""
TOGETHER = 0.7
"""The weight of what is peculiar to one cell, beside its day and its slot."""
LEFT, WIDE_CELL, HIGH = 66.0, 66.0, 31.0

Cell = tuple[int, int]
"""Weekday, from Monday's 0, and slot."""


class Row(Struct, frozen=True):
    """One cell: its posts with figures, of all there are; its effect and 90 % interval, None where it has too few."""

    day: str
    slot: str
    posts: int
    of: int
    effect: float | None
    low: float | None
    high: float | None
    better: bool
    zone: str


def rows(material: Material) -> list[Row]:
    """Estimate every cell of the week that has four posts, once all together have 150."""
    observed = list(_observed(material))
    counts = Counter(cell for cell, _ in observed)
    sums: dict[Hashable, dict[Hashable, float]] = {cell: _parts(cell) for cell, n in counts.items() if n >= FEWEST}
    found = effects([one for _, one in observed], sums) if sums and len(observed) >= ENOUGH else {}
    level = max(WIDE, 1 - 0.05 / max(len(found), 1))
    common = Common(len(observed), level, material.period.zone)
    return [
        _row(name, SLOTS[slot], counts[day, slot], found.get((day, slot)), common)
        for slot in range(len(SLOTS))
        for day, name in enumerate(WEEKDAYS)
    ]


class Common(Struct, frozen=True):
    """What all cells share: the posts, the share of its distribution that a better one has above zero, the zone."""

    of: int
    level: float
    zone: str


def _observed(material: Material) -> Iterator[tuple[Cell, Observed]]:
    """Yield the posts of which time and engagements are known, each with its cell."""
    zone = ZoneInfo(material.period.zone)
    for post in material.posts:
        local = post.published.astimezone(zone)
        slot = next((place for place, (begin, end) in enumerate(SLOTS) if begin <= local.hour < end), None)
        value = settled(material, post) if post.exact and not post.reply else None
        if slot is not None and value is not None:
            cell = (local.weekday(), slot)
            rest = tuple(known for known in allowed(material, post) if known[0] in {"network", "kind", "language"})
            yield cell, Observed(value, _parts(cell), rest)


def _row(day: str, hours: tuple[int, int], posts: int, one: Effect | None, common: Common) -> Row:
    return Row(
        day=day,
        slot=f"{hours[0]:02}–{hours[1]:02}",
        posts=posts,
        of=common.of,
        effect=round(one.value, 3) if one else None,
        low=round(one.low, 3) if one else None,
        high=round(one.high, 3) if one else None,
        better=one is not None and log1p(one.value) > student(common.level, one.degrees) * one.spread,
        zone=common.zone,
    )


def _parts(cell: Cell) -> dict[Hashable, float]:
    return {("day", cell[0]): 1.0, ("slot", cell[1]): 1.0, ("cell", cell): TOGETHER}


def best(rows: Sequence[Row]) -> Row | None:
    """Return the cell with the highest estimate; None where there is no estimate."""
    known = [row for row in rows if row.effect is not None]
    return max(known, key=lambda row: (row.effect or 0.0, row.day, row.slot), default=None)


def untested(rows: Sequence[Row]) -> int:
    """Return how many cells have fewer than four posts."""
    return sum(row.posts < FEWEST for row in rows)


def title(rows: Sequence[Row]) -> str:
    """Say which time is better where the rule found one, else that none is; and how many were not tried."""
    top, rest = best(rows), say("{untested} of {slots} slots untested", untested=untested(rows), slots=len(rows))
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
    top = best(rows)
    parts = [sentence(title(rows))]
    if top is not None:
        words = {"time": time(top), "interval": interval(top), "posts": top.posts}
        parts.append(say("Highest estimate: {time}, {interval}, n = {posts}.", **words))
    known = [f"{time(row)} {share(row.effect)}" for row in rows if row.effect is not None]
    return " ".join([*parts, *([say("All estimates: {estimates}.", estimates=series(known))] if known else [])])


def time(row: Row) -> str:
    """Return a cell's day and hours, in words."""
    return f"{weekdays()[WEEKDAYS.index(row.day)]} {row.slot}"


def interval(row: Row) -> str:
    """Return a cell's estimate with its interval, in words."""
    return say(
        "{share}, 90% interval {low} to {high}",
        share=share(row.effect or 0),
        low=share(row.low or 0),
        high=share(row.high or 0),
    )


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 46 + HIGH * len(rows) / len(WEEKDAYS)


def draw(sheet: Sheet, rows: Sequence[Row], top: float = 0) -> None:
    """Draw the week as a table of cells: blue above, orange below, hatched where nothing can be said."""
    first = top + 22
    for column, name in enumerate(weekdays()):
        middle = LEFT + WIDE_CELL * (column + 0.5) - 1
        sheet.text(middle, top + 10, name, size=theme.SMALL, colour=theme.QUIET, align="center")
    for line in range(len(SLOTS)):
        sheet.text(LEFT - 10, first + HIGH * (line + 0.5) - 1, rows[7 * line].slot, align="right")
    places = [
        (row, (LEFT + WIDE_CELL * (number % 7), first + HIGH * (number // 7), WIDE_CELL - 2, HIGH - 2))
        for number, row in enumerate(rows)
    ]
    known = [(row, box) for row, box in places if row.effect is not None]
    blank = [(row, box) for row, box in places if row.effect is None]
    sheet.boxes([box for _, box in known], [fill(row.effect or 0) for row, _ in known])
    sheet.boxes([box for _, box in blank], theme.PANEL)
    sheet.lines([line for row, box in blank if row.posts < FEWEST for line in hatch(box)], theme.RULE, 0.7)
    _numbers(sheet, known, blank)
    if (one := best(rows)) is not None:
        sheet.boxes([box for row, box in known if row is one], "none", edge=theme.INK, line=1.4)
        words = {"time": time(one), "interval": interval(one), "posts": one.posts}
        said = say("Framed: the highest estimate, {time}, {interval}, n = {posts}.", **words)
        sheet.text(LEFT, first + HIGH * len(SLOTS) + 10, said, size=theme.SMALL, room=547 - LEFT - 16)


def fill(effect: float) -> str:
    """Return the colour of an effect: three blues above, three oranges below, in steps of a tenth."""
    return (theme.STEPS if effect >= 0 else theme.WARM)[min(2, int(abs(effect) * 10))]


def hatch(box: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return slanted lines across a box, none of which leaves it."""
    x, y, wide, high = box
    return [((x + at, y + high), (x + at + high, y)) for at in range(2, int(wide - high), 9)]


def _numbers(sheet: Sheet, known: Sequence[tuple[Row, Box]], blank: Sequence[tuple[Row, Box]]) -> None:
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
