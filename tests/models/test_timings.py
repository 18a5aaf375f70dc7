"""How long is waited, and that what depends on each other fits together."""

from datetime import timedelta

from postdesk.models import timings
from postdesk.models.timings import doubt_left, tell_again, wait


def test_the_waits_grow_to_a_quarter_of_an_hour_and_differ_by_post():
    waits = [wait("a" * 32, failures).total_seconds() for failures in (0, 1, 2, 3, 20, 5000)]
    assert waits[1] < waits[2] < waits[3] < waits[4]
    assert all(675 <= seconds <= 1125 for seconds in waits[4:])
    assert wait("a", 1) == wait("a", 1) != wait("b", 1)
    assert all(1.5 <= wait(str(number), 1).total_seconds() <= 2.5 for number in range(200))
    assert wait("a", 20, most=60) <= timedelta(seconds=75)


def test_a_doubt_is_asked_about_at_once_then_ever_more_rarely():
    ages = [timedelta(0), timedelta(minutes=3), timedelta(days=2)]
    assert [doubt_left(age) for age in ages] == [timedelta(seconds=5), timedelta(minutes=3), timedelta(hours=1)]


def test_telling_is_tried_again_after_a_minute_and_at_least_every_hour():
    assert [tell_again(tries) for tries in (1, 2, 3, 500)] == [
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=4),
        timedelta(hours=1),
    ]


def test_a_dead_workers_post_is_settled_within_a_minute_and_a_frozen_one_has_lost_its_turn():
    assert timings.AT_ONCE < timings.LEASE < timedelta(minutes=1)
    assert timedelta(seconds=timings.WRITE_AGAIN) < timings.ANSWER_KEPT
    assert timings.HEARD <= timings.SILENT < timings.FORGOTTEN
