"""A post that is moved by hand: where to, and what it breaks there."""

from datetime import UTC, datetime, timedelta

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from stage.desks import lay
from stage.life import Clock

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
quiet_hours = ["22:00-07:00"]

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
rehearsal = true

[accounts.page]
network = "facebook"
by_hand = true

[days]
holidays = ["ME"]
closed = [2026-12-01]

[slots]
fedi = ["Tue 10:00", "Thu 10:00"]
"""
SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: 2026-11-26 10:00
    text: Doors open at six.
  - id: tea
    at: 2026-11-27 12:00
    text: Tea for everybody who helped. 🍵
    embargo: 2026-11-27 11:00
  - id: hall
    at: 2026-11-28 12:00
    text: The hall is full.
    accounts: [page]
"""


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def office(tmp_path, clock):
    desk = Desk.open(lay(tmp_path, SETTINGS, spring=SPRING), clock)
    desk.queue.apply()
    with desk.log:
        yield desk


def moved(desk, name, when):
    (one,) = desk.queue.move([name], when, "")
    return one.post.local, list(one.breaks)


def test_to_the_next_free_slot_of_its_account(office):
    assert moved(office, "tea", "next") == ("2026-11-24 10:00", ["its embargo ends at 2026-11-27 11:00"])
    assert moved(office, "doors", "Next")[0] == "2026-11-26 10:00"  # its own, which it keeps
    with pytest.raises(PostdeskError, match=r"page: there is no free slot"):
        moved(office, "hall", "next")


def test_by_an_hour(office):
    assert moved(office, "tea", "+1h") == ("2026-11-27 13:00", [])


def test_into_the_quiet_hours(office):
    assert moved(office, "tea", "2026-11-27 22:15") == (
        "2026-11-27 22:15",
        ["22:15 is in the desk's quiet hours, 22:00-07:00"],
    )
    assert moved(office, "tea", "2026-11-28 06:59")[1] == ["06:59 is in the desk's quiet hours, 22:00-07:00"]
    assert moved(office, "tea", "2026-11-28 07:00")[1] == []


def test_onto_a_holiday_which_slots_pass_by(office, clock):
    assert moved(office, "tea", "2027-01-01 12:00")[1] == ["2027-01-01 is a holiday: New Year's Day (ME)"]
    assert moved(office, "tea", "2026-12-01 12:00")[1] == ["2026-12-01 is a holiday: the office is closed"]
    clock.forward(days=4)
    assert moved(office, "tea", "next") == ("2026-12-03 10:00", [])


def test_beside_another_post_of_its_account(office):
    assert moved(office, "tea", "2026-11-26 10:20") == (
        "2026-11-26 10:20",
        ["spring/doors@fedi goes out 20 min apart; the desk wants 30 min", "its embargo ends at 2026-11-27 11:00"],
    )
    assert moved(office, "hall", "2026-11-26 10:20")[1] == []


def test_what_was_moved_too_close_is_told_wherever_one_looks(office):
    assert office.queue.too_close() == []
    moved(office, "tea", "2026-11-26 10:20")
    moved(office, "hall", "2026-11-26 10:20")
    (close,) = office.queue.too_close()
    assert close.says == "spring/tea@fedi was moved and is too close to spring/doors@fedi: 20 min apart"
    office.queue.cancel(["doors"], "")
    assert office.queue.too_close() == []
    office.queue.undo("doors", "")
    assert len(office.queue.too_close()) == 1
    office.queue.undo("tea", "")
    assert office.queue.too_close() == []


def test_two_that_are_moved_together_are_looked_at_when_both_are_there(office):
    one, other = office.queue.move(["doors", "tea"], "2026-12-03 10:00", "")
    assert one.breaks == ("spring/tea@fedi goes out 0 min apart; the desk wants 30 min",)
    assert other.breaks == ("spring/doors@fedi goes out 0 min apart; the desk wants 30 min",)
    (close,) = office.queue.too_close()
    assert {close.ref, close.other} == {"spring/doors@fedi", "spring/tea@fedi"}


def test_a_post_whose_draft_is_gone_has_no_embargo(office):
    (office.house.campaigns / "spring.yaml").write_text("campaign: spring\nposts: []\n", encoding="utf-8")
    assert moved(office, "tea", "2026-11-25 12:00") == ("2026-11-25 12:00", [])


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2026-11-20 10:00", "2026-11-20 10:00 has passed: give a time to come"),
        ("today 09:00", "2026-11-23 09:00 has passed: give a time to come"),
        ("soonish", '"soonish" is no moment: write "2026-12-18 09:00", "tomorrow 09:00"'),
    ],
)
def test_no_moment_to_come(office, when, says):
    with pytest.raises(PostdeskError, match=says):
        moved(office, "tea", when)


def test_a_late_post_is_moved_an_hour_from_now(office, clock):
    clock.moment = datetime(2026, 11, 27, 20, tzinfo=UTC)
    office.publishing.courier("desk:1").sweep()
    assert moved(office, "tea", "+1h")[0] == "2026-11-27 22:00"
    assert office.now() == clock.moment + timedelta()


def test_whose_hold_ends_with_a_move_is_said(office):
    office.acting("Ana").queue.hold(["tea"], "the hall is closed")
    office.acting("Ben").queue.hold(["doors"], "")
    again = "(`postdesk hold {} holds it again)"
    assert moved(office, "tea", "2026-11-27 12:30")[1] == [
        f"it is queued again; Ana had held it: the hall is closed {again.format('spring/tea@fedi`')}"
    ]
    assert moved(office, "doors", "2026-11-26 10:30")[1] == [
        f"it is queued again; Ben had held it {again.format('spring/doors@fedi`')}"
    ]
    assert moved(office, "doors", "2026-11-26 10:45")[1] == []


def test_a_hold_over_the_campaign_goes_on_over_what_is_moved(office):
    office.queue.hold_over("spring/", "")
    assert moved(office, "tea", "2026-11-27 12:30")[1] == []
    assert [layer.scope for layer in office.posts.held([office.posts.named("spring/tea@fedi")])["spring/tea@fedi"]] == [
        "spring/"
    ]
