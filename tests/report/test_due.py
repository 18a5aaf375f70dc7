"""The weekly report: which week it is about, and whether its time has come."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.log.workers import once_a_period
from postdesk.report.due import (
    CAMPAIGN,
    KIND,
    MONTHLY,
    due_campaign,
    due_month,
    due_week,
    last_week,
    name_of,
    option_of,
)
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
    assert due_week(lived, HOUSE, MONDAY - timedelta(seconds=1)) == ""
    assert due_week(lived, HOUSE, MONDAY) == "2026-W48"
    assert due_week(lived, HOUSE, MONDAY + timedelta(days=6)) == "2026-W48"
    once_a_period.once(lived, KIND, "2026-W48", list, "desk:1", lambda: MONDAY)
    assert due_week(lived, HOUSE, MONDAY + timedelta(days=6)) == ""
    assert due_week(lived, HOUSE, MONDAY + timedelta(days=7)) == "2026-W49"


def test_a_desk_that_slept_for_weeks_writes_the_last_one(lived):
    assert due_week(lived, HOUSE, MONDAY + timedelta(weeks=3, days=2)) == "2026-W51"


def test_a_new_desk_begins_with_no_empty_page(log):
    assert due_week(log, HOUSE, MONDAY) == ""
    queued(log, wanted(), now=MONDAY)
    assert due_week(log, HOUSE, MONDAY + timedelta(days=2)) == ""
    assert due_week(log, HOUSE, MONDAY + timedelta(days=7)) == "2026-W49"


def test_an_office_that_meets_on_thursday_gets_last_weeks_report_then(lived):
    thursday = House(Path(), "Country Office", "Europe/Podgorica", report_every="Thu 09:00")
    assert due_week(lived, thursday, datetime(2026, 12, 3, 7, 59, tzinfo=UTC)) == ""  # the desk is younger
    assert due_week(lived, thursday, datetime(2026, 12, 3, 8, 0, tzinfo=UTC)) == "2026-W48"


def test_a_months_report_is_due_on_its_day_of_the_next_and_only_where_it_is_asked_for(lived):
    asks = replace(HOUSE, report_month="3 08:00")
    moment = datetime(2026, 12, 3, 7, 0, tzinfo=UTC)
    assert due_month(lived, HOUSE, moment) == ""
    assert due_month(lived, asks, moment - timedelta(seconds=1)) == ""  # October: the desk is younger
    assert due_month(lived, asks, moment) == "2026-11"
    assert due_month(lived, asks, moment + timedelta(days=28)) == "2026-11"
    once_a_period.once(lived, MONTHLY, "2026-11", list, "desk:1", lambda: moment)
    assert due_month(lived, asks, moment + timedelta(days=28)) == ""
    assert due_month(lived, asks, datetime(2027, 1, 3, 7, 0, tzinfo=UTC)) == "2026-12"


@pytest.fixture
def spring(public):
    """The office whose campaign had its last post on Tuesday at ten, office time."""
    return public.log, replace(public.house, report_campaign=timedelta(days=8))


def test_a_campaigns_report_is_due_some_days_after_its_last_post_and_once(spring):
    log, house = spring
    over = datetime(2026, 12, 2, 9, 1, tzinfo=UTC)
    assert due_campaign(log, replace(house, report_campaign=None), over) == ""
    assert due_campaign(log, house, over - timedelta(minutes=2)) == ""
    assert due_campaign(log, house, over) == "spring 2026-11-24"
    assert due_campaign(log, house, over + timedelta(days=27)) == "spring 2026-11-24"
    assert due_campaign(log, house, over + timedelta(days=29)) == ""
    once_a_period.once(log, CAMPAIGN, "spring 2026-11-24", list, "desk:1", lambda: over)
    assert due_campaign(log, house, over) == ""


def test_a_campaign_with_a_post_to_come_is_not_over(spring):
    log, house = spring
    queued(log, wanted("late", at=60 * 24 * 3), now=datetime(2026, 11, 25, tzinfo=UTC))
    assert due_campaign(log, house, datetime(2026, 12, 2, 9, 1, tzinfo=UTC)) == ""


def test_a_report_has_its_name_and_its_option():
    assert [(option_of(kind), name_of("spring 2026-11-24")) for kind in (KIND, MONTHLY, CAMPAIGN)] == [
        ("week", "spring"),
        ("month", "spring"),
        ("campaign", "spring"),
    ]
