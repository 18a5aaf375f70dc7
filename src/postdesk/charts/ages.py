"""Engagements at a fixed age, so that a post of yesterday is not compared with one of last month.

A post is counted whenever somebody asks, never exactly at seven days. Between two counts the value at seven days is
interpolated; before the first and after the last nothing is known, and nothing is invented.
"""

from collections.abc import Sequence
from itertools import pairwise

from postdesk.charts.material import Material
from postdesk.log.facts import Published

SETTLED = 7.0
"""Days after publication at which posts are compared."""

Count = tuple[float, int]
"""Age in days, and reactions + comments + shares then."""


def at_age(counts: Sequence[Count], days: float = SETTLED) -> float | None:
    """Return the engagements at an age, from counts in the order of age; None where no count lies on either side."""
    for (age, value), (later, more) in pairwise([*counts[:1], *counts]):
        if age <= days <= later:
            return more if later == age else value + (more - value) * (days - age) / (later - age)
    return None


def settled(material: Material, post: Published) -> float | None:
    """Return a post's engagements at seven days; else its first count after that, which is the nearest; else None."""
    counts = material.counts.get((post.network, post.remote_id), ())
    if (value := at_age(counts)) is not None:
        return value
    later = (more for age, more in counts if age > SETTLED)
    return next(later, post.figures.core if (post.age or 0) >= SETTLED else None)


def compared(material: Material, post: Published) -> float | None:
    """Return what a post is compared by: its engagements at seven days, or its newest count while it is younger."""
    value = settled(material, post)
    return post.figures.core if value is None else value
