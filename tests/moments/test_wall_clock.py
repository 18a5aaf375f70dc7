from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.moments.unreadable import Unreadable
from postdesk.moments.wall_clock import (
    duration,
    instants,
    last_opening,
    moment,
    next_free,
    openings,
    slot,
    zone_named,
)

OFFICE = "Europe/Podgorica"


def wall(shown):
    return datetime.fromisoformat(shown)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "zone", "expected"),
    [
        (wall("2026-12-18 09:00"), OFFICE, (utc(2026, 12, 18, 8),)),
        (wall("2026-03-29 02:30"), OFFICE, ()),
        (wall("2026-10-25 02:30"), OFFICE, (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))),
        (wall("2026-09-06 00:30"), "America/Santiago", ()),
        (wall("2026-04-04 23:30"), "America/Santiago", (utc(2026, 4, 5, 2, 30), utc(2026, 4, 5, 3, 30))),
        (wall("2026-10-04 02:15"), "Australia/Lord_Howe", ()),
        (wall("2026-04-05 01:45"), "Australia/Lord_Howe", (utc(2026, 4, 4, 14, 45), utc(2026, 4, 4, 15, 15))),
        (wall("2011-12-30 12:00"), "Pacific/Apia", ()),
    ],
)
def test_a_wall_clock_names_none_one_or_two_instants(shown, zone, expected):
    assert instants(shown, zone) == expected


@pytest.mark.parametrize("zone", [OFFICE, "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"])
@given(st.datetimes(min_value=wall("1980-01-01 00:00"), max_value=wall("2037-01-01 00:00")))
def test_every_instant_is_among_those_its_wall_clock_names(zone, naive):
    instant = naive.replace(tzinfo=UTC)
    local = instant.astimezone(zone_named(zone)).replace(tzinfo=None)
    assert instant in instants(local, zone)


def test_a_slot_shows_the_wall_clock_of_its_zone():
    assert slot(utc(2026, 12, 18, 8), OFFICE).local == "2026-12-18 09:00"
    assert slot(utc(2026, 12, 18, 8, 0, 5), OFFICE).local == "2026-12-18 09:00:05"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-12-18 09:00", utc(2026, 12, 18, 8)),
        ("2026-12-18 9:00", utc(2026, 12, 18, 8)),
        (" 2026-12-18T09:00:30 ", utc(2026, 12, 18, 8, 0, 30)),
        ("2026-12-18 09:00 Europe/Lisbon", utc(2026, 12, 18, 9)),
        ("2026-12-18T09:00+05:45", utc(2026, 12, 18, 3, 15)),
        ("2026-12-18 09:00 -0330", utc(2026, 12, 18, 12, 30)),
        ("2026-12-18 09:00 UTC+02", utc(2026, 12, 18, 7)),
        ("2026-12-18 09:00 +14:00", utc(2026, 12, 17, 19)),
        ("2026-12-18 09:00 -12:00", utc(2026, 12, 18, 21)),
        ("2026-12-18T09:00Z", utc(2026, 12, 18, 9)),
        ("2026-12-18T09:00:00.000Z", utc(2026, 12, 18, 9)),
        ("2026-12-18, 09:00", utc(2026, 12, 18, 8)),
        ("2026-10-25 02:30 +02:00", utc(2026, 10, 25, 0, 30)),
    ],
)
def test_a_moment_is_read_as_people_write_it(written, instant):
    read = moment(written, OFFICE)
    assert read.instant == instant
    assert read.zone == OFFICE


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2026-12-18", '"2026-12-18" has no time: write "2026-12-18 09:00"'),
        ("2026-2-3", '"2026-2-3" has no time: write "2026-02-03 09:00"'),
        ("18.12.2026 14:30", 'is not a date with a time: write "2026-12-18 14:30"'),
        ("3/4/2026", 'write "2026-04-03 09:00" (year-month-day)'),
        ("Friday", '"Friday" is not a date with a time: write "2026-12-18 09:00", or "next"'),
        ("2026-02-30 09:00", "there is no day 2026-02-30 in the calendar"),
        ("2026-12-18 9:00 pm", '"2026-12-18 9:00 pm" has a clock of twelve hours: write 21:00 for 9 PM'),
        ("2026-12-18 25:00", "no clock shows 25:00"),
        ("2026-12-18 24:00", "no clock shows 24:00"),
        ("2026-12-18 09:00 Europe/Podgorca", 'is not a time zone: did you mean "Europe/Podgorica"?'),
        ("2026-12-18 09:00 Europe", '"Europe" is not a time zone'),
        ("2026-12-18 09:00 ../etc", '"../etc" is not a time zone: write one like Europe/Paris'),
        ("2026-12-18T09:00+25:00", '"+25:00" is not a time zone: write one like Europe/Paris'),
        ("2026-12-18 09:00 +14:30", '"+14:30" is not a time zone'),
        ("2026-12-18 09:00 -12:30", '"-12:30" is not a time zone'),
        ("2026-12-18 09:00 +02:75", '"+02:75" is not a time zone'),
        ("0001-01-01 00:00", "outside the years"),
        ("9999-12-31 23:59 -12:00", "outside the years"),
    ],
)
def test_a_moment_that_is_none_says_how_to_write_it(written, sentence):
    with pytest.raises(ValueError, match=r"write|mean") as refused:
        moment(written, OFFICE)
    assert sentence in str(refused.value)
    assert refused.value.rule == "date"


