"""A post goes after another one: never before that is known to be published, whatever happens in between."""

from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.posts import changes, claims, follow_ups
from postdesk.log.posts.sending import Sender
from postdesk.models import After
from postdesk.models.life import State
from stage.desks import lay, states
from stage.life import queued, wanted
from stage.overheard import overheard

LAUNCH, NEXT = "spring/launch@linkedin", "spring/next@fedi"
SPRING = """\
campaign: spring
posts:
  - {id: launch, accounts: [linkedin], at: 2026-11-24 09:00, text: We have launched.}
  - {id: next, accounts: [fedi], after: launch@linkedin + 2 h, text: Here is what it means.}
"""
ADDRESS = "https://www.linkedin.com/feed/update/urn:li:share:7000000000000000001"


@pytest.fixture
def desk(tmp_path, clock):
    """A desk whose launch a person publishes on LinkedIn, and a post on Mastodon that goes two hours after it."""
    desk = Desk.open(lay(tmp_path, spring=SPRING), clock)
    findings, plan = desk.queue.apply()
    assert (findings, plan.repeated) == ([], ())
    yield desk
    desk.close()


def write(desk, text):
    (desk.house.campaigns / "spring.yaml").write_text(text, encoding="utf-8")
    return desk.queue.apply()


def later(desk, clock, **span):
    clock.moment += timedelta(**span)
    return desk.publishing.publish_due()


def hand_over(desk, clock):
    """The launch is laid out for a person."""
    clock.moment = desk.posts.named(LAUNCH).due
    desk.publishing.publish_due()
    assert states(desk)[LAUNCH] == State.HANDED_OVER


def test_it_is_planned_behind_the_first_and_says_what_it_waits_for(desk):
    post = desk.posts.named(NEXT)
    assert (post.local, post.waits, post.follows, post.follows_by) == ("2026-11-24 11:00", True, LAUNCH, 7200)
    assert desk.posts.waiting_for(desk.posts.listing())[NEXT].says == f"waits for {LAUNCH}"
    assert desk.queue.plan()[1].unchanged != ()


def test_a_chain_is_planned_link_by_link_and_behind_a_free_slot_from_now_on(desk, clock):
    clock.moment = clock.moment.replace(second=4)
    chain = """\
  - {id: third, accounts: [fedi], after: second@fedi + 1 h, text: And one thing more.}
  - {id: second, accounts: [fedi], after: next@fedi + 1 h, text: Another thing.}
  - {id: begin, accounts: [fedi], after: launch@linkedin + 1 d, text: It goes on.}
  - {id: fourth, accounts: [fedi], after: begin@fedi + 1 h, text: And on.}
  - {id: some, accounts: [fedi], at: next, text: Some day.}
  - {id: then, accounts: [fedi], after: some@fedi, text: And then.}
"""
    findings, plan = write(desk, SPRING + chain)
    assert (findings, len(plan.added)) == ([], 6)
    due = {post.draft: post.local for post in desk.posts.listing()}
    assert (due["second"], due["third"]) == ("2026-11-24 12:00", "2026-11-24 13:00")
    assert (due["begin"], due["fourth"]) == ("2026-11-25 09:00", "2026-11-25 10:00")
    assert due["then"] == f"{clock.moment:%Y-%m-%d %H:%M}"
    assert due["some"] > due["then"], "its slot is found later; nothing goes out before that"


def test_it_waits_however_late_it_gets(desk, clock):
    hand_over(desk, clock)
    later(desk, clock, days=3)
    assert states(desk) == {LAUNCH: State.MISSED, NEXT: State.QUEUED}  # not missed: it may not go yet


def test_two_hours_after_a_person_said_that_the_first_is_public(desk, clock):
    hand_over(desk, clock)
    clock.moment += timedelta(minutes=30)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    said = clock.moment
    later(desk, clock, minutes=1)
    post = desk.posts.named(NEXT)
    assert (post.waits, post.due, post.wake) == (False, said + timedelta(hours=2), post.due)
    assert post.latest - post.due == timedelta(hours=2)
    assert states(desk)[NEXT] == State.QUEUED
    later(desk, clock, hours=2)
    assert states(desk)[NEXT] == State.PUBLISHED
    assert desk.queue.apply()[1].kept == ()


def test_from_the_moment_it_may_go_it_can_be_too_late(desk, clock):
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    later(desk, clock, hours=5)
    assert states(desk)[NEXT] == State.MISSED


