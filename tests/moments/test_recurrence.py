"""When something comes back, counted from Monday 30 November 2026."""

from datetime import datetime

import pytest

from postdesk.moments.recurrence import MOST, months_without, repeats, wall_times
from postdesk.moments.unreadable import Unreadable

ZONE = "Europe/Podgorica"
MONDAY = datetime(2026, 11, 30)  # noqa: DTZ001 -- a wall clock's


def times(text, first=MONDAY, until=None, count=4, language="en"):
    found = wall_times(repeats(text, ZONE, language), first, until, count)
    return [f"{at:%m-%d %H:%M}" for at in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday 09:00", ["11-30 09:00", "12-07 09:00", "12-14 09:00", "12-21 09:00"]),
        ("every Monday at 9:00", ["11-30 09:00", "12-07 09:00", "12-14 09:00", "12-21 09:00"]),
        ("Mondays 09:00", ["11-30 09:00", "12-07 09:00", "12-14 09:00", "12-21 09:00"]),
        ("Tue, Thu 10:30", ["12-01 10:30", "12-03 10:30", "12-08 10:30", "12-10 10:30"]),
        ("Fri-Mon 10:00", ["11-30 10:00", "12-04 10:00", "12-05 10:00", "12-06 10:00"]),
        ("Monday 09:00, Thursday 15:00", ["11-30 09:00", "12-03 15:00", "12-07 09:00", "12-10 15:00"]),
        ("Monday 09:00 and Monday 17:00", ["11-30 09:00", "11-30 17:00", "12-07 09:00", "12-07 17:00"]),
        ("weekday 08:00", ["11-30 08:00", "12-01 08:00", "12-02 08:00", "12-03 08:00"]),
        ("every day at 08:00", ["11-30 08:00", "12-01 08:00", "12-02 08:00", "12-03 08:00"]),
        ("every 2 days 08:00", ["11-30 08:00", "12-02 08:00", "12-04 08:00", "12-06 08:00"]),
        ("every other day 08:00", ["11-30 08:00", "12-02 08:00", "12-04 08:00", "12-06 08:00"]),
        ("every 3 weeks on Friday 09:00", ["12-04 09:00", "12-25 09:00", "01-15 09:00", "02-05 09:00"]),
        ("first Tuesday of the month 10:00", ["12-01 10:00", "01-05 10:00", "02-02 10:00", "03-02 10:00"]),
        ("first and third Monday of the month 10:00", ["12-07 10:00", "12-21 10:00", "01-04 10:00", "01-18 10:00"]),
        ("last Friday of each month 10:00", ["12-25 10:00", "01-29 10:00", "02-26 10:00", "03-26 10:00"]),
        ("15th of the month 10:00", ["12-15 10:00", "01-15 10:00", "02-15 10:00", "03-15 10:00"]),
        ("last day of the month 10:00", ["11-30 10:00", "12-31 10:00", "01-31 10:00", "02-28 10:00"]),
        ("18 December 09:00", ["12-18 09:00"] * 4),
        ("December 18 09:00", ["12-18 09:00"] * 4),
        ("FREQ=MONTHLY;BYDAY=1TU 10:00", ["12-01 10:00", "01-05 10:00", "02-02 10:00", "03-02 10:00"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,17", ["11-30 09:00", "11-30 17:00", "12-07 09:00", "12-07 17:00"]),
        ("freq=daily;count=2 10:00", ["11-30 10:00", "12-01 10:00"]),
        ("FREQ=DAILY;UNTIL=20261201 10:00", ["11-30 10:00", "12-01 10:00"]),
        ("FREQ=DAILY;UNTIL=20261201T090000Z 10:00", ["11-30 10:00", "12-01 10:00"]),  # 10:00 in Podgorica
        ("FREQ=DAILY;UNTIL=20261201T085900Z 10:00", ["11-30 10:00"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 10:00", []),
    ],
)
def test_what_people_and_calendars_write(text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("fr", "chaque lundi à 09:00", "11-30 09:00"),
        ("fr", "premier mardi du mois 10:00", "12-01 10:00"),
        ("fr", "18 décembre 10:00", "12-18 10:00"),
        ("es", "primer martes del mes 10:00", "12-01 10:00"),
        ("de", "ersten Dienstag im Monat 10:00", "12-01 10:00"),
        ("cnr", "svake srijede u 10:00", "12-02 10:00"),
        ("sr-Latn", "prvi utorak u mesecu 10:00", "12-01 10:00"),
        ("ru", "каждую среду в 10:00", "12-02 10:00"),
        ("ru", "первый вторник месяца 10:00", "12-01 10:00"),
        ("ru", "Monday 09:00", "11-30 09:00"),
    ],
)
def test_in_the_languages_of_the_desk(language, text, first):
    assert times(text, language=language)[0] == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Monday", '"Monday" has no time'),
        ("", '"" has no time'),
        ("Mondy 09:00", '"Mondy 09:00" does not say when'),
        ("second Monday 09:00", "does not say when"),  # of the month, or each other week?
        ("sixth Monday of the month 09:00", "does not say when"),
        ("9 Monday of the month 09:00", "does not say when"),
        ("Monday day of the month 09:00", "does not say when"),
        ("Monday day 3 of the month 09:00", "does not say when"),
        ("0 days 09:00", "does not say when"),
        ("0 Monday of the month 09:00", "does not say when"),
        ("month 09:00", "does not say when"),
        ("week 1 of the month 09:00", "does not say when"),
        ("December 09:00", "does not say when"),
        ("weekday 2 09:00", "does not say when"),
        ("Monday week 2 3 09:00", "does not say when"),
        ("Monday-Mondy 09:00", "does not say when"),
        ("Monday 09:00 noon", "does not say when"),
        ("Monday 25:00", "no clock shows 25:00"),
        ("FREQ=HOURLY", '"FREQ" is nothing'),
        ("FREQ=WEEKLY;INTERVAL=0 09:00", '"INTERVAL" is nothing'),
        ("FREQ=WEEKLY;BYDAY=99MO 09:00", '"BYDAY" is nothing'),
        ("FREQ=WEEKLY;FREQ=DAILY 09:00", "is nothing"),
        ("BYDAY=MO 09:00", "is nothing"),
        ("FREQ=WEEKLY;BYHOUR=77", "is nothing"),
        ("FREQ=DAILY;UNTIL=20261399 09:00", '"UNTIL=20261399" is nothing'),
    ],
)
def test_what_nobody_can_read_is_told_with_the_way_to_write_it(text, said):
    with pytest.raises(Unreadable) as told:
        repeats(text, ZONE)
    assert said in str(told.value)


