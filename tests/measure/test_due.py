"""A post is read after an hour, a day, a week and four weeks, then weekly, and last when it is ninety days old."""

from datetime import timedelta

import pytest

from postdesk.measure.due import last_mark, next_reading, reading_due
from stage.life import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "mark"),
    [
        (timedelta(minutes=59), None),
        (HOUR, HOUR),
        (23 * HOUR, HOUR),
        (DAY, DAY),
        (6.9 * DAY, DAY),
        (7 * DAY, 7 * DAY),
        (27 * DAY, 7 * DAY),
        (28 * DAY, 28 * DAY),
        (35 * DAY, 35 * DAY),
        (41 * DAY, 35 * DAY),
        (89.9 * DAY, 84 * DAY),
        (90 * DAY, 90 * DAY),
        (500 * DAY, 90 * DAY),
    ],
)
def test_the_last_age_at_which_a_post_is_read(age, mark):
    assert last_mark(age) == mark


def test_a_worker_that_looks_every_hour_reads_a_post_thirteen_times_in_its_life():
    asked, read = None, []
    for hour in range(100 * 24):
        if reading_due(NOON, asked, NOON + hour * HOUR):
            asked = NOON + hour * HOUR
            read.append(hour)
    assert [hour / 24 for hour in read[1:]] == [1, 7, 28, 35, 42, 49, 56, 63, 70, 77, 84, 90]
    assert read[0] == 1


def test_readings_that_nobody_took_are_taken_once():
    """The machine slept for a month."""
    woken = NOON + 30 * DAY
    assert reading_due(NOON, NOON + HOUR, woken)
    assert not reading_due(NOON, woken, woken + HOUR)


def test_the_last_reading_is_still_taken_a_week_late_and_only_once():
    read = NOON + 84 * DAY
    assert reading_due(NOON, read, NOON + 97 * DAY)
    assert not reading_due(NOON, NOON + 91 * DAY, NOON + 92 * DAY)
    assert not reading_due(NOON, read, NOON + 97 * DAY + HOUR)


@pytest.mark.parametrize(
    ("age", "later"), [(0 * DAY, HOUR), (HOUR, DAY), (DAY, 7 * DAY), (8 * DAY, 28 * DAY), (28 * DAY, 35 * DAY)]
)
def test_the_next_reading_is_told(age, later):
    assert next_reading(NOON, NOON + age) == NOON + later


def test_after_the_last_there_is_no_next():
    assert next_reading(NOON, NOON + 83.9 * DAY) == NOON + 84 * DAY
    assert next_reading(NOON, NOON + 84 * DAY) == NOON + 90 * DAY
    assert next_reading(NOON, NOON + 90 * DAY) is None