@pytest.mark.parametrize(("act", "state"), [("cancel", "cancelled"), ("hand over", "missed")])
def test_where_the_first_does_not_go_out_it_asks_for_a_person(desk, clock, act, state):
    if act == "cancel":
        desk.queue.cancel([LAUNCH], "no launch")
    else:
        hand_over(desk, clock)
    later(desk, clock, days=1)
    assert states(desk) == {LAUNCH: state, NEXT: State.QUEUED}
    told = desk.posts.waiting_for(desk.posts.listing())[NEXT]
    assert told.troubled
    assert told.says == f"waits for {LAUNCH}, which is {state}: see to that one, or take `after:` out of the draft"
    _, plan = write(desk, SPRING.replace("after: launch@linkedin + 2 h", "at: 2026-11-26 12:00"))
    assert [change.what for change in plan.changed if change.ref == NEXT] == ["time, after changed"]
    assert desk.posts.waiting_for(desk.posts.listing()) == {}


def test_neither_release_nor_move_lets_it_overtake(desk, clock):
    desk.queue.hold([NEXT], "")
    desk.queue.release([NEXT], "")
    desk.queue.move([NEXT], "2026-11-24 08:50", "")
    clock.moment = desk.posts.named(NEXT).due
    assert desk.publishing.publish_due() == []
    assert states(desk)[NEXT] == State.QUEUED


def test_a_moment_of_its_own_holds_too(desk, clock):
    write(desk, SPRING.replace("after: ", "at: 2026-11-25 12:00, after: "))
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    assert (desk.posts.named(NEXT).local, desk.posts.named(NEXT).waits) == ("2026-11-25 12:00", False)


def test_a_person_who_moved_it_later_is_heard(desk, clock):
    desk.queue.move([NEXT], "2026-11-24 18:00", "")
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    assert desk.posts.named(NEXT).local == "2026-11-24 18:00"


def test_what_was_queued_when_the_first_was_public_goes_from_then_on(desk, clock):
    write(desk, SPRING.rsplit("  - ", 1)[0])
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    clock.moment += timedelta(days=9)
    write(desk, SPRING.replace("id: next", "id: more"))
    later(desk, clock, minutes=1)
    assert states(desk)["spring/more@fedi"] == State.PUBLISHED


def test_one_run_publishes_what_goes_right_after_the_first(desk, clock):
    write(desk, SPRING.replace("[linkedin]", "[bsky]").replace("launch@linkedin + 2 h", "launch@bsky"))
    clock.moment = desk.posts.named("spring/launch@bsky").due
    assert [outcome.ref for outcome in desk.publishing.publish_due()] == ["spring/launch@bsky", NEXT]
    assert desk.publishing.publish_due() == []


def test_a_first_that_gets_another_name_is_still_the_first(desk):
    _, plan = write(desk, SPRING.replace("id: launch", "id: start").replace("launch@", "start@"))
    assert [change.ref for change in plan.withdrawn] == []
    assert desk.posts.named(NEXT).follows == "spring/start@linkedin"


def test_a_first_that_is_taken_down_again_keeps_it_back(desk, clock):
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    desk.posts.delete(LAUNCH, "a mistake", gone=True)
    later(desk, clock, hours=2)
    assert states(desk)[NEXT] == State.QUEUED
    assert "which is deleted" in desk.posts.waiting_for(desk.posts.listing())[NEXT].says


def test_undo_of_one_that_was_taken_down_says_how_it_is_said_once_more(desk, clock):
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    desk.posts.delete(LAUNCH, "a mistake", gone=True)
    with pytest.raises(PostdeskError, match="nothing brings it back: a new post, with its reason in `again:`"):
        desk.queue.undo(LAUNCH, "")


def test_one_that_was_cancelled_meanwhile_does_not_wait_when_it_is_taken_back(desk, clock):
    desk.queue.cancel([NEXT], "")
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")
    later(desk, clock, minutes=1)
    desk.queue.undo(NEXT, "")
    later(desk, clock, hours=2)
    assert states(desk)[NEXT] == State.PUBLISHED


def test_what_waits_for_nothing_in_the_queue_says_so(desk):
    with desk.log.write() as connection:
        follow_ups.rename_first(connection, LAUNCH, "spring/gone@linkedin")
    told = desk.posts.waiting_for(desk.posts.listing())[NEXT]
    assert told.says.startswith("waits for spring/gone@linkedin, which is not in the queue: ")


