"""Which years a desk counts, and that whatever is reckoned within them stays a date."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from postdesk.moments.years import FIRST, LAST, LONGEST, is_counted


@pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
def test_a_year_that_no_post_needs_is_not_counted(year):
    assert not is_counted(date(year, 6, 1))


@pytest.mark.parametrize("day", [date(FIRST, 1, 1), date(2026, 12, 18), date(LAST, 12, 31)])
def test_a_hundred_years_more_or_less_and_any_zone_leave_it_a_date(day):
    assert is_counted(day)
    for zone in ("America/New_York", "Pacific/Kiritimati"):
        there = datetime.combine(day, time(23, 59), ZoneInfo(zone))
        assert (there + 20 * LONGEST).astimezone(UTC).year > day.year
        assert (there - LONGEST).astimezone(UTC).year < day.year
