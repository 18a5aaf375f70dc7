"""The weekly report: which week it is about, and whether its time has come."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postdesk.log.workers import runs
from postdesk.report.due import KIND, due, last_week
from postdesk.settings import House
from stage.life import queued, wanted

HOUSE = House(Path(), "Country Office", "Europe/Podgorica", report_every="Mon 07:30")
MONDAY = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)


@pytest.fixture
def lived(log):
    """A desk that queued its first post a week before that Monday."""
    queued(log, wanted(), now=datetime(2026, 11, 23, 12, tzinfo=UTC))
    return log


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (MONDAY, "2026-W48"),
        (datetime(2026, 11, 29, 22, 59, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 29, 23, 0, tzinfo=UTC), "2026-W48"),
        (datetime(2027, 1, 4, 6, 30, tzinfo=UTC), "2026-W53"),
    ],
)
def test_the_last_week_is_the_one_that_was_over_on_the_offices_calendar(moment, week):
    assert last_week(HOUSE, moment) == week


def test_a_report_is_due_at_its_moment_and_stays_due_until_it_is_written(lived):
    assert due(lived, HOUSE, MONDAY - timedelta(seconds=1)) == ""
    assert due(lived, HOUSE, MONDAY) == "2026-W48"
    assert due(lived, HOUSE, MONDAY + timedelta(days=6)) == "2026-W48"
    runs.once(lived, KIND, "2026-W48", list, "desk:1", lambda: MONDAY)
    assert due(lived, HOUSE, MONDAY + timedelta(days=6)) == ""
    assert due(lived, HOUSE, MONDAY + timedelta(days=7)) == "2026-W49"


def test_a_desk_that_slept_for_weeks_writes_the_last_one(lived):
    assert due(lived, HOUSE, MONDAY + timedelta(weeks=3, days=2)) == "2026-W51"


def test_a_new_desk_begins_with_no_empty_page(log):
    assert due(log, HOUSE, MONDAY) == ""
    queued(log, wanted(), now=MONDAY)
    assert due(log, HOUSE, MONDAY + timedelta(days=2)) == ""
    assert due(log, HOUSE, MONDAY + timedelta(days=7)) == "2026-W49"


def test_an_office_that_meets_on_thursday_gets_last_weeks_report_then(lived):
    thursday = House(Path(), "Country Office", "Europe/Podgorica", report_every="Thu 09:00")
    assert due(lived, thursday, datetime(2026, 12, 3, 7, 59, tzinfo=UTC)) == ""  # the desk is younger
    assert due(lived, thursday, datetime(2026, 12, 3, 8, 0, tzinfo=UTC)) == "2026-W48"
