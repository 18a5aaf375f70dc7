"""The rank-sum test, against values counted by hand and against published tables."""

from math import comb, erfc, sqrt

import pytest

from postdesk.figures import ranksum
from postdesk.figures.ranksum import least_p, rank_sum


def test_all_of_three_above_all_of_four():
    """Of the 35 ways to place three of seven, one is this high and one is as low: p = 2/35."""
    assert rank_sum([5, 6, 7], [1, 2, 3, 4]) == (pytest.approx(2 / 35), 1.0)
    assert rank_sum([1, 2, 3], [4, 5, 6, 7]) == (pytest.approx(2 / 35), 0.0)


def test_no_samples_of_these_sizes_can_be_further_apart():
    assert least_p(3, 4) == pytest.approx(2 / 35)
    assert (least_p(3, 0), least_p(0, 3)) == (1.0, 1.0)


def test_a_middling_place():
    """Ranks 2 and 4 of five: sums of two ranks run 3 to 9 around 6, and this one is the middle, so p = 1."""
    assert rank_sum([2, 4], [1, 3, 5]) == (1.0, 0.5)


def test_the_critical_value_of_the_tables():
    """For 5 against 5, U = 2 is the two-sided 5 % value of Mann and Whitney's table: p = 8/252."""
    p, share = rank_sum([1, 2, 3, 4, 7], [5, 6, 8, 9, 10])
    assert p == pytest.approx(8 / comb(10, 5))
    assert share == 2 / 25


def test_ties_share_the_middle_of_their_ranks():
    """1, 1 | 1, 2: ranks 2, 2 | 2, 4. Of the six pairs three have sum 4 and three 6, all one away from 5: p = 1."""
    assert rank_sum([1, 1], [1, 2]) == (1.0, 0.25)
    assert rank_sum([7, 7], [7, 7, 7]) == (1.0, 0.5)


def test_nothing_to_compare():
    assert rank_sum([], [1, 2]) == rank_sum([1, 2], []) == (1.0, 0.5)


def test_large_samples_take_the_normal_approximation():
    """100 against 100, every one of the first above every other: z = (10000/2 - 0.5) / sqrt(10000 * 201 / 12)."""
    p, share = rank_sum(list(range(100, 200)), list(range(100)))
    assert p == pytest.approx(erfc((5000 - 0.5) / sqrt(10000 * 201 / 12) / sqrt(2)))
    assert share == 1.0


def test_large_samples_of_one_value_say_nothing():
    assert rank_sum([3] * 60, [3] * 60) == (1.0, 0.5)


def test_the_approximation_is_close_where_both_can_be_had():
    doubled = ranksum._doubled_ranks([3, 9, 9, 14, 20, 31, *range(40)])
    found = sum(doubled[:6])
    assert ranksum._normal(doubled, 6, found) == pytest.approx(ranksum._exact(doubled, 6, found), abs=0.01)
