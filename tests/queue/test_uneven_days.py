"""What a look at a month shows: an account that says nothing for long, and one that says much on one day."""

from datetime import date, timedelta

from postdesk.queue.calendar_days import CalendarEntry, PlannedDay
from postdesk.queue.uneven_days import uneven_days

FIRST = date(2026, 12, 1)


def month(**posts):
    """December, with what each account has on which days, such as `fedi="1 1 20"`; "20-" is called off."""
    entries = {}
    for account, days in posts.items():
        for day in days.split():
            state = "cancelled" if day.endswith("-") else "queued"
            entries.setdefault(int(day.rstrip("-")), []).append(CalendarEntry("09:00", "spring/x", (account,), state))
    days = [FIRST + timedelta(days=ahead) for ahead in range(31)]
    return [PlannedDay(day, tuple(entries.get(day.day, ())), within=True) for day in days]


def test_a_gap_and_a_pile_are_named_in_their_order():
    told = [each.says for each in uneven_days(month(fedi="1 20 20 20 20 20", page="3 10 17 24 31"))]
    assert told == ["fedi says nothing from 2026-12-02 to 2026-12-19, 18 days", "fedi has 5 posts on 2026-12-20"]


def test_two_weeks_and_four_posts_are_nothing_to_tell():
    assert uneven_days(month(fedi="1 15 29 29 29 29")) == []


def test_what_was_called_off_fills_no_gap_and_makes_no_pile():
    (gap,) = uneven_days(month(fedi="1 10- 20"))
    assert (gap.first, gap.last) == (date(2026, 12, 2), date(2026, 12, 19))
