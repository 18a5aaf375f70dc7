"""What goes with more engagement, once everything else that is known of a post is allowed for.

The model is y = log(1 + engagements) = Xb + Zu + e, solved by Henderson's mixed model equations: X is the level and
what has to be allowed for (network, kind, language, time), each a fixed effect; Z are the properties asked for, each
with an effect u ~ N(0, tau²). tau is fixed, at 0.2 where nothing else is said, which expects most effects within a
fifth up or down (Gelman, Hill and Yajima 2012: shrinking does the work of corrections for many comparisons). X is
taken out of y and Z by projection, which leaves u and its covariance as the equations have them (their Schur
complement), also where two things in X cannot be told apart. The residual variance is estimated by restricted maximum
likelihood (EM), and intervals are Student's, since a few posts tell it only roughly. An effect is an association:
nobody dealt the hashtags to the posts by lot.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import expm1
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

SHRUNK = 0.2
"""The spread expected of the effects asked for, in logarithms, where the desk says no other."""
NARROW, WIDE = 0.75, 0.95
"""The upper ends of a 50 % and a 90 % interval, as shares of the distribution."""
ENOUGH = 10
"""Posts without which nothing is called clear."""
ROUNDS = 40

if TYPE_CHECKING:
    from numpy import dtype, ndarray

    Array = ndarray[Any, dtype[Any]]

Strength = Literal["clearly", "leans", "we cannot tell yet"]


class Effect(Struct, frozen=True):
    """How much more engagement posts with one property have: `value` 0.1 is 10 % more; both intervals likewise.

    `spread` is the standard deviation of the effect, in logarithms; `degrees` those of freedom that its
    variance is known with.
    """

    value: float
    low: float
    high: float
    narrow: tuple[float, float]
    posts: int
    spread: float
    degrees: float = float("inf")

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


def effects(
    posts: Sequence[Observed], sums: Mapping[Hashable, Sum] | None = None, tau: float = SHRUNK
) -> dict[Hashable, Effect]:
    """Return the effect of every property asked for, or of the `sums` of some; nothing from fewer than three posts."""
    asked = list(dict.fromkeys(name for post in posts for name in post.asked))
    if len(posts) < 3 or not asked:
        return {}
    import numpy as np

    place = {name: number for number, name in enumerate(asked)}
    properties = np.zeros((len(posts), len(asked)))
    for row, post in enumerate(posts):
        for name, weight in post.asked.items():
            properties[row, place[name]] = weight
    values = np.log1p([max(post.engagements, 0.0) for post in posts])
    solved = _solved(_allowed(posts), properties, values, tau)
    counts = (properties != 0).sum(axis=0)
    found = {}
    for name, parts in (sums or {name: {name: 1.0} for name in asked}).items():
        at = [place[part] for part in parts]
        weights = np.zeros(len(asked))
        weights[at] = list(parts.values())
        found[name] = _effect(solved, weights, int(counts[at].min()))
    return found


def _allowed(posts: Sequence[Observed]) -> "Array":
    """Return an orthonormal basis of what is allowed for, the level included."""
    import numpy as np

    names = list(dict.fromkeys(name for post in posts for name in post.allowed))
    place = {name: 1 + number for number, name in enumerate(names)}
    design = np.zeros((len(posts), 1 + len(names)))
    design[:, 0] = 1
    for row, post in enumerate(posts):
        design[row, [place[name] for name in post.allowed]] = 1
    basis, sizes, _ = np.linalg.svd(design, full_matrices=False)
    return basis[:, sizes > 1e-9 * sizes[0]]


class _Solution(Struct, frozen=True):
    """The effects and their covariance, how much of that is the residual's, and the residual's degrees of freedom."""

    middle: "Array"
    covariance: "Array"
    residual: "Array"
    degrees: float


def _solved(allowed: "Array", properties: "Array", values: "Array", tau: float) -> _Solution:
    """Solve the mixed model equations, the residual variance being estimated by restricted maximum likelihood."""
    import numpy as np

    free = max(len(values) - allowed.shape[1], 1)
    own, left = (table - allowed @ (allowed.T @ table) for table in (properties, values))
    square, seen, prior = own.T @ own, own.T @ left, np.eye(own.shape[1]) / tau**2
    variance = max(float(values.var()), 1e-6)
    for _ in range(ROUNDS):
        covariance = np.linalg.inv(square / variance + prior)
        middle = covariance @ seen / variance
        rest = left - own @ middle
        variance = max(float(rest @ rest + (covariance * square).sum()) / free, 1e-6)
    used = float((covariance * square).sum()) / variance
    return _Solution(middle, covariance, covariance @ square @ covariance / variance, max(free - used, 1.0))


def _effect(solved: _Solution, weights: "Array", posts: int) -> Effect:
    """Return a weighted sum of effects with its intervals.

    Only the part of its variance that hangs on the residual's is known roughly; what was expected beforehand is given.
    So its degrees of freedom are Satterthwaite's (1946, doi:10.2307/3002019): those of the residual over the square of
    that part, which is the derivative of the one variance by the other, both in logarithms.
    """
    middle, whole = float(weights @ solved.middle), float(weights @ solved.covariance @ weights)
    part = float(weights @ solved.residual @ weights) / whole
    spread, degrees = whole**0.5, solved.degrees / max(part, 1e-6) ** 2
    narrow, wide = (spread * student(share, degrees) for share in (NARROW, WIDE))
    between = (expm1(middle - narrow), expm1(middle + narrow))
    return Effect(expm1(middle), expm1(middle - wide), expm1(middle + wide), between, posts, spread, degrees)


def student(share: float, degrees: float) -> float:
    """Return the quantile of Student's distribution (Abramowitz and Stegun 26.7.5), within 1 % from 3 degrees on."""
    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / degrees**power for power, term in enumerate(terms, 1))
