"""The best post of the period, and the one to learn from."""

from collections.abc import Mapping
from datetime import datetime
from statistics import median
from typing import Literal

from msgspec import Struct

from postdesk.figures.ages import SETTLED
from postdesk.figures.material import Material
from postdesk.figures.usual import Samples
from postdesk.log.readings.facts import Published

FEWEST = 3
"""Posts with settled figures from which on one of them is called low."""


Absence = Literal["unpublished", "uncounted", "unsettled", "none above", "none below"]
"""Why no post stands out: none was published; none has figures; fewer than three have settled ones; none lies there."""


class Standout(Struct, frozen=True):
    """One post worth a look, its engagements, and how many posts, with their median, it was compared with.

    They are those before the period, or where its network has none, those `within` it. `earlier`: the post is of the
    week before the period.
    """

    post: Published
    engagements: float
    compared: int
    median: float
    within: bool = False
    earlier: bool = False


def best_post(material: Material, found: Mapping[str, Samples]) -> Standout | Absence:
    """Return the post furthest above its own network's median, or why there is none."""
    ranked = _ranked(found, 0.0, since=material.period.begin)
    if not ranked:
        return "uncounted" if material.current else "unpublished"
    best = _standout(found, ranked[-1], material.period.begin)
    return best if best.engagements > best.median else "none above"


def lowest_post(material: Material, found: Mapping[str, Samples]) -> Standout | Absence:
    """Return the post furthest below its own network's median, or why there is none.

    Younger posts than seven days are still rising: to call one of them low would be unfair. Where a week has too few
    that are older, as on Monday, the week before it counts too, and the post is marked as `earlier`.
    """
    ranked = _ranked(found, SETTLED, since=material.period.begin)
    if len(ranked) < FEWEST and material.period.is_week:
        ranked = _ranked(found, SETTLED, since=material.period.back(1))
    if len(ranked) < FEWEST:
        return "unsettled"
    lowest = _standout(found, ranked[0], material.period.begin)
    return lowest if lowest.engagements < lowest.median else "none below"


def _ranked(found: Mapping[str, Samples], age: float, since: datetime) -> list[Published]:
    """Return the posts of an age or more, from the lowest to the highest against their own network's median."""
    known = (one for sample in found.values() for one in sample.valued)
    posts = [one for one in known if one[0].published >= since and (one[0].age or 0) >= age]
    return [post for post, _ in sorted(posts, key=lambda one: (_ratio(one[0], one[1], found), _order(one[0])))]


def _order(post: Published) -> tuple[object, ...]:
    return post.published, *post.known_as, post.ref


def _ratio(post: Published, value: float, found: Mapping[str, Samples]) -> float:
    """Return a post's engagements as a multiple of its network's median, both plus one so that 0 can be compared."""
    sample = found[post.network]
    return (value + 1) / (median(sample.then or sample.now) + 1)


def _standout(found: Mapping[str, Samples], post: Published, begin: datetime) -> Standout:
    sample = found[post.network]
    value = {_order(one): value for one, value in sample.valued}[_order(post)]
    among = sample.then or sample.now
    return Standout(post, value, len(among), median(among), not sample.then, post.published < begin)
