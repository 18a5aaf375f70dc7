"""A post that comes back, from its file through the queue: edited, renamed, copied, and never said twice for it."""

import pytest

from postdesk.cli.changes import show_changes
from postdesk.desk import Desk
from postdesk.models.life import State
from stage.desks import lay, states

NEWS = """\
campaign: news
accounts: [fedi]
posts:
  - id: briefing
    every: Tuesday 09:00
    from: 2026-11-17
    until: 2026-12-15
    text: The weekly briefing is out.
"""
TIMES = ["news/briefing-2026-11-24@fedi", "news/briefing-2026-12-01@fedi", "news/briefing-2026-12-08@fedi",
         "news/briefing-2026-12-15@fedi"]  # fmt: skip


def refs(changes):
    return [change.ref for change in changes]


def write(desk, text, name="news"):
    (desk.house.campaigns / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path, clock):
    """A desk with a briefing each Tuesday; that of last week is over, today's has not gone out yet."""
    desk = Desk.open(lay(tmp_path, news=NEWS), clock)
    _, plan = desk.queue.apply()
    assert refs(plan.added) == TIMES
    assert refs(plan.passed) == ["news/briefing-2026-11-17@fedi"]
    yield desk
    desk.close()


def publish(desk, clock):
    """Today's briefing goes out."""
    clock.moment = desk.posts.listing()[0].due
    desk.publishing.publish_due()
    assert states(desk)[TIMES[0]] == State.PUBLISHED


def test_each_goes_out_once_although_all_say_the_same(desk, clock):
    for ref in TIMES:
        clock.moment = desk.posts.named(ref).due
        desk.publishing.publish_due()
    assert set(states(desk).values()) == {State.PUBLISHED}
    _, plan = desk.queue.apply()
    assert refs(plan.unchanged) == [*sorted(TIMES)]


def test_each_is_held_cancelled_moved_and_brought_back_by_itself(desk):
    desk.queue.hold([TIMES[1]], "mourning")
    desk.queue.cancel([TIMES[2]], "no figures")
    desk.queue.move([TIMES[3]], "2026-12-16 10:00", "")
    _, plan = desk.queue.apply()
    assert (plan.added, plan.changed, plan.withdrawn) == ((), (), ())
    assert [states(desk)[ref] for ref in TIMES] == [State.QUEUED, State.HELD, State.CANCELLED, State.QUEUED]
    desk.queue.undo(TIMES[2], "figures came")
    assert states(desk)[TIMES[2]] == State.QUEUED


def test_another_time_of_day_moves_those_to_come_and_leaves_what_is_out(desk, clock):
    publish(desk, clock)
    write(desk, NEWS.replace("09:00", "10:00"))
    _, plan = desk.queue.apply()
    assert refs(plan.changed) == TIMES[1:]
    assert (plan.added, plan.kept) == ((), ())
    assert [post.local[11:] for post in desk.posts.listing()] == ["09:00", "10:00", "10:00", "10:00"]


def test_other_words_are_for_those_to_come(desk, clock):
    publish(desk, clock)
    write(desk, NEWS.replace("is out", "is here"))
    _, plan = desk.queue.apply()
    assert refs(plan.changed) == TIMES[1:]
    assert plan.kept == ()


def test_another_day_is_another_post_and_today_is_not_said_twice(desk, clock):
    publish(desk, clock)
    write(desk, NEWS.replace("Tuesday 09:00", "[Tuesday 12:00, Wednesday 09:00]"))
    _, plan = desk.queue.apply()
    assert refs(plan.added)[0] == "news/briefing-2026-11-25@fedi"
    assert refs(plan.changed) == TIMES[1:]  # the time of day
    assert refs(plan.unchanged) == TIMES[:1]


def test_several_a_day_do_not_say_what_was_said_today(desk, clock):
    publish(desk, clock)
    write(desk, NEWS.replace("Tuesday 09:00", "[Tuesday 12:00, Tuesday 17:00]"))
    _, plan = desk.queue.apply()
    assert refs(plan.repeated) == ["news/briefing-2026-11-24-1200@fedi", "news/briefing-2026-11-24-1700@fedi"]
    assert "says what news/briefing-2026-11-24@fedi said on 2026-11-24" in plan.repeated[0].what


