"""Both rules that may make a headline, in weeks whose truth is known: seldom wrong, and not blind."""

import random

import pytest

from postdesk.figures.headline_rule import standing_out, verdict_news, verdicts
from postdesk.figures.usual import samples
from postdesk.figures.volume import volume
from stage.invented import material, post
from stage.simulated_weeks import MIDDLE, SPREAD

PROMISE = 0.02
NETWORKS = {"x": 3, "linkedin": 2, "mastodon": 2}
"""Posts that each network has in a week, on average."""


def lived(dice, most=1.0):
    """A week and the thirteen before, whose numbers of posts go up and down by chance; the last has `most` as many."""
    return material(
        *(
            post(dice.randrange(7) - 7 * week, network, int(dice.lognormvariate(MIDDLE, SPREAD)))
            for network, mean in NETWORKS.items()
            for week in range(14)
            for _ in range(drawn(dice, mean * (1.0 if week else most)))
        )
    )


def drawn(dice, mean):
    """A number of posts as chance gives it (Poisson): arrivals until the week is over."""
    count, passed = 0, dice.expovariate(mean)
    while passed < 1:
        count, passed = count + 1, passed + dice.expovariate(mean)
    return count


def news(stuff):
    """Whether either rule has something to say."""
    return bool(standing_out(verdicts(samples(stuff).values())) or volume(stuff))


def test_in_a_world_without_change_both_rules_together_are_wrong_in_at_most_2_of_100_weeks(pytestconfig):
    """About 1 in 100 in 16,000 weeks; the office is the same, however many of its weeks are made."""
    weeks = 4000 if pytestconfig.getoption("long") else 400
    dice = random.Random("a quiet office")
    assert sum(news(lived(dice)) for _ in range(weeks)) / weeks <= PROMISE


def test_four_times_as_many_posts_are_mostly_found():
    dice = random.Random("busy")
    assert sum(volume(lived(dice, 4.0)) is not None for _ in range(100)) >= 70


def test_a_week_without_a_test_has_no_news():
    stuff = material(post(0, core=3))
    assert verdict_news(stuff, verdicts(samples(stuff).values())) == "too few"
    assert verdict_news(material(), {}) == "nothing"


@pytest.mark.parametrize(("core", "outcome"), [(900, "clear"), (20, "ordinary")])
def test_a_network_that_stands_out_is_news(core, outcome):
    before = [post(-7 * week, core=18 + week % 5) for week in range(1, 14) for _ in range(4)]
    stuff = material(*before, *(post(day, core=core + day % 2) for day in range(5)))
    assert verdict_news(stuff, verdicts(samples(stuff).values())) == outcome
