"""Figures at a fixed age, so that a post of yesterday is not compared with one of last month.

A post is counted whenever somebody asks, never exactly at seven days. Between two counts the value at seven days is
interpolated; before the first and after the last nothing is known, and nothing is invented. A count that does not give
a figure says nothing of it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from postdesk.figures.material import Material
from postdesk.log.readings.facts import Published

SETTLED = 7.0
"""Days after publication at which posts are compared."""

Aged = tuple[float, int]
"""An age in days, and a figure then."""
Of = Literal["core", "clicks", "reach"]
"""Which figure: reactions + comments + shares, clicks on the link, or people reached."""


def history(material: Material, post: Published, of: Of = "core") -> list[Aged]:
    """Return a post's figure at every age at which it was given, in the order of age."""
    counts = material.counts.get(post.known_as)
    if counts is None:
        newest: int | None = getattr(post.figures, of)
        return [] if newest is None or post.age is None else [(post.age, newest)]
    return [(count.age, value) for count in counts if (value := getattr(count, of)) is not None]


def at_age(counts: Sequence[Aged], days: float = SETTLED) -> float | None:
    """Return a figure at an age, from counts in the order of age; None where no count lies on either side."""
    for (age, value), (later, more) in pairwise([*counts[:1], *counts]):
        if age <= days <= later:
            return more if later == age else value + (more - value) * (days - age) / (later - age)
    return None


def settled(material: Material, post: Published, of: Of = "core") -> float | None:
    """Return a post's figure at seven days; else its first count after that, which is the nearest; else None."""
    counts = history(material, post, of)
    value = at_age(counts)
    return next((more for age, more in counts if age > SETTLED), None) if value is None else value


def compared_at_age(material: Material, post: Published, of: Of = "core") -> float | None:
    """Return what a post counts with: its figure at seven days, or its newest count while it is younger."""
    value = settled(material, post, of)
    return next((last for _, last in reversed(history(material, post, of))), None) if value is None else value
