"""Whether a week had far more posts than usual, or far fewer."""

import random
from math import exp

import pytest

from postdesk.figures.headline_rule import verdicts
from postdesk.figures.period import Period
from postdesk.figures.usual import Usual, samples
from postdesk.figures.volume import Volume, unusual_count, usual_number, volume
from postdesk.report.headline_sentence import headline
from stage.invented import MIDWEEK, ZONE, material, post

EVEN = [6, 7, 8, 7, 6, 7, 8, 7, 7, 6, 8, 7]


def weeks(now, before=EVEN, core=20, **said):
    """A week of so many posts, and those before it, each of which did about the same."""
    posts = [post(-7 * ago, core=core + n % 5) for ago, count in enumerate(before, 1) for n in range(count)]
    posts += [post(0, core=core + n % 5) for n in range(now)]
    return material(*posts, post(-92, core=core), **said)


def test_four_times_as_many_is_news_and_a_few_more_are_not():
    assert volume(weeks(28)) == Volume("more", 28, Usual(6.75, 7, 7.25), 4)
    assert volume(weeks(10)) is None


def test_hardly_any_is_news_once_the_week_is_over():
    assert volume(weeks(3, before=[3 * count for count in EVEN])).outcome == "fewer"
    assert volume(weeks(1)) is None


def test_a_week_that_is_not_over_never_has_too_few():
    posts = [post(-7 * ago, core=20) for ago, count in enumerate(EVEN, 1) for _ in range(count)]
    assert volume(material(*posts, post(0, core=20), now=MIDWEEK)) is None


def test_not_twice_the_usual_is_no_news_however_even_the_weeks_before():
    assert unusual_count(38, [20] * 12) is None
    assert unusual_count(50, [20] * 12) == "more"
    assert unusual_count(11, [20] * 12) is None


def test_an_office_that_always_went_up_and_down_makes_no_news_of_it():
    assert unusual_count(24, [2, 20, 5, 18, 1, 15, 3, 22, 6, 19, 2, 17]) is None


def test_a_young_desk_a_month_and_an_empty_past_say_nothing():
    assert unusual_count(40, [7] * 7) is None
    assert volume(weeks(28, before=[7] * 6)) is None
    assert volume(weeks(28, period=Period.month("2026-11", ZONE))) is None


UNEVEN = [2, 20, 5, 18, 1, 15, 3, 22, 6, 19, 2, 17]


@pytest.mark.parametrize(("now", "usual"), [(24, False), (21, False), (20, True), (6, True), (5, False)])
def test_a_week_is_called_ordinary_only_with_about_the_usual_number_of_posts(now, usual):
    assert usual_number(weeks(now, before=UNEVEN)) is usual
    whole = said(weeks(now, before=UNEVEN))
    assert whole.endswith("o network is clearly above or below its usual.")
    assert whole.startswith("An ordinary week: ") is usual


def test_what_is_ordinary_of_a_month_a_young_desk_and_a_week_that_is_not_over():
    assert usual_number(weeks(70, period=Period.month("2026-11", ZONE)))
    assert usual_number(material(*(post(0, core=20) for _ in range(40))))
    begun = [post(-7 * ago, core=20) for ago, count in enumerate(EVEN, 1) for _ in range(count)]
    assert usual_number(material(*begun, post(0, core=20), now=MIDWEEK))
    assert not usual_number(material(*begun, *(post(0, core=20) for _ in range(14)), now=MIDWEEK))


def said(stuff):
    found = samples(stuff)
    return headline(stuff, found, verdicts(found.values())).text


def test_the_headline_says_what_is_news():
    assert said(weeks(28)) == (
        "28 posts, 4 times the usual number (7 to 7 a week); no network is clearly above or below its usual."
    )
    assert said(weeks(2, before=[3 * count for count in EVEN])) == "2 posts, far fewer than usual (20 to 22 a week)."
    assert said(weeks(0)) == "Nothing was published this week."
    risen = weeks(0)
    both = material(*risen.posts, *(post(1, core=900 + n) for n in range(28)))
    assert said(both).startswith(
        "X is clearly above its usual: median engagements 914 on 28 posts, usual 20 to 23; 28 "
    )


def poisson(dice, mean, factor):
    """A count whose variance is so many times its mean."""
    if factor > 1:
        mean = dice.gammavariate(mean / (factor - 1), factor - 1)
    count, left, floor = 0, dice.random(), exp(-mean)
    while left > floor:
        left *= dice.random()
        count += 1
    return count


def share(dice, mean, factor=1, times=1, number=3000):
    """In how many simulated weeks the rule says anything, where the last week's mean is so many times the others'."""
    found = (
        unusual_count(poisson(dice, mean * times, factor), [poisson(dice, mean, factor) for _ in range(12)])
        for _ in range(number)
    )
    return sum(outcome is not None for outcome in found) / number


@pytest.mark.parametrize("mean", [3, 7, 15])
@pytest.mark.parametrize("factor", [1, 2])
def test_in_a_world_without_change_at_most_5_of_1000_weeks_are_called_so(mean, factor):
    assert share(random.Random(f"{mean} {factor}"), mean, factor) <= 0.005


def test_how_often_a_change_that_is_there_is_found():
    dice = random.Random(4)
    assert share(dice, 7, times=4, number=500) > 0.7
    assert share(dice, 15, times=3, number=500) > 0.8
