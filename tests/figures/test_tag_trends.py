"""Whether a hashtag is used more than before."""

import random

from msgspec import structs

from postdesk.figures.tag_trends import tag_trends
from stage.invented import material, post


def office(late, early, tag="Winter", others=40):
    """Posts with a hashtag in the last thirteen weeks and in those before, among others without, week by week."""
    posts = [post(-7 * (number % 13), hashtags=(tag,)) for number in range(late)]
    posts += [post(-7 * (13 + number % 13), hashtags=(tag,)) for number in range(early)]
    posts += [post(-7 * (number % 26)) for number in range(2 * others)]
    return material(*posts)


def test_many_more_than_before_and_hardly_any_are_found():
    (rising,) = tag_trends(office(20, 4))
    assert (rising.hashtag, rising.posts, rising.recent, rising.trend) == ("#Winter", 24, 20, "rising")
    assert 0 < rising.low < rising.change < rising.high
    (falling,) = tag_trends(office(4, 20))
    assert falling.trend == "falling"
    assert falling.high < 0
    assert tag_trends(office(6, 4))[0].trend == "cannot tell"


def test_the_ratio_is_of_shares_and_not_of_counts():
    """Twice as many posts with the hashtag among twice as many posts are no change."""
    posts = [post(-7 * (number % 13), hashtags=("Winter",) if number % 2 else ()) for number in range(80)]
    posts += [post(-7 * (13 + number % 13), hashtags=("Winter",) if number % 2 else ()) for number in range(40)]
    (one,) = tag_trends(material(*posts))
    assert abs(one.change) < 0.02
    assert one.trend == "cannot tell"


def test_by_hand():
    """10 of 51 against 5 of 44: ln(10.5 / 51.5) - ln(5.5 / 44.5) = 0.5005, ± 1.6449 · √(1/10.5 - 1/51.5 + 1/5.5 - 1/44.5)."""
    (one,) = tag_trends(office(10, 5, others=40))
    assert (one.change, one.low, one.high) == (0.65, -0.257, 2.663)


def test_few_posts_events_and_young_desks_are_left_out():
    assert tag_trends(office(2, 2)) == []
    assert tag_trends(material(*[post(-7 * (number % 10), hashtags=("Winter",)) for number in range(30)])) == []
    assert tag_trends(material()) == []
    event = [post(-60, hashtags=("Fair",), hour=hour) for hour in range(8)]
    assert tag_trends(material(*event, *office(0, 0).posts)) == []


def test_since_when_and_until_when():
    stuff = structs.replace(office(8, 8), since={"winter": "2024-W01"})
    (one,) = tag_trends(stuff)
    assert (one.since, one.last) == ("2024-W01", "2026-W47")


def test_where_nothing_changes_hardly_anything_is_called_so():
    """Ten hashtags in each of 60 half years: at most a twentieth of the years name any."""
    dice = random.Random(5)
    called = 0
    for _ in range(60):
        posts = [post(-7 * dice.randrange(26), hashtags=(f"T{dice.randrange(10)}",)) for _ in range(200)]
        called += any(one.trend != "cannot tell" for one in tag_trends(material(*posts)))
    assert called <= 6
