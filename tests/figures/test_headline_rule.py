"""Both rules that may make a headline, in periods whose truth is known: seldom wrong, and not blind."""

import random
from datetime import UTC, date, datetime
from functools import partial

import pytest

from postdesk.figures.headline_rule import standing_out, verdict_news, verdicts
from postdesk.figures.period import Period
from postdesk.figures.usual import samples
from postdesk.figures.volume import volume
from stage.invented import WEEK, ZONE, material, post
from stage.simulated_weeks import MIDDLE, SPREAD

PROMISE = 0.02
OVER = datetime(2026, 12, 12, tzinfo=UTC)
NETWORKS = {"x": 3, "linkedin": 2, "mastodon": 2}
"""Posts that each network has in a week, on average."""


MONTH = Period.month("2026-11", ZONE)
THREE_WEEKS = Period("day", date(2026, 11, 2), date(2026, 11, 23), ZONE, "campaign")


def lived(dice, most=1.0, period=WEEK):
    """A period and the thirteen weeks before, whose numbers of posts go up and down by chance; it has `most` as many."""
    return material(
        *_stretch(dice, period, -13, 0), *_stretch(dice, period, 0, period.length, most), period=period, now=OVER
    )


def _stretch(dice, period, first, last, most=1.0):
    """The posts of some weeks, counted from a period's first day."""
    begins = (period.first - WEEK.first).days + 7 * first
    return [
        post(begins + dice.randrange(round(7 * (last - first))), network, int(dice.lognormvariate(MIDDLE, SPREAD)))
        for network, mean in NETWORKS.items()
        for _ in range(drawn(dice, mean * (last - first) * most))
    ]


def campaign_lived(dice, most=1.0):
    """An office of which every second post of three weeks is a campaign's; its days are those of its own posts."""
    own = [one for one in _stretch(dice, THREE_WEEKS, 0, 3, most) if dice.random() < 0.5]
    if not own:
        return material(*_stretch(dice, THREE_WEEKS, -13, 0))
    span = [one.published for one in own]
    period = Period.campaign("day", min(span), max(span), ZONE)
    before = [one for one in _stretch(dice, THREE_WEEKS, -13, 3) if one.published < period.begin]
    return material(*before, *own, period=period, now=OVER)


WORLDS = {"week": lived, "month": partial(lived, period=MONTH), "campaign": campaign_lived}


def drawn(dice, mean):
    """A number of posts as chance gives it (Poisson): arrivals until the week is over."""
    count, passed = 0, dice.expovariate(mean)
    while passed < 1:
        count, passed = count + 1, passed + dice.expovariate(mean)
    return count


def news(stuff):
    """Whether either rule has something to say."""
    return bool(standing_out(verdicts(samples(stuff).values())) or volume(stuff))


@pytest.mark.parametrize("noun", WORLDS)
def test_in_a_world_without_change_both_rules_together_are_wrong_in_at_most_2_of_100_periods(noun, pytestconfig):
    """Of 8,000 periods each: 1.3 % of weeks, 1.5 % of months, 1.2 % of campaigns (95 % intervals end below 1.8 %).

    The office is the same, however many of its weeks are made.
    """
    number = 4000 if pytestconfig.getoption("long") else 400
    dice = random.Random("a quiet office")
    assert sum(news(WORLDS[noun](dice)) for _ in range(number)) / number <= PROMISE


@pytest.mark.parametrize(("noun", "most"), [("week", 4.0), ("month", 3.0), ("campaign", 6.0)])
def test_far_more_posts_than_usual_are_mostly_found(noun, most):
    """A campaign of every second post has three times the usual where the office publishes six times as many."""
    dice = random.Random("busy")
    assert sum(volume(WORLDS[noun](dice, most)) is not None for _ in range(100)) >= 70


def test_a_week_without_a_test_has_no_news():
    stuff = material(post(0, core=3))
    assert verdict_news(stuff, verdicts(samples(stuff).values())) == "too few"
    assert verdict_news(material(), {}) == "nothing"


@pytest.mark.parametrize(("core", "outcome"), [(900, "clear"), (20, "ordinary")])
def test_a_network_that_stands_out_is_news(core, outcome):
    before = [post(-7 * week, core=18 + week % 5) for week in range(1, 14) for _ in range(4)]
    stuff = material(*before, *(post(day, core=core + day % 2) for day in range(5)))
    assert verdict_news(stuff, verdicts(samples(stuff).values())) == outcome
