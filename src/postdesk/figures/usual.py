"""What is usual: the middle half of what was counted before, on values as they are, never rounded.

Below eight values nothing is called usual. A network's usual are its posts of the twelve weeks before the period, each
at seven days or, while it is younger, so far; replies to others are left out.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import quantiles

from msgspec import Struct

from postdesk.figures.ages import compared_at_age
from postdesk.figures.material import USUAL, Material, Outcome
from postdesk.log.readings.facts import Published

ENOUGH = 8
"""Values from which on there is a usual."""
FEWEST = 3
"""Posts with figures that a network needs in the period before the rule looks at it."""


class Usual(Struct, frozen=True):
    """Lower quartile, median and upper quartile of what was before."""

    low: float
    middle: float
    high: float


def usual(values: Iterable[float]) -> Usual | None:
    """Return what is usual by these values; None below eight of them."""
    known = list(values)
    return Usual(*quantiles(known, method="inclusive")) if len(known) >= ENOUGH else None


class Samples(Struct, frozen=True):
    """One network's posts with figures: those of the period, and those of the twelve weeks before.

    `now` and `then` are their engagements at seven days, or so far where a post is younger. `known` says whether the
    network has a post in the twelfth week before the period, or earlier.
    """

    network: str
    current: tuple[Published, ...]
    before: tuple[Published, ...]
    known: bool
    now: tuple[float, ...]
    then: tuple[float, ...]

    @property
    def valued(self) -> list[tuple[Published, float]]:
        """Every post with its engagements."""
        return [*zip(self.before, self.then, strict=True), *zip(self.current, self.now, strict=True)]

    @property
    def usual(self) -> Usual | None:
        """What is usual for a post of this network."""
        return usual(self.then)

    @property
    def testable(self) -> bool:
        """Whether the rule may look at this network at all."""
        return self.known and len(self.current) >= FEWEST and bool(self.before)


def samples(material: Material) -> dict[str, Samples]:
    """Return each network's posts with figures, replies to others left out; most posts in the period first."""
    networks = sorted({post.network for post in material.posts})
    found = [_of_network(material, [post for post in material.posts if post.network == name]) for name in networks]
    return {one.network: one for one in sorted(found, key=lambda one: (-len(one.current), one.network))}


def _of_network(material: Material, own: Sequence[Published]) -> Samples:
    period = material.period
    counting = [
        (post, value) for post in own if not post.reply and (value := compared_at_age(material, post)) is not None
    ]
    current = [one for one in counting if period.holds(one[0].published)]
    before = [one for one in counting if period.back(USUAL) <= one[0].published < period.begin]
    return Samples(
        network=own[0].network,
        current=tuple(post for post, _ in current),
        before=tuple(post for post, _ in before),
        known=any(post.published < period.back(USUAL - 1) for post in own),
        now=tuple(value for _, value in current),
        then=tuple(value for _, value in before),
    )


class ComparedPost(Struct, frozen=True):
    """One post with figures: where, when, whether it belongs to the period, and what the rule found of its network."""

    network: str
    published: date
    engagements: float
    current: bool
    outcome: Outcome


def compared_posts(material: Material) -> list[ComparedPost]:
    """List the posts of the period and of the twelve weeks before that have figures; replies to others are left out."""
    found = [
        ComparedPost(
            material.name(name),
            material.period.day(post.published),
            value,
            material.period.holds(post.published),
            material.verdicts[name].outcome if name in material.verdicts else "too few",
        )
        for name, sample in samples(material).items()
        for post, value in sample.valued
    ]
    return sorted(found, key=lambda row: (row.network, row.published, row.engagements))
