"""Whether a week had far more posts than usual, or far fewer: the second rule that may make a headline.

Weekly counts are compared as square roots, which have nearly the same spread however many posts there are (Anscombe
1948, doi:10.1093/biomet/35.3-4.246). The week's is tested against those of the twelve weeks before by the prediction
interval of Student's distribution; their spread is never taken for less than the half that pure chance gives, and a
count that is not at least twice the usual, or at most half of it, is no news, however even the weeks before were.
"""

from math import sqrt
from statistics import fmean, stdev
from typing import Literal

from msgspec import Struct

from postdesk.figures.effects import student
from postdesk.figures.material import Material
from postdesk.figures.numbers import weekly_sums
from postdesk.figures.usual import Usual, usual

LEVEL = 0.003
"""The test's level, two-sided: together with the rank-sum rule's, at most 2 false headlines in 100 quiet weeks."""
TWICE = 2.0
CHANCE = 0.5
"""The spread of the root of a count that chance alone makes."""


class Volume(Struct, frozen=True):
    """A week whose number of posts is news: how many, what is usual, and by what factor of the usual middle."""

    outcome: Literal["more", "fewer"]
    posts: int
    usual: Usual
    times: float


def volume(material: Material) -> Volume | None:
    """Return what is news of a week's number of posts; None where nothing is, or where that cannot be told yet.

    A week that is not over can have more posts than usual, and never fewer.
    """
    if not material.period.is_week:
        return None
    before = _weeks_before(material)
    outcome = unusual_count(len(material.current), before)
    band = usual(before)
    if outcome is None or band is None or (outcome == "fewer" and material.period.running(material.now)):
        return None
    return Volume(outcome, len(material.current), band, len(material.current) / max(band.middle, 1.0))


def usual_number(material: Material) -> bool:
    """Return whether a week's number of posts lies so near its usual that the week may be called an ordinary one.

    A week that is not over is judged by what it has: it can have too many, and not yet too few. Where nothing is usual,
    and of another period, nothing speaks against it.
    """
    if not material.period.is_week:
        return True
    band = usual(_weeks_before(material))
    if band is None:
        return True
    now, middle = len(material.current), max(band.middle, 1.0)
    return now < TWICE * middle and (TWICE * now > middle or material.period.running(material.now))


def _weeks_before(material: Material) -> list[int]:
    """Return how many posts each of the weeks before had."""
    return [int(count) for count in weekly_sums(material, len) if count is not None]


def unusual_count(now: int, before: list[int]) -> Literal["more", "fewer"] | None:
    """Return whether a week's count is clearly above or below those before; None where it is neither."""
    band = usual(before)
    if band is None:
        return None
    roots = [_root(count) for count in before]
    spread = max(stdev(roots), CHANCE) * sqrt(1 + 1 / len(roots))
    far = (_root(now) - fmean(roots)) / spread
    if abs(far) <= student(1 - LEVEL / 2, len(roots) - 1):
        return None
    if far > 0:
        return "more" if now >= TWICE * band.middle else None
    return "fewer" if TWICE * now <= band.middle else None


def _root(count: int) -> float:
    return sqrt(count + 3 / 8)