def begun(desk, clock, ref):
    """A worker has written down that it is about to send a post, and is killed there."""
    clock.moment = desk.posts.named(ref).due
    sender = Sender(desk.log, "killed", clock)
    post = sender.take()
    assert post is not None
    assert post.ref == ref
    assert sender.intend(post, lambda: 0.0)


def test_a_worker_that_is_killed_over_the_first_lets_nothing_go(desk, clock):
    write(desk, SPRING.replace("[linkedin]", "[bsky]").replace("launch@linkedin + 2 h", "launch@bsky"))
    begun(desk, clock, "spring/launch@bsky")
    clock.moment += timedelta(hours=1)
    other = Sender(desk.log, "other", clock)
    other.rescue()
    assert states(desk)["spring/launch@bsky"] == State.UNKNOWN
    assert states(desk)[NEXT] == State.QUEUED
    assert desk.posts.waiting_for(desk.posts.listing())[NEXT].troubled
    with desk.log.read() as connection:
        assert claims.due_posts(connection, clock.moment) == []


def test_a_worker_that_is_killed_right_after_the_first_leaves_its_follower_to_any_other(desk, clock):
    hand_over(desk, clock)
    desk.queue.resolve(LAUNCH, ADDRESS, "")  # public, and nobody has swept since
    other = Sender(desk.log, "other", clock)
    assert other.take() is None
    assert other.rescue() == []
    assert desk.posts.named(NEXT).waits is False
    clock.moment += timedelta(hours=2)
    found = other.take()
    assert found is not None
    assert (found.ref, other.take()) == (NEXT, None)  # and it is claimed once


@pytest.mark.parametrize("seed", range(8))
def test_whatever_people_do_the_follower_is_never_out_before_the_first(desk, clock, seed):
    choice = Random(seed)
    write(desk, SPRING.replace("[linkedin]", "[bsky]").replace("launch@linkedin + 2 h", "launch@bsky + 10 min"))
    first = "spring/launch@bsky"
    acts = {
        "hold": lambda ref: desk.queue.hold([ref], ""),
        "release": lambda ref: desk.queue.release([ref], ""),
        "move": lambda ref: desk.queue.move([ref], "+30min", ""),
        "cancel": lambda ref: desk.queue.cancel([ref], ""),
        "retry": lambda ref: desk.queue.retry([ref], ""),
        "undo": lambda ref: desk.queue.undo(ref, ""),
        "queue": lambda _: desk.queue.apply(),
        "publish": lambda _: desk.publishing.publish_due(),
    }
    for _ in range(30):
        with suppress(PostdeskError):
            acts[choice.choice([*acts])](choice.choice([first, NEXT]))
        clock.moment += timedelta(minutes=choice.choice([1, 7, 40]))
        stands = states(desk)
        assert stands[NEXT] != State.PUBLISHED or stands[first] == State.PUBLISHED
    with desk.log.read() as connection:
        sent = select(changes.EVENTS.c.post_id).where(changes.EVENTS.c.after == State.SENDING)
        out = list(connection.execute(sent.order_by(changes.EVENTS.c.id)).scalars())
    assert len(out) == len(set(out))


def test_it_is_queued_and_waits_where_the_first_has_an_error(desk):
    other = SPRING.replace("Here is", "This is")
    long = (
        other.replace("We have launched.", "We have launched. " * 300)
        .replace("id: ", "id: new-")
        .replace("after: launch", "after: new-launch")
    )
    _, plan = write(desk, long)
    (added,) = plan.added
    assert (added.ref, added.what) == ("spring/new-next@fedi", "new, after spring/new-launch@linkedin")
    told = desk.posts.waiting_for(desk.posts.listing())["spring/new-next@fedi"]
    assert "which is not in the queue" in told.says


@pytest.mark.sqlite
def test_however_many_wait_their_firsts_are_asked_for_together(log):
    after = After("spring/launch@fedi")
    queued(log, wanted("launch"), *[wanted(f"thanks-{n}", text=f"Thanks {n}.", after=after) for n in range(5)])
    with overheard(log) as said, log.read() as connection:
        assert follow_ups.ready(connection) == []
    assert sum(sql.startswith("SELECT") for sql, _ in said) == 2
