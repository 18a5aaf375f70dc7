"""The queue in Outlook: a calendar that is valid, and that updates its entries when it is read again."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from postdesk.queue.calendar_out import ics
from stage.desks import SPRING, lay, states
from stage.life import NOON


@pytest.fixture
def events(office, clock):
    """The entries of the desk's whole queue, read back from the calendar, by the post's name."""

    def read():
        calendar = Calendar.from_ical(ics(office.posts.listing(), "Country Office", clock()))
        return {str(event["summary"]).partition(" ")[0]: event for event in calendar.walk("VEVENT")}

    return read


def test_an_empty_queue_is_a_valid_calendar():
    calendar = Calendar.from_ical(ics([], "Канцеларија, Подгорица", NOON))
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//postdesk//queue//EN")
    assert calendar["x-wr-calname"] == "Канцеларија, Подгорица: posts"
    assert calendar.walk("VEVENT") == []


def test_a_post_stands_at_its_moment_for_a_quarter_of_an_hour(office, events):
    office.queue.apply()
    assert list(events()) == ["spring/doors@fedi", "spring/tea@fedi"]
    event = events()["spring/doors@fedi"]
    assert event["summary"] == "spring/doors@fedi (queued)"
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)
    assert event.decoded("dtstamp") == NOON
    assert "url" not in event


def test_the_lines_are_as_the_standard_wants_them(office):
    """RFC 5545, 3.1: CRLF ends a line, and no line is longer than 75 bytes."""
    lay(office.house.root, spring=SPRING.replace("campaign: spring", f"campaign: {'ДанМиграната' * 4}"))
    office.queue.apply()
    document = ics(office.posts.listing(), "Country Office", NOON)
    lines = document.split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert all(len(line.encode()) <= 75 and "\n" not in line for line in lines)


def test_an_entry_stays_the_same_one_through_edits_and_moves(office, events):
    office.queue.apply()
    before = {name: event["uid"] for name, event in events().items()}
    assert len(set(before.values())) == 2
    lay(office.house.root, spring=SPRING.replace("Doors open at six.", "Doors open at seven."))
    office.queue.apply()
    office.queue.move(["tea"], "2026-11-27 10:00", "")
    assert {name: event["uid"] for name, event in events().items()} == before
    assert events()["spring/tea@fedi"].decoded("dtstart") == datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_two_offices_in_one_calendar_keep_their_entries_apart(office):
    office.queue.apply()
    one, other = (
        {event["uid"] for event in Calendar.from_ical(ics(office.posts.listing(), name, NOON)).walk("VEVENT")}
        for name in ("Podgorica", "Belgrade")
    )
    assert not one & other


def test_a_published_post_says_where_it_can_be_read(office, clock, events):
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    (outcome,) = office.publishing.publish_due()
    event = events()["spring/doors@fedi"]
    assert event["summary"] == "spring/doors@fedi (published)"
    assert event["url"] == outcome.why
    assert outcome.why.startswith("https://rehearsal.invalid/mastodon-fedi/")


def test_a_cancelled_post_is_struck_out(office, events):
    office.queue.apply()
    office.queue.cancel(["tea"], "it rains")
    assert states(office)["spring/tea@fedi"] == "cancelled"
    assert {name: event["status"] for name, event in events().items()} == {
        "spring/doors@fedi": "CONFIRMED",
        "spring/tea@fedi": "CANCELLED",
    }


def test_an_entry_carries_the_text_the_account_and_how_the_post_stands(office, events):
    office.queue.apply()
    assert str(events()["spring/doors@fedi"]["description"]).splitlines() == [
        "Doors open at six.",
        "",
        "#SpringTogether",
        "",
        "Account: fedi (mastodon)",
        "State: queued",
    ]


def test_a_published_post_carries_its_address(public, events):
    event = events()["spring/doors@fedi"]
    assert str(event["description"]).splitlines()[-1] == str(event["url"])
    assert "State: published" in str(event["description"])


def test_a_hold_over_an_account_shows_in_every_calendar(office):
    office.queue.apply()
    office.queue.hold_over("@fedi", "mourning")
    calendar = Calendar.from_ical(office.posts.calendar(office.posts.listing()))
    assert {str(event["status"]) for event in calendar.walk("VEVENT")} == {"TENTATIVE"}
    assert {str(event["summary"]).rpartition(" ")[2] for event in calendar.walk("VEVENT")} == {"(held)"}


def test_a_post_that_waits_for_another_is_not_sure_and_says_for_which(office, clock):
    lay(office.house.root, spring=SPRING.replace("    at: next\n", "    at: 2026-11-25 10:00\n    after: doors@fedi\n"))
    office.queue.apply()

    def tea():
        read = Calendar.from_ical(office.posts.calendar(office.posts.listing()))
        (event,) = [each for each in read.walk("VEVENT") if "tea" in each["summary"]]
        return event["status"], "State: queued, waits for spring/doors@fedi" in event["description"].splitlines()

    assert tea() == ("TENTATIVE", True)
    clock.forward(hours=21)
    office.publishing.publish_due()
    assert tea() == ("CONFIRMED", False)
