"""Weeks and months of the office's calendar."""

from datetime import UTC, date, datetime

import pytest

from postdesk.charts.captions import period_ahead, period_title
from postdesk.errors import PostdeskError
from postdesk.figures.period import Period
from stage.invented import AFTER, MIDWEEK, WEEK, ZONE, at


def test_a_week_begins_on_monday_in_the_offices_zone():
    assert (WEEK.begin, WEEK.end) == (datetime(2026, 11, 15, 23, tzinfo=UTC), datetime(2026, 11, 22, 23, tzinfo=UTC))
    assert (WEEK.is_week, WEEK.noun, len(WEEK.days)) == (True, "week", 7)
    assert WEEK.holds(WEEK.begin)
    assert not WEEK.holds(WEEK.end)


def test_a_week_in_which_the_clocks_change_is_an_hour_longer():
    week = Period.week("2026-W43", ZONE)
    assert (week.end - week.begin).total_seconds() == (7 * 24 + 1) * 3600


def test_a_month():
    month = Period.month("2026-12", ZONE)
    assert (month.first, month.after, month.noun, period_title(month)) == (
        date(2026, 12, 1),
        date(2027, 1, 1),
        "month",
        "December 2026",
    )
    assert month.mondays(2) == (date(2026, 12, 21), date(2026, 12, 28))


@pytest.mark.parametrize(
    ("name", "title"), [("2026-W47", "Week 47, 16–22 November 2026"), ("2026-W01", "Week 1, 29 Dec – 4 January 2026")]
)
def test_a_week_in_words(name, title):
    assert period_title(Period.week(name, ZONE)) == title


@pytest.mark.parametrize("name", ["2026-W54", "2026-47", "week 47"])
def test_no_such_week(name):
    with pytest.raises(PostdeskError, match=r"2026-W47"):
        Period.week(name, ZONE)


@pytest.mark.parametrize("name", ["2026-13", "0000-01", "2026-W47"])
def test_no_such_month(name):
    with pytest.raises(PostdeskError, match="is no month: write the year and the month, such as 2026-11"):
        Period.month(name, ZONE)


def test_whether_it_is_over():
    assert WEEK.running(MIDWEEK)
    assert not WEEK.running(AFTER)


def test_weeks_before():
    assert WEEK.back(4) == datetime(2026, 10, 18, 22, tzinfo=UTC)
    assert WEEK.mondays(2) == (date(2026, 11, 9), date(2026, 11, 16))
    assert WEEK.weeks(2) == ("2026-W46", "2026-W47")


def test_a_campaign_lasts_from_its_first_post_to_its_last():
    period = Period.campaign("2026-W47", at(-3), at(30), ZONE)
    assert (period_title(period), period.noun, period.is_week) == (
        "2026-W47, 13 Nov – 16 Dec 2026",
        "campaign",
        False,
    )
    assert period.folder.startswith("campaigns/2026-W47")
    assert period_ahead(period) == "What to do next"
    assert (WEEK.folder, period_ahead(WEEK)) == ("2026-W47", "Next week")


@pytest.mark.parametrize(
    ("name", "first", "last", "title"),
    [
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "1 Jan – 31 Mar 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "1 Oct – 31 Dec 2026"),
        ("2028", date(2028, 1, 1), date(2028, 12, 31), "1 Jan – 31 Dec 2028"),
        ("2026-11-20..2026-11-20", date(2026, 11, 20), date(2026, 11, 20), "20 Nov 2026"),
        ("2025-12-20..2026-01-05", date(2025, 12, 20), date(2026, 1, 5), "20 Dec 2025 – 5 Jan 2026"),
    ],
)
def test_a_quarter_a_year_and_days_that_somebody_chose(name, first, last, title):
    span = Period.span(name, ZONE)
    assert (span.first, span.days[-1], span.noun, span.is_week) == (first, last, "span", False)
    assert period_title(span) == title


@pytest.mark.parametrize(
    "name",
    [
        "2026-Q5",
        "0000",
        "9999-Q4",
        "2026-11-20..2026-11-19",
        "2026-02-30..2026-03-01",
        "x",
        "",
        "1800-01-01..1800-01-02",
    ],
)
def test_no_such_span(name):
    with pytest.raises(PostdeskError, match="is no quarter, no year and no span of days"):
        Period.span(name, ZONE)


def test_a_span_has_no_more_days_than_a_year():
    assert len(Period.span("2028", ZONE).days) == 366
    with pytest.raises(PostdeskError, match="has more days than a year: choose fewer"):
        Period.span("2026-01-01..2027-01-02", ZONE)


def test_what_follows_a_period_is_as_long_as_it_is():
    assert Period.week("2026-W47", ZONE).next_after == date(2026, 11, 30)
    assert Period.month("2026-12", ZONE).next_after == date(2027, 2, 1)
    assert Period.month("2027-01", ZONE).next_after == date(2027, 3, 1)
