"""The Wilcoxon-Mann-Whitney rank-sum test: do two samples come from the same distribution?

It asks only which values are larger, so one runaway post weighs no more than any other (Mann and Whitney 1947,
doi:10.1214/aoms/1177730491).
"""

from collections import Counter
from collections.abc import Sequence
from math import comb, erfc, sqrt

EXACT = 3000
"""The exact distribution is counted up to this product of the first sample's size and that of both (some 40 ms)."""


def least_p(one: int, other: int) -> float:
    """Return the smallest two-sided p-value of samples of two sizes: that of the two choices furthest out."""
    return min(1.0, 2 / comb(one + other, one))


def rank_sum(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """Return the two-sided p-value, and the share of pairs in which `one` is larger (ties half).

    The share is 0.5 where neither is larger, 1 where every value of `one` is. An empty sample says nothing: p = 1.
    Small samples get the exact permutation distribution with its ties, larger ones the normal approximation with the
    corrections for ties and continuity.
    """
    if not one or not other:
        return 1.0, 0.5
    doubled = _doubled_ranks([*one, *other])
    ranks = doubled[: len(one)]
    least = len(one) * (len(one) + 1)
    share = (sum(ranks) - least) / (2 * len(one) * len(other))
    if len(one) * len(doubled) <= EXACT:
        return _exact(doubled, len(one), sum(ranks)), share
    return _normal(doubled, len(one), sum(ranks)), share


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    """Return twice the rank of each value, equal values sharing the middle of their ranks; doubled, they are whole."""
    counts = Counter(values)
    below, ranks = 0, {}
    for value in sorted(counts):
        ranks[value] = 2 * below + counts[value] + 1
        below += counts[value]
    return [ranks[value] for value in values]


def _exact(doubled: Sequence[int], size: int, found: int) -> float:
    """Return how many of all choices of `size` ranks lie at least as far from the middle as the one found.

    `ways[k]` is a polynomial whose coefficient of x^s counts the choices of k ranks with sum s, packed into one integer
    so that adding a rank is a shift and an addition.
    """
    whole = comb(len(doubled), size)
    bits = whole.bit_length() + 1
    ways = [1] + [0] * size
    for rank in doubled:
        for chosen in range(size, 0, -1):
            ways[chosen] += ways[chosen - 1] << rank * bits
    middle = size * (len(doubled) + 1)
    distance = abs(found - middle)
    low = ways[size] & ((1 << (middle - distance + 1) * bits) - 1)
    high = ways[size] >> (middle + distance) * bits
    return min(1.0, (_sum(low, bits) + _sum(high, bits)) / whole)


def _sum(packed: int, bits: int) -> int:
    """Return the sum of packed coefficients: casting out nines, in base 2**bits."""
    return packed % ((1 << bits) - 1)


def _normal(doubled: Sequence[int], size: int, found: int) -> float:
    """Return the two-sided p-value of the normal approximation, corrected for ties and continuity."""
    whole = len(doubled)
    ties = sum(count**3 - count for count in Counter(doubled).values())
    variance = size * (whole - size) / 12 * (whole + 1 - ties / (whole * (whole - 1)))
    if variance == 0:
        return 1.0
    distance = max(0.0, abs(found - size * (whole + 1)) / 2 - 0.5)
    return erfc(distance / sqrt(2 * variance))
