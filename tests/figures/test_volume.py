"""Whether a week had far more posts than usual, or far fewer."""

import random
from datetime import UTC, date, datetime
from math import exp

import pytest

from postdesk.figures.headline_rule import verdicts
from postdesk.figures.period import Period
from postdesk.figures.usual import Usual, samples
from postdesk.figures.volume import Volume, unusual_count, usual_number, volume
from postdesk.report.headline_sentence import headline
from postdesk.words import speaking
from stage.invented import MIDWEEK, WEEK, ZONE, material, post

EVEN = [6, 7, 8, 7, 6, 7, 8, 7, 7, 6, 8, 7]


def weeks(now, before=EVEN, core=20, **said):
    """A week of so many posts, and those before it, each of which did about the same."""
    posts = [post(-7 * ago, core=core + n % 5) for ago, count in enumerate(before, 1) for n in range(count)]
    posts += [post(0, core=core + n % 5) for n in range(now)]
    return material(*posts, post(-92, core=core), **said)


def test_four_times_as_many_is_news_and_a_few_more_are_not():
    assert volume(weeks(28)) == Volume("more", 28, Usual(6.75, 7, 7.25), 4, 28)
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


def test_a_young_desk_and_an_empty_past_say_nothing():
    assert unusual_count(40, [7] * 7) is None
    assert volume(weeks(28, before=[7] * 6)) is None


NOVEMBER = Period.month("2026-11", ZONE)
CAMPAIGN = Period("day", date(2026, 11, 2), date(2026, 11, 23), ZONE, "campaign")
DECEMBER = datetime(2026, 12, 2, 12, tzinfo=UTC)


def months(now, a_week=7, period=NOVEMBER, over=DECEMBER):
    """A period of so many posts, a few each day, and the weeks before it with so many in each."""
    first = (period.first - WEEK.first).days
    before = [post(first - 7 * ago + n % 7, core=20 + n % 5) for ago in range(1, 14) for n in range(a_week)]
    return material(
        *before, *(post(first + n % len(period.days), core=20 + n % 5) for n in range(now)), period=period, now=over
    )


def test_a_month_is_compared_by_its_posts_a_week():
    """November has 30 days: 90 posts are 21 a week, three times the usual 7; 59 are not twice as many."""
    assert volume(months(90)) == Volume("more", 90, Usual(7, 7, 7), 3, 21)
    assert volume(months(59)) is None
    assert volume(months(20, a_week=20)) == Volume("fewer", 20, Usual(20, 20, 20), 7 / 30, 14 / 3)
    assert volume(months(20, a_week=20, over=MIDWEEK)) is None
    assert volume(months(0, a_week=20)).posts == 0


def test_what_is_longer_than_a_week_is_tested_as_two_weeks_at_most():
    before = [5, 6, 5, 9, 7, 5, 8, 6, 9, 7, 5, 6]
    least = [
        next(n for n in range(100) if unusual_count(n, before, weeks) == "more") for weeks in (1 / 7, 1, 2, 30 / 7, 26)
    ]
    assert least == [21, 21, 17, 17, 17]


def test_a_campaign_can_have_many_posts_and_never_too_few():
    """Of three weeks; a part of what the office publishes is mostly less than all of it."""
    assert volume(months(63, period=CAMPAIGN)) == Volume("more", 63, Usual(7, 7, 7), 3, 21)
    assert volume(months(2, a_week=30, period=CAMPAIGN)) is None
    assert usual_number(months(2, a_week=30, period=CAMPAIGN))
    assert not usual_number(months(50, period=CAMPAIGN))
    assert said(months(63, period=CAMPAIGN)) == (
        "63 posts, 21 a week, 3 times the usual number (7 to 7); no network is clearly above or below its usual."
    )


def test_a_campaign_of_a_day_is_compared_with_whole_weeks():
    day = Period("day", date(2026, 11, 18), date(2026, 11, 19), ZONE, "campaign")
    assert volume(months(7, period=day)) is None
    assert volume(months(28, period=day)) == Volume("more", 28, Usual(7, 7, 7), 4, 28)
    assert said(months(28, period=day)).startswith("28 posts, 4 times the usual number (7 to 7 a week); ")


UNEVEN = [2, 20, 5, 18, 1, 15, 3, 22, 6, 19, 2, 17]


@pytest.mark.parametrize(("now", "usual"), [(24, False), (21, False), (20, True), (6, True), (5, False)])
def test_a_week_is_called_ordinary_only_with_about_the_usual_number_of_posts(now, usual):
    assert usual_number(weeks(now, before=UNEVEN)) is usual
    whole = said(weeks(now, before=UNEVEN))
    assert whole.endswith("o network is clearly above or below its usual.")
    assert whole.startswith("An ordinary week: ") is usual


def test_what_is_ordinary_of_a_month_a_young_desk_and_a_week_that_is_not_over():
    assert [usual_number(months(now)) for now in (60, 59, 16, 15)] == [False, True, True, False]
    assert usual_number(months(15, over=MIDWEEK))
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


def test_the_headline_of_a_month_says_what_is_news():
    assert said(months(90)).startswith("90 posts, 21 a week, 3 times the usual number (7 to 7); no network is ")
    assert said(months(20, a_week=20)).startswith(
        "20 posts, 4.7 a week, far fewer than usual (20 to 20); no network is "
    )
    assert said(months(1, a_week=20)) == "1 post, 0.2 a week, far fewer than usual (20 to 20)."
    assert said(months(0, a_week=20)) == "Nothing was published this month."
    assert said(months(60)) == "No network is clearly above or below its usual."
    assert said(months(30)) == "An ordinary month: no network is clearly above or below its usual."
    with speaking("ar"):
        assert said(months(90)).startswith("90 منشورًا، 21 في الأسبوع، 3 أمثال العدد المعتاد (من 7 إلى 7)؛ ")


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
