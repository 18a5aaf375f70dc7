"""Whether a period had far more posts than usual, or far fewer: the second rule that may make a headline.

Weekly counts are compared as square roots, which have nearly the same spread however many posts there are (Anscombe
1948, doi:10.1093/biomet/35.3-4.246). The week's is tested against those of the twelve weeks before by the prediction
interval of Student's distribution; their spread is never taken for less than the half that pure chance gives, and a
count that is not at least twice the usual, or at most half of it, is no news, however even the weeks before were.

A month, or a campaign of more than a week, is compared by its posts a week. Their chance spread is smaller than that of
one week, but weeks hang together: busy ones follow busy ones. So they count for two weeks at most, which keeps false
headlines as rare as a week's even where each week takes after the one before it.
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
AT_MOST = 2.0
"""Weeks for which a longer period counts when the chance spread of its posts a week is reckoned."""


class Volume(Struct, frozen=True):
    """A period whose number of posts is news: how many, what is usual in a week, and by what factor of its middle.

    `weekly` are its posts a week: all of them where it is no longer than a week.
    """

    outcome: Literal["more", "fewer"]
    posts: int
    usual: Usual
    times: float
    weekly: float


def volume(material: Material) -> Volume | None:
    """Return what is news of a period's number of posts; None where nothing is, or where that cannot be told yet.

    A period that is not over can have more posts than usual, and never fewer; nor can a campaign, which is but a
    part of what the office publishes.
    """
    before = _weeks_before(material)
    weekly = _weekly(material)
    outcome = unusual_count(weekly, before, material.period.length)
    band = usual(before)
    if outcome is None or band is None or (outcome == "fewer" and not _may_have_fewer(material)):
        return None
    return Volume(outcome, len(material.current), band, weekly / max(band.middle, 1.0), weekly)


def usual_number(material: Material) -> bool:
    """Return whether a period's number of posts lies so near its usual that it may be called an ordinary one.

    What is not over is judged by what it has: it can have too many, and not yet too few; so is a campaign. Where
    nothing is usual, nothing speaks against it.
    """
    band = usual(_weeks_before(material))
    if band is None:
        return True
    now, middle = _weekly(material), max(band.middle, 1.0)
    return now < TWICE * middle and (TWICE * now > middle or not _may_have_fewer(material))


def _may_have_fewer(material: Material) -> bool:
    """Return whether few posts say anything of a period."""
    return material.period.noun != "campaign" and not material.period.running(material.now)


def _weekly(material: Material) -> float:
    """Return the posts of a period by the week; less than a week has as many as the week around it has at least."""
    return len(material.current) / max(material.period.length, 1.0)


def _weeks_before(material: Material) -> list[int]:
    """Return how many posts each of the weeks before had."""
    return [int(count) for count in weekly_sums(material, len) if count is not None]


def unusual_count(now: float, before: list[int], weeks: float = 1.0) -> Literal["more", "fewer"] | None:
    """Return whether posts a week, over so many weeks, are clearly above or below the weeks before; None where neither.

    Less than a week is tested as one.
    """
    band = usual(before)
    if band is None:
        return None
    roots = [_root(count) for count in before]
    spread = max(stdev(roots), CHANCE) * sqrt(1 / min(max(weeks, 1.0), AT_MOST) + 1 / len(roots))
    far = (_root(now) - fmean(roots)) / spread
    if abs(far) <= student(1 - LEVEL / 2, len(roots) - 1):
        return None
    if far > 0:
        return "more" if now >= TWICE * band.middle else None
    return "fewer" if TWICE * now <= band.middle else None


def _root(count: float) -> float:
    return sqrt(count + 3 / 8)
