"""When two things that a network could link overlap, it links the one that begins first."""

from collections.abc import Sequence
from itertools import pairwise

from postdesk.models import Entity


def first_come(*kinds: Sequence[Entity], longest: bool = False) -> list[tuple[Entity, ...]]:
    """Drop every entity that begins before the one kept last has ended.

    Args:
        kinds: Entities by kind, each in order; of two that begin together the kind given earlier wins.
        longest: Of two that begin together the longer wins, whatever its kind.

    Returns:
        What is kept, by kind, in the order of the arguments.
    """
    spans = sorted([(entity.start, entity.end) for kind in kinds for entity in kind])
    if all([before[1] <= after[0] for before, after in pairwise(spans)]):  # noqa: C419 -- nearly always
        return [tuple(kind) for kind in kinds]
    order = sorted(
        (entity.start, -entity.end if longest else 0, kind, entity.end, entity)
        for kind, found in enumerate(kinds)
        for entity in found
    )
    kept: list[list[Entity]] = [[] for _ in kinds]
    free = 0
    for start, _, kind, end, entity in order:
        if start >= free:
            kept[kind].append(entity)
            free = end
    return [tuple(found) for found in kept]