@pytest.mark.parametrize(
    ("written", "zone", "sentence"),
    [
        (
            "2026-03-29 02:30",
            OFFICE,
            (
                "clocks in Europe/Podgorica never show 2026-03-29 02:30: "
                "after 2026-03-29 01:59 comes 2026-03-29 03:00; write another time"
            ),
        ),
        (
            "2026-10-25 02:30",
            OFFICE,
            (
                'clocks in Europe/Podgorica show 2026-10-25 02:30 twice: write "2026-10-25 02:30 +02:00" (00:30 UTC) '
                'or "2026-10-25 02:30 +01:00" (01:30 UTC)'
            ),
        ),
        (
            "2011-12-30 12:00",
            "Pacific/Apia",
            (
                "clocks in Pacific/Apia never show 2011-12-30 12:00: "
                "after 2011-12-29 23:59 comes 2011-12-31 00:00; write another time"
            ),
        ),
        (
            "2026-04-05 01:45 Australia/Lord_Howe",
            OFFICE,
            (
                'clocks in Australia/Lord_Howe show 2026-04-05 01:45 twice: write "2026-04-05 01:45 +11:00" (14:45 UTC) '
                'or "2026-04-05 01:45 +10:30" (15:15 UTC)'
            ),
        ),
    ],
)
def test_a_gap_and_a_fold_are_refused_with_their_instants(written, zone, sentence):
    with pytest.raises(Unreadable) as refused:
        moment(written, zone)
    assert refused.value.rule == "clock-change"
    assert str(refused.value) == sentence


def test_openings_are_days_and_times_in_the_weeks_order():
    assert openings(["Thu 10:00", "tuesday 9:30"]) == ((1, time(9, 30)), (3, time(10)))
    assert openings(["Sat-Mon 08:00"]) == ((0, time(8)), (5, time(8)), (6, time(8)))


@pytest.mark.parametrize("written", ["10:00", "Tue", "Tu 10:00", "Tue-Xxx 10:00", "Tue 24:00", "Tue 10:60", "Tue 10"])
def test_an_opening_that_is_none_is_refused(written):
    with pytest.raises(ValueError, match="is not a weekly slot: write it like"):
        openings([written])


def test_the_next_free_slot_is_later_and_not_taken():
    now = utc(2026, 11, 24, 9)  # Tuesday 10:00 in the office
    assert next_free(["Tue 10:00", "Thu 10:00"], OFFICE, now, set()).local == "2026-11-26 10:00"
    taken = {utc(2026, 11, 26, 9)}
    assert next_free(["Tue 10:00", "Thu 10:00"], OFFICE, now, taken).local == "2026-12-01 10:00"


def test_the_next_free_slot_skips_the_gap_and_takes_the_first_of_a_fold():
    assert next_free(["Sun 02:30"], OFFICE, utc(2026, 3, 28), set()).local == "2026-04-05 02:30"
    assert next_free(["Sun 02:30"], OFFICE, utc(2026, 10, 24), set()).instant == utc(2026, 10, 25, 0, 30)


def test_the_next_free_slot_passes_closed_days_by():
    shut = {wall("2026-11-26").date(), wall("2026-12-01").date()}
    found = next_free(["Tue 10:00", "Thu 10:00"], OFFICE, utc(2026, 11, 24, 9), set(), shut.__contains__)
    assert found.local == "2026-12-03 10:00"


def test_without_openings_there_is_no_next_slot():
    with pytest.raises(ValueError, match="no free slot"):
        next_free([], OFFICE, utc(2026, 1, 1), set())


def test_the_last_opening_is_now_or_before():
    assert last_opening(["Mon 07:30"], OFFICE, utc(2026, 11, 23, 6, 30)) == utc(2026, 11, 23, 6, 30)
    assert last_opening(["Mon 07:30"], OFFICE, utc(2026, 11, 23, 6, 29)) == utc(2026, 11, 16, 6, 30)
    assert last_opening(["Mon 07:30", "Thu 09:00"], OFFICE, utc(2026, 11, 27)) == utc(2026, 11, 26, 8)


def test_an_opening_in_the_gap_was_a_week_earlier():
    assert last_opening(["Sun 02:30"], OFFICE, utc(2026, 3, 30)) == utc(2026, 3, 22, 1, 30)


def test_without_openings_there_is_no_last_one():
    with pytest.raises(ValueError, match="no weekly slot"):
        last_opening([], OFFICE, utc(2026, 1, 1))


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("2 h", timedelta(hours=2)),
        ("30min", timedelta(minutes=30)),
        ("1 d", timedelta(days=1)),
        ("1 h 30 min", timedelta(minutes=90)),
        ("1.5 hours", timedelta(minutes=90)),
        ("2 weeks", timedelta(days=14)),
        (" 3 Days ", timedelta(days=3)),
    ],
)
def test_a_duration_is_read_as_people_write_it(written, length):
    assert duration(written) == length


@pytest.mark.parametrize("written", ["", "2", "h", "2 x", "0 h", "2 h x", "-1 h", "1 h, 30 min"])
def test_a_duration_that_is_none_says_how_to_write_it(written):
    with pytest.raises(ValueError, match="is not a length of time: write it like"):
        duration(written)