def test_a_series_renamed_is_the_same_series(desk, clock):
    publish(desk, clock)
    desk.queue.hold([TIMES[2]], "mourning")
    write(desk, NEWS.replace("id: briefing", "id: update"))
    _, plan = desk.queue.apply()
    assert refs(plan.renamed) == [ref.replace("briefing", "update") for ref in TIMES]
    assert (plan.added, plan.withdrawn) == ((), ())
    assert [*states(desk).values()] == [State.PUBLISHED, State.QUEUED, State.HELD, State.QUEUED]


def test_a_series_renamed_and_moved_says_nothing_anew_beside_what_is_out(desk, clock):
    publish(desk, clock)
    other = NEWS.replace("id: briefing", "id: update").replace("Tuesday 09:00", "Thursday 09:00")
    write(desk, other)
    _, plan = desk.queue.apply()
    assert plan.added == ()
    assert all("says what news/briefing-2026-11-24@fedi said" in change.what for change in plan.repeated)
    write(desk, other.replace("    text:", "    again: a new series\n    text:"))
    _, plan = desk.queue.apply()
    assert refs(plan.added)[0] == "news/update-2026-11-26@fedi"


@pytest.mark.parametrize("at", ["09:00", "11:00"])
def test_a_copy_of_a_series_says_nothing(desk, at):
    write(desk, NEWS.replace("campaign: news", "campaign: copy").replace("09:00", at), "copy")
    _, plan = desk.queue.apply()
    assert plan.added == ()
    assert {change.ref.partition("/")[0] for change in plan.repeated} == {"copy"}


def test_a_series_that_cannot_be_read_keeps_its_posts_back(desk):
    write(desk, NEWS.replace("Tuesday", "Toosday"))
    _, plan = desk.queue.apply()
    assert refs(plan.waiting) == TIMES
    assert set(states(desk).values()) == {State.HELD}
    write(desk, NEWS)
    desk.queue.apply()
    assert set(states(desk).values()) == {State.QUEUED}


def test_what_is_wrong_with_every_time_is_said_once_and_keeps_all_out(desk):
    write(desk, NEWS.replace("is out.", f"is out. {'word ' * 200}"))
    findings, plan = desk.queue.apply()
    assert [finding.post for finding in findings if finding.rule == "length"] == ["news/briefing"]
    assert refs(plan.waiting) == TIMES


def test_a_shorter_series_withdraws_its_end_and_a_longer_one_adds(desk):
    write(desk, NEWS.replace("12-15", "12-01"))
    _, plan = desk.queue.apply()
    assert refs(plan.withdrawn) == TIMES[2:]
    write(desk, NEWS.replace("12-15", "12-22"))
    _, plan = desk.queue.apply()
    assert refs(plan.added) == [*TIMES[2:], "news/briefing-2026-12-22@fedi"]


def test_a_moved_day_is_written_into_the_series(desk):
    moved = desk.queue.move([TIMES[2]], "2026-12-09 10:00", "")
    (told,) = desk.queue.write_times([each.post for each in moved])
    assert told.path == "campaigns/news.yaml"
    text = (desk.house.campaigns / "news.yaml").read_text("utf-8")
    assert "    moved:\n      2026-12-08: 2026-12-09 10:00\n" in text
    _, plan = desk.queue.apply()
    assert refs(plan.unchanged) == TIMES


GREEN = """\
campaign: line
accounts: [fedi]
posts:
  - id: help
    at: 2026-11-24 09:00
    count: 4
    evergreen: {gap: 10 d, wordings: [Call 112., The line is open.]}
"""


def test_evergreen_words_rest_for_their_gap_whatever_files_say(desk, clock):
    write(desk, GREEN, "line")
    desk.queue.apply()
    clock.moment = desk.posts.named("line/help-2026-11-24@fedi").due
    desk.publishing.publish_due()
    write(desk, GREEN.replace("11-24 09:00", "11-25 09:00"), "line")
    _, plan = desk.queue.apply()
    told = [change for change in plan.repeated if change.ref.startswith("line/")]
    assert refs(told) == ["line/help-2026-11-25@fedi"]
    assert refs(plan.added) == ["line/help-2026-12-05@fedi", "line/help-2026-12-15@fedi", "line/help-2026-12-25@fedi"]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2026-11-17", "1 time of posts that come back had passed, and is not queued.\n"),
        ("2026-11-10", "2 times of posts that come back had passed, and are not queued.\n"),
    ],
)
def test_times_that_had_passed_are_counted_where_something_is_added(desk, capsys, since, said):
    write(desk, NEWS.replace("2026-11-17", since).replace("12-15", "12-22"))
    findings, plan = desk.queue.plan()
    show_changes(desk, findings, plan, "table")
    assert said in capsys.readouterr().out
