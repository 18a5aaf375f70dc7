"""Engagements at seven days."""

import pytest

from postdesk.figures.ages import at_age, compared_at_age, settled
from stage.invented import at, material, post


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([], None),
        ([(7.0, 40)], 40),
        ([(6.0, 30), (8.0, 50)], 40),
        ([(1.0, 10), (5.0, 20), (9.0, 60)], 40),
        ([(8.0, 50)], None),
        ([(6.0, 30)], None),
        ([(1.0, 10), (6.9, 39)], None),
    ],
)
def test_a_value_lies_between_two_counts_or_is_not_known(counts, value):
    assert at_age(counts) == value


def test_where_there_is_no_pair_of_counts_the_newest_one_does_if_it_is_old_enough():
    exported = post(-20, core=30, remote_id="1")
    young = post(-1, core=30, remote_id="2", as_of=at(1))
    counted = post(-20, core=99, remote_id="3")
    late = post(-60, core=80, remote_id="4")
    counts = {("x", "3"): ((5.0, 10), (9.0, 20)), ("x", "4"): ((8.0, 50), (60.0, 80)), ("x", "2"): ((1.0, 30),)}
    known = material(exported, young, counted, late, post(0), counts=counts)
    assert [settled(known, one) for one in known.posts] == [30, None, 15, 50, None]
    assert [compared_at_age(known, one) for one in known.posts] == [30, 30, 15, 50, None]
