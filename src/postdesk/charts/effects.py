"""What goes with more engagement, once everything else that is known of a post is allowed for.

The model is y = log(1 + engagements) = Xb + Zu + e, solved by Henderson's mixed model equations: X is the level, Z the
properties of posts, each with an effect u ~ N(0, tau²) of its own. The spread of the effects asked for is fixed at
tau = 0.2, which expects most of them within a fifth up or down (Gelman, Hill and Yajima 2012: shrinking does the work
of corrections for many comparisons); what has to be allowed for (network, kind, language, time) is left free at
tau = 1. The residual spread is estimated by restricted maximum likelihood (EM). An effect is an association: nobody
dealt the hashtags to the posts by lot.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import expm1
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

SHRUNK = 0.2
"""The spread expected of the effects asked for, in logarithms."""
FREE = 1.0
"""The spread of what is only allowed for: wide enough to leave it nearly free."""
NARROW, WIDE = 0.674490, 1.644854
"""Standard deviations on either side of a 50 % and a 90 % interval."""
ENOUGH = 10
"""Posts without which nothing is called clear."""
ROUNDS = 40

if TYPE_CHECKING:
    from numpy import dtype, ndarray

    Array = ndarray[Any, dtype[Any]]

Strength = Literal["clearly", "leans", "we cannot tell yet"]


class Effect(Struct, frozen=True):
    """How much more engagement posts with one property have: `value` 0.1 is 10 % more; both intervals likewise.

    `spread` is the standard deviation of the effect, in logarithms.
    """

    value: float
    low: float
    high: float
    narrow: tuple[float, float]
    posts: int
    spread: float

    @property
    def strength(self) -> Strength:
        """Clear where the 90 % interval leaves zero out, on ten posts or more; leaning where the 50 % interval does."""
        if self.posts >= ENOUGH and (self.low > 0 or self.high < 0):
            return "clearly"
        return "leans" if self.narrow[0] > 0 or self.narrow[1] < 0 else "we cannot tell yet"


class Observed(Struct, frozen=True):
    """One post: its engagements, the properties asked for, and those that are only allowed for."""

    engagements: float
    asked: Mapping[Hashable, float]
    allowed: Sequence[Hashable] = ()


Sum = Mapping[Hashable, float]
"""Properties with their weights, whose effects are added."""


def effects(posts: Sequence[Observed], sums: Mapping[Hashable, Sum] | None = None) -> dict[Hashable, Effect]:
    """Return the effect of every property asked for, or of the `sums` of some; nothing from fewer than three posts."""
    if len(posts) < 3:
        return {}
    import numpy as np

    asked = list(dict.fromkeys(name for post in posts for name in post.asked))
    allowed = list(dict.fromkeys(name for post in posts for name in post.allowed))
    design = np.zeros((len(posts), 1 + len(asked) + len(allowed)))
    design[:, 0] = 1
    place = {("asked", name): 1 + number for number, name in enumerate(asked)}
    place |= {("allowed", name): 1 + len(asked) + number for number, name in enumerate(allowed)}
    for row, post in enumerate(posts):
        for name, weight in post.asked.items():
            design[row, place["asked", name]] = weight
        for name in post.allowed:
            design[row, place["allowed", name]] = 1
    prior = np.concatenate([[0.0], np.full(len(asked), SHRUNK**-2), np.full(len(allowed), FREE**-2)])
    middle, covariance = _solved(design, np.log1p([max(post.engagements, 0.0) for post in posts]), prior)
    counts = (design != 0).sum(axis=0)
    found = {}
    for name, parts in (sums or {name: {name: 1.0} for name in asked}).items():
        at, weights = [place["asked", part] for part in parts], np.array(list(parts.values()))
        spread = float(np.sqrt(weights @ covariance[np.ix_(at, at)] @ weights))
        found[name] = _effect(float(weights @ middle[at]), spread, int(counts[at].min()))
    return found


def _solved(design: "Array", values: "Array", prior: "Array") -> "tuple[Array, Array]":
    """Return the effects and their covariance, with the residual variance found by EM."""
    import numpy as np

    square, seen = design.T @ design, design.T @ values
    variance = max(float(values.var()), 1e-6)
    for _ in range(ROUNDS):
        covariance = np.linalg.inv(square / variance + np.diag(prior))
        middle = covariance @ seen / variance
        rest = values - design @ middle
        variance = max(float(rest @ rest + (covariance * square).sum()) / len(values), 1e-6)
    return middle, covariance


def _effect(middle: float, spread: float, posts: int) -> Effect:
    narrow = (expm1(middle - NARROW * spread), expm1(middle + NARROW * spread))
    return Effect(expm1(middle), expm1(middle - WIDE * spread), expm1(middle + WIDE * spread), narrow, posts, spread)
