"""On which days an office is closed, and which international days there are."""

from datetime import date

import pytest

from postdesk.moments.holidays import CLOSED, holiday_on, marked_days, un_days


@pytest.mark.parametrize(
    ("day", "places", "name"),
    [
        ("2026-07-13", ["ME"], "Statehood Day (ME)"),
        ("2026-07-12", ["ME"], ""),
        ("2026-06-04", ["DE-BY"], "Corpus Christi (DE-BY)"),
        ("2026-06-04", ["DE"], ""),
        ("2026-01-01", ["US", "ME"], "New Year's Day (US)"),
        ("2027-05-03", ["ME"], "Labor Day (observed) (ME)"),
    ],
)
def test_a_public_holiday_of_a_country_or_a_part_of_it(day, places, name):
    assert holiday_on(date.fromisoformat(day), places, ()) == name


def test_a_day_off_of_the_offices_own():
    assert holiday_on(date(2026, 12, 24), (), [date(2026, 12, 24)]) == CLOSED
    assert holiday_on(date(2026, 12, 23), (), [date(2026, 12, 24)]) == ""


@pytest.mark.parametrize("place", ["XX", "DE-ZZ"])
def test_a_place_that_no_calendar_knows_is_named(place):
    with pytest.raises(ValueError, match=f'no holidays are known of "{place}": write a country as "ME"'):
        holiday_on(date(2026, 1, 2), [place], ())


def test_the_international_days_are_real_days_each_named_once():
    lines = [f"{month:02}-{day:02}" for month, day in un_days().values()]
    assert lines == sorted(lines)
    assert all(date(2028, month, day) for month, day in un_days().values())
    assert (un_days()["International Migrants Day"], un_days()["World Refugee Day"]) == ((12, 18), (6, 20))
    assert all(name == name.strip() and "  " not in name for name in un_days())


def test_marked_days_come_in_order_over_the_turn_of_a_year():
    names = ["World Braille Day", "International Migrants Day", "Human Rights Day"]
    assert list(marked_days(names, date(2026, 12, 11), 25)) == [
        (date(2026, 12, 18), "International Migrants Day"),
        (date(2027, 1, 4), "World Braille Day"),
    ]
    assert list(marked_days(names, date(2026, 12, 19), 16)) == []
