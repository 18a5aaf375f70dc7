"""What goes with more engagement, once everything else that is known of a post is allowed for.

The model is y = log(1 + engagements) = Xb + Zu + e, solved by Henderson's mixed model equations: X is the level and
what has to be allowed for (network, kind, language, time), each a fixed effect; Z are the properties asked for, each
with an effect u ~ N(0, tau²). tau is fixed, at 0.2 where nothing else is said, which expects most effects within a
fifth up or down (Gelman, Hill and Yajima 2012: shrinking does most of the work of corrections for many comparisons).
Shrinking leaves a few of hundreds of effects that are chance alone off zero, so what is called clear shares the level
of a 90% interval among all that are compared (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x): of
the effects called clear about one in ten at most is chance. X is taken out of y and Z by projection, which leaves u and
its covariance as the equations have them (their Schur complement), also where two things in X cannot be told apart. The
residual variance is estimated by restricted maximum likelihood (EM), and intervals are Student's, since a few posts
tell it only roughly. An effect is an association: nobody dealt the hashtags to the posts by lot.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import expm1, log1p
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

SHRUNK = 0.2
"""The spread expected of the effects asked for, in logarithms, where the desk says no other."""
NARROW, WIDE = 0.75, 0.95
"""The upper ends of a 50 % and a 90% interval, as shares of the distribution."""
ENOUGH = 10
"""Posts without which nothing is called clear, or compared with what may be."""
ROUNDS = 40

if TYPE_CHECKING:
    from numpy import dtype, ndarray

    Array = ndarray[Any, dtype[Any]]

Strength = Literal["clearly", "leans", "we cannot tell yet"]


class Effect(Struct, frozen=True):
    """How much more engagement posts with one property have: `value` 0.1 is 10 % more; both intervals likewise.

    `spread` is the standard deviation of the effect, in logarithms; `degrees` those of freedom that its
    variance is known with. `clear` is told of all effects that were asked for together.
    """

    value: float
    low: float
    high: float
    narrow: tuple[float, float]
    posts: int
    spread: float
    degrees: float = float("inf")
    clear: bool = False

    @property
    def strength(self) -> Strength:
        """Clear at the level that is shared, on ten posts or more; leaning where the 50 % interval leaves zero out."""
        if self.clear:
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
    found: dict[Hashable, Effect] = {}
    for name, parts in (sums or {name: {name: 1.0} for name in asked}).items():
        at = [place[part] for part in parts]
        found[name] = _effect(solved, list(parts.values()) @ solved.axes[at], int(counts[at].min()))
    clear = clear_of(found)
    return {name: replace(one, clear=name in clear) for name, one in found.items()}


def clear_of(found: Mapping[Hashable, Effect]) -> frozenset[Hashable]:
    """Return which effects are clear, the level of a 90% interval being shared among those on ten posts or more.

    The step-up procedure of Benjamini and Hochberg: of m effects the k surest are clear, for the greatest k at which
    each of them is off zero at k/m of the level. Of one alone, that is where its 90% interval leaves zero out.
    """
    compared = {name: one for name, one in found.items() if one.posts >= ENOUGH}
    clear = frozenset(compared)
    while clear:
        share = 1 - (1 - WIDE) * len(clear) / len(compared)
        surer = frozenset(name for name, one in compared.items() if _is_off_zero(one, share))
        if len(surer) == len(clear):
            break
        clear = surer
    return clear


def _is_off_zero(one: Effect, share: float) -> bool:
    """Tell whether an interval whose upper end is at that share of the distribution leaves zero out."""
    return abs(log1p(one.value)) > student(share, one.degrees) * one.spread


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
    """The effects along axes on which they hang on nothing of each other, and what is known of them there.

    `axes` has a row for each property. `middle` and `variance` are the effects' along each axis, `residual` how much of
    that variance is the residual's; `degrees` are the residual's degrees of freedom.
    """

    axes: "Array"
    middle: "Array"
    variance: "Array"
    residual: "Array"
    degrees: float


def _solved(allowed: "Array", properties: "Array", values: "Array", tau: float) -> _Solution:
    """Solve the mixed model equations, the residual variance being estimated by restricted maximum likelihood.

    The eigenvectors of Z'Z are the axes: found once, they leave sums over single numbers to each round, where the
    inverse of a matrix with a row for each property would have to be taken.
    """
    import numpy as np

    free = max(len(values) - allowed.shape[1], 1)
    own, left = (table - allowed @ (allowed.T @ table) for table in (properties, values))
    sizes, axes = np.linalg.eigh(own.T @ own)
    seen, whole = axes.T @ (own.T @ left), float(left @ left)
    residual = max(float(values.var()), 1e-6)
    for _ in range(ROUNDS):
        variance = 1 / (sizes / residual + 1 / tau**2)
        middle = variance * seen / residual
        rest = whole - float(middle @ (2 * seen - sizes * middle))
        residual = max((rest + float(variance @ sizes)) / free, 1e-6)
    used = float(variance @ sizes) / residual
    return _Solution(axes, middle, variance, variance * sizes * variance / residual, max(free - used, 1.0))


def _effect(solved: _Solution, along: "Array", posts: int) -> Effect:
    """Return a weighted sum of effects with its intervals, given by its weights `along` the axes.

    Only the part of its variance that hangs on the residual's is known roughly; what was expected beforehand is given.
    So its degrees of freedom are Satterthwaite's (1946, doi:10.2307/3002019): those of the residual over the square of
    that part, which is the derivative of the one variance by the other, both in logarithms.
    """
    middle, whole = float(along @ solved.middle), float(along**2 @ solved.variance)
    part = float(along**2 @ solved.residual) / whole
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
