"""A post that was moved by hand keeps its time: its campaign file says it, too."""

import pytest

from postdesk.desk import Desk
from postdesk.queue.written_times import WrittenTime
from stage.desks import lay
from stage.life import Clock

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
rehearsal = true

[accounts.page]
network = "facebook"
by_hand = true

[slots]
fedi = ["Tue 10:00", "Thu 10:00"]
page = ["Wed 10:00"]
"""
SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: next  # as soon as may be
    text: Doors open at six.

  - id: tea
    accounts: [fedi, page]
    at: 2026-11-27 12:00
    text: Tea for everybody who helped. 🍵
"""


@pytest.fixture
def office(tmp_path):
    desk = Desk.open(lay(tmp_path, SETTINGS, spring=SPRING), Clock())
    desk.queue.apply()
    with desk.log:
        yield desk


def written(desk, names, when):
    moved = desk.queue.move(names, when, "")
    return desk.queue.write_times([each.post for each in moved])


def file_of(desk):
    return desk.house.campaigns / "spring.yaml"


def test_the_file_says_the_new_time_and_the_queue_agrees(office):
    assert written(office, ["doors"], "2026-12-01 11:00") == [WrittenTime("spring/doors", "campaigns/spring.yaml")]
    assert file_of(office).read_text("utf-8") == SPRING.replace("at: next  #", "at: 2026-12-01 11:00  #")
    _, plan = office.queue.plan()
    assert (len(plan.unchanged), plan.changed) == (3, ())
    assert office.queue.differences() is None
    assert office.queue.too_close() == []


def test_an_hour_that_clocks_show_twice_is_written_with_its_offset(office):
    written(office, ["doors"], "2027-10-31 02:30 +02:00")
    assert "    at: 2027-10-31 02:30 +02:00  # as soon" in file_of(office).read_text("utf-8")
    written(office, ["doors"], "+1h")
    assert "    at: 2027-10-31 02:30 +01:00  # as soon" in file_of(office).read_text("utf-8")
    _, plan = office.queue.plan()
    assert (len(plan.unchanged), plan.changed) == (3, ())


def test_several_posts_of_one_file_are_written_together(office):
    both = written(office, ["spring/tea@fedi", "spring/tea@page", "doors"], "2026-12-01 11:00")
    assert [one.draft for one in both] == ["spring/tea", "spring/doors"]
    assert file_of(office).read_text("utf-8").count("at: 2026-12-01 11:00") == 2


def test_a_draft_that_has_several_times_now_keeps_its_own(office):
    assert written(office, ["spring/tea@fedi"], "2026-12-01 11:00") == [
        WrittenTime(
            "spring/tea", why="spring/tea has one time for all its accounts, and not on page: it is not written"
        )
    ]
    assert file_of(office).read_text("utf-8") == SPRING


def test_a_post_that_no_file_asks_for_is_told(office):
    file_of(office).write_text("campaign: spring\nposts: []\n", "utf-8")
    assert [one.why for one in written(office, ["doors"], "2026-12-01 11:00")] == [
        "no campaign file asks for spring/doors: its time is not written"
    ]


def test_a_time_that_is_shared_is_refused_with_its_place(office):
    shared = SPRING.replace("at: next", "at: &soon 2026-11-30 10:00").replace("at: 2026-11-27 12:00", "at: *soon")
    file_of(office).write_text(shared, "utf-8")
    office.queue.apply()
    (one,) = written(office, ["doors"], "2026-12-01 11:00")
    assert one.why == (
        "not written: campaigns/spring.yaml:5:9: what stands here is used in other places, too, by an anchor (&) or an "
        "alias (*): change it by hand"
    )
    assert file_of(office).read_text("utf-8") == shared


def test_what_is_taken_back_in_the_queue_goes_back_into_the_file(office):
    before = file_of(office).read_bytes()
    written(office, ["spring/tea@fedi", "spring/tea@page"], "2026-12-01 11:00")
    assert file_of(office).read_bytes() != before
    undone = office.queue.undo("", "")
    assert [office.local(each.file_says) for each in undone] == ["2026-12-01 11:00"] * 2
    assert office.queue.write_times_back(undone) == [WrittenTime("spring/tea", "campaigns/spring.yaml")]
    assert file_of(office).read_bytes() == before
    _, plan = office.queue.plan()
    assert (len(plan.unchanged), len(plan.changed)) == (3, 0)


def test_what_was_left_to_the_next_free_slot_is_left_to_it_again(office):
    before = file_of(office).read_bytes()
    written(office, ["doors"], "2026-12-01 11:00")
    assert office.queue.write_times_back(office.queue.undo("", "")) == [
        WrittenTime("spring/doors", "campaigns/spring.yaml")
    ]
    assert file_of(office).read_bytes() == before
    _, plan = office.queue.plan()
    assert (len(plan.unchanged), len(plan.changed)) == (3, 0)


def test_a_file_that_says_a_third_time_keeps_it(office):
    written(office, ["doors"], "2026-12-01 11:00")
    file_of(office).write_text(file_of(office).read_text("utf-8").replace("2026-12-01 11:00", "2026-12-03 08:00"))
    after = file_of(office).read_bytes()
    (told,) = office.queue.write_times_back(office.queue.undo("doors", ""))
    assert told.why == "campaigns/spring.yaml has another time for spring/doors by now, and keeps it"
    assert file_of(office).read_bytes() == after


@pytest.mark.parametrize(
    ("posts", "before", "edited"),
    [
        (["doors"], "at: next", "at: 2026-12-03 08:00"),
        (["spring/tea@fedi", "spring/tea@page"], "at: 2026-11-27 12:00", "at: 2026-11-28 12:00"),
        (["spring/tea@fedi", "spring/tea@page"], "at: 2026-11-27 12:00", "at: next"),
    ],
)
def test_a_time_that_somebody_wrote_since_the_post_was_queued_is_not_written_over(office, posts, before, edited):
    file_of(office).write_text(SPRING.replace(before, edited), "utf-8")
    (told,) = written(office, posts, "2026-12-01 11:00")
    assert told.why == f"campaigns/spring.yaml has another time for {told.draft} by now, and keeps it"
    assert file_of(office).read_text("utf-8") == SPRING.replace(before, edited)


def test_a_file_that_says_the_new_time_already_is_no_conflict(office):
    said = SPRING.replace("at: next", "at: 2026-12-01 11:00")
    file_of(office).write_text(said, "utf-8")
    assert written(office, ["doors"], "2026-12-01 11:00") == [WrittenTime("spring/doors", "campaigns/spring.yaml")]
    assert file_of(office).read_text("utf-8") == said


def test_a_move_that_no_file_knows_of_is_taken_back_without_one(office):
    written(office, ["doors"], "2026-12-01 11:00")
    office.queue.move(["doors"], "2026-12-02 11:00", "")
    undone = office.queue.undo("doors", "")
    assert undone[0].file_says is None
    assert office.queue.write_times_back(undone) == []
