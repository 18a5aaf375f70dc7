"""How often the rule finds a change that is there: the printed figures are those of the simulated weeks."""

from math import sqrt

import pytest

from postdesk.figures.power import FOUND, WEEKS
from postdesk.report.tables import power_table
from stage.simulated_weeks import found

CELLS = [(posts, factor) for posts in FOUND for factor in (2, 3)]


@pytest.fixture(scope="session")
def weeks(pytestconfig):
    """How many of the weeks are made again: all of them, or their beginning."""
    return WEEKS if pytestconfig.getoption("long") else 60


@pytest.mark.parametrize(("posts", "factor"), CELLS)
def test_the_weeks_made_again_say_the_same(weeks, posts, factor):
    """Part of a whole strays from it by what sampling without replacement allows; the whole itself not at all."""
    share = FOUND[posts][factor - 2] / WEEKS
    allowed = 3 * sqrt(share * (1 - share) * (1 / weeks - 1 / WEEKS))
    assert found(weeks, posts, factor) == pytest.approx(share, abs=allowed + 1e-9)


def test_a_tripling_of_7_and_a_doubling_of_15_are_found_in_60_of_100_weeks():
    assert min(FOUND[7][1], FOUND[15][0]) >= 0.6 * WEEKS


def test_more_posts_and_larger_changes_are_found_more_often():
    assert all(doubled < tripled for doubled, tripled in FOUND.values())
    assert list(FOUND.values()) == sorted(FOUND.values())


def test_the_table():
    head, rows = power_table()
    assert head == ("posts in the week, simulated", "doubling found", "tripling found")
    assert rows[0] == ("3", "10%", "27%")
    assert rows[-1] == ("30", "93%", "100%")
