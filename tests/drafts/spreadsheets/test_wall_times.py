"""Dates and times in cells, whatever a spreadsheet or a tool has made of them."""

import pytest

from postdesk.drafts.spreadsheets.wall_times import (
    DAY_FIRST,
    MONTH_FIRST,
    UntoldOrder,
    days_swapped,
    office_slot,
    order_of,
    slot_written,
    wall_time,
)
from postdesk.moments.unreadable import Unreadable
from postdesk.moments.wall_clock import moment

NEITHER = '"2026-12-18 noon" is not a date with a time: write "2026-12-18 09:00", or "next" for the next free slot'


def read(date, clock="", order=""):
    wall = wall_time(date, clock, order)
    return f"{wall.at:%Y-%m-%d %H:%M:%S} {wall.zone}".rstrip()


@pytest.mark.parametrize(
    ("date", "clock"),
    [
        ("2026-12-18 09:00", ""),
        ("2026-12-18T09:00:00", ""),
        ("2026/12/18 9:00", ""),
        ("2026-12-18 09:00:00.000", ""),
        ("18.12.2026. 09:00", ""),
        ("18.12.2026, 09.00", ""),
        ("18. 12. 2026 um 9h00", ""),
        ("18/12/2026 09:00", ""),
        ("12/18/26 9:00 AM", ""),
        ("12/18/2026 09:00:00 a.m.", ""),
        ("Dec 18, 2026 9:00 AM", ""),
        ("18 December 2026 at 09:00", ""),
        ("Friday, 18th Dec 2026 09:00", ""),
        ("46374.375", ""),
        ("2026-12-18", "09:00"),
        ("2026-12-18", "0.375"),
        ("46374", "9:00 am"),
        ("2026-12-18 00:00:00", "09:00:00"),
        ("18.12.2026", "9:00"),
    ],
)
def test_one_moment_in_many_ways(date, clock):
    assert read(date, clock) == "2026-12-18 09:00:00"


def test_noon_midnight_and_the_evening_by_a_clock_of_twelve_hours():
    assert [read("2026-12-18", clock) for clock in ("12:00 PM", "12:00 AM", "9:30 pm", "0")] == [
        "2026-12-18 12:00:00", "2026-12-18 00:00:00", "2026-12-18 21:30:00", "2026-12-18 00:00:00",
    ]  # fmt: skip


def test_what_stands_behind_a_time_is_its_zone():
    assert [read(f"2026-12-18 09:00{zone}") for zone in ("Z", " UTC", "+02:00", " Europe/Paris")] == [
        "2026-12-18 09:00:00 Z", "2026-12-18 09:00:00 UTC", "2026-12-18 09:00:00 +02:00",
        "2026-12-18 09:00:00 Europe/Paris",
    ]  # fmt: skip


def test_which_number_is_the_day_is_told_by_the_column_or_by_a_person():
    assert order_of(["5/6/2026", "13/6/2026", "next", ""]) == DAY_FIRST
    assert order_of(["5/6/2026", "5/13/2026"], DAY_FIRST) == MONTH_FIRST
    assert order_of(["5.6.2026"]) == DAY_FIRST
    assert order_of(["5/6/2026"], MONTH_FIRST) == MONTH_FIRST
    assert order_of(["13/6/2026", "6/13/2026"]) == ""
    assert read("5/6/2026 09:00", order=DAY_FIRST) == "2026-06-05 09:00:00"
    assert read("5/6/2026 09:00", order=MONTH_FIRST) == "2026-05-06 09:00:00"
    assert read("6/6/2026 09:00") == "2026-06-06 09:00:00"
    assert read("13/6/2026 09:00") == "2026-06-13 09:00:00"
    with pytest.raises(UntoldOrder):
        read("5/6/2026 09:00")


@pytest.mark.parametrize(
    ("date", "clock", "why"),
    [
        ("soon", "", '"soon" is not a date with a time: write "2026-12-18 09:00", or "next" for the next free slot'),
        ("2026-12-18", "", '"2026-12-18" has no time: write "2026-12-18 09:00"'),
        ("46374", "", '"46374" has no time: write "2026-12-18 09:00"'),
        ("2026-02-30 09:00", "", "there is no day 2026-02-30 in the calendar: write year-month-day"),
        ("31/31/2026 09:00", "", "there is no day 31/31/2026 in the calendar: write year-month-day"),
        ("18 Foo 2026 09:00", "", "there is no day 18 Foo 2026 in the calendar: write year-month-day"),
        ("2026-12-18", "25:00", 'no clock shows 25:00: write a time from "00:00" to "23:59"'),
        ("2026-12-18", "13:00 PM", 'no clock shows 13:00 PM: write a time from "00:00" to "23:59"'),
        ("2026-12-18", "09:99", 'no clock shows 09:99: write a time from "00:00" to "23:59"'),
        ("2026-12-18", "noon", NEITHER),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_told(date, clock, why):
    with pytest.raises(Unreadable) as told:
        read(date, clock)
    assert str(told.value) == why


def test_a_spreadsheet_that_took_days_for_months_is_noticed():
    assert days_swapped(["2026-06-10 09:00", "2026-07-10 09:00", "13/10/2026 09:00"])
    assert not days_swapped(["2026-06-20 09:00", "13/10/2026 09:00"])
    assert not days_swapped(["2026-06-10 09:00", "3/10/2026 09:00"])
    assert not days_swapped(["2026-06-10 09:00", ""])
    assert not days_swapped(["2026-06-10 09:00", "13.10.2026 09:00"])


def test_a_moment_of_another_zone_is_written_by_the_offices_clock():
    slot = office_slot(wall_time("2026-12-18 09:00:30"), "UTC", "Europe/Podgorica")
    assert slot_written(slot) == "2026-12-18 10:00:30"
    twice = office_slot(wall_time("2026-10-25 01:30"), "UTC", "Europe/Podgorica")
    assert slot_written(twice) == "2026-10-25 02:30 +01:00"
    assert moment(slot_written(twice), "Europe/Podgorica").instant == twice.instant
    with pytest.raises(Unreadable, match="never show"):
        office_slot(wall_time("2026-03-29 02:30"), "Europe/Podgorica", "Europe/Podgorica")
