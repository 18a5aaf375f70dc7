"""When posts find more engagement, and which times were never tried.

The effects of the day, of the slot, and 0.7 of the two together are added up; network, kind and language are allowed
for (see `effects`). A cell with fewer than four posts gets no number. The best of so many cells flatters itself, so one
is called better only where its interval leaves zero out at a level shared among all cells.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from math import log1p
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.figures.ages import settled
from postdesk.figures.effects import WIDE, Effect, Observed, effects, student
from postdesk.figures.lift import besides
from postdesk.figures.material import Material

SLOTS = ((7, 9), (9, 11), (11, 13), (13, 15), (15, 17), (17, 19), (19, 22))
DAYS = 7
FEWEST, ENOUGH = 4, 150
"""Posts that a cell needs for a number, and that all cells need together."""
TOGETHER = 0.7
"""The weight of what is peculiar to one cell, beside its day and its slot."""

Cell = tuple[int, int]
"""Weekday, from Monday's 0, and slot."""


class TimeCell(Struct, frozen=True):
    """One cell of the week: its posts with figures, of all there are; its effect and 90% interval.

    `weekday` counts from Monday's 0. Effect and interval are None where there are too few posts.
    """

    weekday: int
    slot: str
    posts: int
    of: int
    effect: float | None
    low: float | None
    high: float | None
    better: bool
    zone: str


def time_cells(material: Material) -> list[TimeCell]:
    """Estimate every cell of the week that has four posts, once all together have 150."""
    observed = list(_observed(material))
    counts = Counter(cell for cell, _ in observed)
    sums: dict[Hashable, dict[Hashable, float]] = {cell: _parts(cell) for cell, n in counts.items() if n >= FEWEST}
    found = effects([one for _, one in observed], sums) if sums and len(observed) >= ENOUGH else {}
    level = max(WIDE, 1 - 0.05 / max(len(found), 1))
    common = _Common(len(observed), level, material.period.zone)
    return [
        _cell((day, slot), counts[day, slot], found.get((day, slot)), common)
        for slot in range(len(SLOTS))
        for day in range(DAYS)
    ]


class _Common(Struct, frozen=True):
    """What all cells share: the posts, the share of its distribution that a better one has above zero, the zone."""

    of: int
    level: float
    zone: str


def _observed(material: Material) -> Iterator[tuple[Cell, Observed]]:
    """Yield the posts of which time and engagements are known, each with its cell."""
    zone = ZoneInfo(material.period.zone)
    for post in material.known:
        local = post.published.astimezone(zone)
        slot = next((place for place, (begin, end) in enumerate(SLOTS) if begin <= local.hour < end), None)
        value = settled(material, post) if post.exact and not post.reply else None
        if slot is not None and value is not None:
            cell = (local.weekday(), slot)
            rest = tuple(known for known in besides(material, post) if known[0] in {"network", "kind", "language"})
            yield cell, Observed(value, _parts(cell), rest)


def _cell(cell: Cell, posts: int, one: Effect | None, common: _Common) -> TimeCell:
    hours = SLOTS[cell[1]]
    return TimeCell(
        weekday=cell[0],
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


def best_time(cells: Sequence[TimeCell]) -> TimeCell | None:
    """Return the cell with the highest estimate; None where there is no estimate."""
    known = [cell for cell in cells if cell.effect is not None]
    return max(known, key=lambda cell: (cell.effect or 0.0, cell.weekday, cell.slot), default=None)


def untested_times(cells: Sequence[TimeCell]) -> int:
    """Return how many cells have fewer than four posts."""
    return sum(cell.posts < FEWEST for cell in cells)