def test_a_language_without_names_of_days_has_the_english_ones():
    assert times("Monday 09:00", language="tlh")[0] == "11-30 09:00"
    with pytest.raises(Unreadable):
        repeats("jaj 1 09:00", ZONE, "tlh")


def test_every_other_week_counts_from_the_first_that_it_meets():
    wednesday = datetime(2026, 12, 2)  # noqa: DTZ001 -- a wall clock's
    assert times("other Monday 09:00", wednesday)[:2] == ["12-07 09:00", "12-21 09:00"]
    never = datetime(2026, 12, 3)  # noqa: DTZ001 -- a wall clock's
    assert times("other Monday 09:00", wednesday, until=never) == []


def test_the_first_and_the_last_moment_bound_it():
    ten = datetime(2026, 11, 30, 10)  # noqa: DTZ001 -- a wall clock's
    noon = datetime(2026, 12, 7, 12)  # noqa: DTZ001 -- a wall clock's
    assert times("Monday 09:00", ten, noon, None) == ["12-07 09:00"]
    assert times("FREQ=WEEKLY;BYDAY=MO", ten, noon, None) == ["11-30 10:00", "12-07 10:00"]
    assert len(times("day 09:00", count=None)) == MOST + 1
    assert len(times("FREQ=DAILY;COUNT=3 09:00", count=9)) == 3


def test_months_that_lack_a_day_are_named():
    first, last = MONDAY.date(), datetime(2027, 4, 1).date()  # noqa: DTZ001 -- a wall clock's
    assert months_without(repeats("31st of the month 10:00", ZONE), first, last) == ["2026-11", "2027-02", "2027-04"]
    assert months_without(repeats("28th of the month 10:00", ZONE), first, last) == []
