from datetime import UTC, date, datetime, timedelta

import pytest

from postdesk.errors import PostdeskError
from postdesk.moments import weeks


def test_a_week_begins_at_the_offices_midnight():
    assert weeks.iso_week(datetime(2026, 11, 15, 22, 59, tzinfo=UTC), "Europe/Podgorica") == "2026-W46"
    assert weeks.iso_week(datetime(2026, 11, 15, 23, 0, tzinfo=UTC), "Europe/Podgorica") == "2026-W47"


def test_many_instants_have_the_weeks_that_each_of_them_has():
    begin = datetime(2026, 10, 24, 21, 30, tzinfo=UTC)
    instants = [begin + timedelta(hours=hours) for hours in (0, 1, 2, 24, 200, 168, 169, 3, 5000)]
    assert weeks.iso_weeks(instants, "Europe/Podgorica") == [weeks.iso_week(at, "Europe/Podgorica") for at in instants]
    assert weeks.iso_weeks([], "Europe/Podgorica") == []


def test_the_first_days_of_january_may_belong_to_last_years_week():
    assert weeks.iso_week(datetime(2027, 1, 2, 12, tzinfo=UTC), "Europe/Podgorica") == "2026-W53"


def test_a_week_with_the_change_of_clocks_is_an_hour_longer():
    start, end = weeks.bounds("2026-W43", "Europe/Podgorica")
    assert start == datetime(2026, 10, 18, 22, tzinfo=UTC)
    assert (end - start).total_seconds() == (7 * 24 + 1) * 3600


@pytest.mark.parametrize("week", ["0001-W01", "9999-W52", "2026-W54", "2026-47"])
def test_a_week_that_the_calendar_has_not_or_that_has_no_neighbours_is_told(week):
    with pytest.raises(PostdeskError, match=f'^"{week}" is no week of the calendar: write it as 2026-W47$'):
        weeks.monday(week)


def test_weeks_back_over_new_year():
    assert weeks.back("2027-W01", 3) == ("2026-W52", "2026-W53", "2027-W01")


def test_how_many_weeks_lie_between():
    assert weeks.between("2026-W52", "2027-W01") == 2


def test_the_end_of_a_day():
    assert weeks.day_end(date(2026, 10, 4), "Europe/Podgorica") == datetime(2026, 10, 4, 21, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("week", ["2026-W60", "2026-47", "W47", "", "2026-W00"])
def test_no_week_of_the_calendar(week):
    with pytest.raises(PostdeskError, match="write it as 2026-W47"):
        weeks.monday(week)
