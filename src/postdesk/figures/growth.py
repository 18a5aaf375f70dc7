"""How fast a post's engagement arrives: each post against itself, as a share of its engagements at seven days.

Both are interpolated between counts of the post and never beyond them. Exports count a post once, so only posts that
were measured again and again are here.
"""

from collections.abc import Sequence
from statistics import quantiles

from msgspec import Struct

from postdesk.figures.ages import at_age, history
from postdesk.figures.material import Material

AGES = (1, 2, 3, 5, 7, 14, 21, 28)
FEWEST = 5
"""Posts that an age needs before its middle is told."""


class Growth(Struct, frozen=True):
    """One network at one age in days: posts known then, and the quartiles of their share of the seventh day."""

    network: str
    age: int
    posts: int
    low: float
    middle: float
    high: float


def growth(material: Material) -> list[Growth]:
    """Return each network's growth, the one with most posts first; ages with fewer than five posts are left out."""
    shares: dict[tuple[str, int], list[float]] = {}
    for post in material.known:
        counts = history(material, post)
        week = None if post.reply else at_age(counts)
        for age in AGES if week else ():
            if (value := at_age(counts, age)) is not None:
                shares.setdefault((material.name(post.network), age), []).append(value / (week or 1))
    found = [_growth(network, age, own) for (network, age), own in shares.items() if len(own) >= FEWEST]
    most = {one.network: max(other.posts for other in found if other.network == one.network) for one in found}
    return sorted(found, key=lambda one: (-most[one.network], one.network, one.age))


def _growth(network: str, age: int, shares: Sequence[float]) -> Growth:
    low, middle, high = (round(share, 3) for share in quantiles(shares, method="inclusive"))
    return Growth(network, age, len(shares), low, middle, high)


def first_age(ages: Sequence[Growth], share: float) -> int | None:
    """Return the first age at which a network's middle post has a share of its seventh day."""
    return next((one.age for one in ages if one.middle >= share), None)
