"""Days that are near, in words, and understood again when they are typed."""

from datetime import UTC, datetime, timedelta

import pytest

from postdesk.moments import wall_clock
from postdesk.moments.nearness import day_in_words
from postdesk.moments.spoken import moment_said

ZONE = "Europe/Podgorica"


@pytest.mark.parametrize(
    ("local", "told"),
    [
        ("2026-12-15 09:00", "2026-12-15 09:00"),
        ("2026-12-16 09:00", "yesterday 09:00"),
        ("2026-12-17 09:00", "today 09:00"),
        ("2026-12-18 09:00", "tomorrow 09:00"),
        ("2026-12-19 09:00", "Saturday 09:00"),
        ("2026-12-23 09:00", "Wednesday 09:00"),
        ("2026-12-24 09:00", "2026-12-24 09:00"),
        ("2027-12-17 09:00", "2027-12-17 09:00"),
    ],
)
def test_a_day_is_named_while_no_other_day_has_the_name(local, told):
    assert day_in_words(local, "2026-12-17") == told


@pytest.mark.parametrize(
    "now", [datetime(2026, 10, 24, 21, 59, tzinfo=UTC), datetime(2026, 12, 31, 22, 59, tzinfo=UTC)]
)
def test_what_is_told_of_the_week_to_come_may_be_typed(now):
    """Over the night in which clocks go back, and over New Year's."""
    today = wall_clock.slot(now, ZONE).local[:10]
    for hours in range(1, 6 * 24):
        slot = wall_clock.slot(now + timedelta(hours=hours, minutes=1), ZONE)
        told = day_in_words(slot.local, today)
        if (
            len(wall_clock.instants(datetime.fromisoformat(slot.local), ZONE)) == 1
        ):  # else it is asked which one is meant
            assert moment_said(told, ZONE, now).local == slot.local
