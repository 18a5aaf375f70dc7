"""A week or a month day by day."""

from datetime import UTC, date, datetime

import pytest

from postdesk.errors import PostdeskError
from postdesk.queue.calendar_days import CalendarEntry, month_span, week_span
from stage.desks import SPRING, write


def filled(office, span):
    return {f"{day.day:%a %d}": day.entries for day in office.posts.days(span) if day.entries}


def test_a_span_is_a_week_or_a_month_of_the_offices_clock():
    week, month = week_span("2026-W53"), month_span("2026-12")
    assert (week.title, week.first, week.until) == ("2026-W53", date(2026, 12, 28), date(2027, 1, 4))
    assert (month.title, month.first, month.until) == ("2026-12", date(2026, 12, 1), date(2027, 1, 1))
    assert month.bounds("Europe/Podgorica")[0] == datetime(2026, 11, 30, 23, tzinfo=UTC)
    for wrong in ("2026-13", "December", "0000-01", "9999-12"):
        with pytest.raises(PostdeskError, match=f'"{wrong}" is no month of the calendar: write it as 2026-12'):
            month_span(wrong)
    with pytest.raises(PostdeskError, match="is no week of the calendar"):
        week_span("2026-W54")


def test_the_desk_names_this_and_the_next(office):
    titles = [office.posts.span(week).title for week in ("", "this", "next", "2027-W01")]
    assert titles == ["2026-W48", "2026-W48", "2026-W49", "2027-W01"]
    assert [office.posts.span(month=month).title for month in ("this", "next", "2027-2")] == [
        "2026-11", "2026-12", "2027-02",
    ]  # fmt: skip


def test_drafts_stand_beside_what_is_queued_until_they_are(office):
    span = week_span("2026-W48")
    draft = CalendarEntry("09:00", "spring/doors", ("fedi",), "draft")
    assert filled(office, span) == {"Tue 24": (draft,)}
    office.queue.apply()
    write(office, spring=SPRING.replace("09:00\n", "09:00\n    accounts: [fedi, bsky]\n"))
    assert filled(office, span) == {
        "Tue 24": (
            CalendarEntry("09:00", "spring/doors", ("bsky",), "draft"),
            CalendarEntry("09:00", "spring/doors", ("fedi",), "queued"),
            CalendarEntry("10:00", "spring/tea", ("fedi",), "queued"),
        )
    }


def test_a_draft_whose_post_was_moved_to_another_week_does_not_stand_at_its_old_time(office):
    office.queue.apply()
    office.queue.move(["doors"], "2026-12-04 09:00", "")
    assert [entry.name for (entry,) in filled(office, week_span("2026-W48")).values()] == ["spring/tea"]
    assert filled(office, week_span("2026-W49")) == {
        "Fri 04": (CalendarEntry("09:00", "spring/doors", ("fedi",), "queued"),)
    }


def test_a_month_is_shown_in_whole_weeks_with_its_own_days_only(office):
    write(office, spring=SPRING.replace("2026-11-24", "2026-12-01"))
    days = office.posts.days(month_span("2026-11"))
    assert (days[0].day, days[-1].day, len(days)) == (date(2026, 10, 26), date(2026, 12, 6), 42)
    assert [day.within for day in days[5:8]] == [False, True, True]
    assert not any(day.entries for day in days)
    assert len(office.posts.days(month_span("2027-02"))) == 28


def test_what_waits_for_another_says_so_as_a_draft_and_in_the_queue(office):
    write(office, spring=SPRING.replace("    at: next\n", "    at: 2026-11-25 10:00\n    after: doors@fedi\n"))
    span = week_span("2026-W48")
    for state in ("draft", "queued"):
        (entry,) = filled(office, span)["Wed 25"]
        assert (entry.state, entry.waits) == (state, "waits for spring/doors@fedi")
        assert "<bdi>waits for spring/doors@fedi</bdi>" in office.posts.page(span)
        office.queue.apply()
