"""What a person did by hand is taken back, as long as nothing followed from it."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unknown
from postdesk.log.posts import approvals, history, holds, last_by_hand, lookup
from postdesk.models.life import Hand
from stage.life import NOON, Clock, Told, courier, hand, queued, slot, states, story, wanted, why

GIFTS = "spring/gifts@fedi"


def later(minutes, who="Ana"):
    return Hand(who, "", NOON + timedelta(minutes=minutes))


def publish(log, network):
    return courier(log, network, Clock()).run_due()


def row(log):
    return lookup.find(log, "gifts")


ACTS = {
    "hold": ((), lambda log, me: queue.hold(log, ["gifts"], me)),
    "cancel": ((), lambda log, me: queue.cancel(log, "gifts", me)),
    "move": ((), lambda log, me: queue.move(log, "gifts", slot(90), me)),
    "approve": ((), lambda log, me: queue.approve(log, "gifts", "Mira", me)),
    "retry": ((Refused("too long"),), lambda log, me: queue.retry(log, "gifts", me)),
    "resolve --absent": ((Unknown("no answer"),), lambda log, me: queue.resolve_absent(log, "gifts", me)),
}


@pytest.mark.parametrize("what", ACTS)
def test_an_act_is_taken_back(log, what):
    answers, act = ACTS[what]
    queued(log, wanted(at=0 if answers else 30))
    publish(log, Told(*answers))
    before = row(log)
    act(log, later(1))
    (undone,) = queue.undo(log, hand("a mistake", NOON + timedelta(minutes=2)))
    after = row(log)
    assert (undone.what, undone.post) == (what, after)
    same = ("state", "due", "local", "zone", "meant", "latest", "wake", "attempt", "content_hash", "key")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert why(log, "gifts") == f"undo: {what}: a mistake"
    assert story(log, "gifts")[-1] == before.state
    assert {waits.post.ref for waits in approvals.waiting(log)} == ({GIFTS} if before.state == "queued" else set())


def test_released_again_and_held_again(log):
    queued(log, wanted())
    queue.hold(log, ["gifts"], hand("the minister is ill"))
    queue.release(log, ["gifts"], later(1))
    queue.undo(log, later(2))
    assert states(log) == {GIFTS: "held"}
    queue.undo(log, later(3))
    assert states(log) == {GIFTS: "queued"}
    with pytest.raises(PostdeskError, match="the last thing that Ana did is `queue`, and nothing takes that back"):
        queue.undo(log, later(4))


def test_what_one_command_did_is_taken_back_as_one(log):
    queued(log, wanted("gifts"), wanted("tea"), wanted("ball"))
    queue.cancel(log, "ball", hand())
    me = Hand("Ana", "", NOON, "a command")
    for name in ("gifts", "tea"):
        queue.cancel(log, name, me)
    assert [undone.post.ref for undone in queue.undo(log, later(2))] == ["spring/tea@fedi", GIFTS]
    assert states(log) == {GIFTS: "queued", "spring/tea@fedi": "queued", "spring/ball@fedi": "cancelled"}


def test_each_takes_back_their_own_but_of_a_post_the_last(log):
    queued(log, wanted("gifts"), wanted("tea"))
    queue.cancel(log, "gifts", hand())
    queue.hold(log, ["tea"], later(1, "Boris"))
    assert [undone.post.ref for undone in queue.undo(log, later(2))] == [GIFTS]
    assert [undone.what for undone in queue.undo(log, later(3), "tea")] == ["hold"]
    with pytest.raises(PostdeskError, match="nothing that was done to spring/tea@fedi by hand is left to undo"):
        queue.undo(log, later(4), "tea")


def test_what_went_out_cannot_be_taken_back(log):
    queued(log, wanted(at=60))
    queue.move(log, "gifts", slot(1), hand())
    courier(log, Told(), lambda: NOON + timedelta(minutes=1)).run_due()
    with pytest.raises(
        PostdeskError, match="spring/gifts@fedi is published and not as `move` left it: what followed can"
    ):
        queue.undo(log, later(2))
    assert states(log) == {GIFTS: "published"}


def test_what_is_public_and_was_never_touched_by_hand_says_what_can_be_done(log):
    queued(log, wanted())
    courier(log, Told(), lambda: NOON).run_due()
    told = (
        "spring/gifts@fedi is public, and nothing takes that back: `postdesk resolve spring/gifts@fedi --published URL`"
    )
    with pytest.raises(PostdeskError, match=told):
        queue.undo(log, later(1), "gifts")


def test_whoever_did_nothing_by_hand_is_told_so(log):
    queued(log, wanted(at=60))
    with pytest.raises(PostdeskError, match="nothing that Ben did by hand is left to undo: `postdesk log` shows what"):
        queue.undo(log, later(1, "Ben"))


def test_one_that_cannot_keeps_the_others_as_they_are(log):
    """Both were moved by one command, and one of them is public by now."""
    queued(log, wanted("gifts", at=60), wanted("tea", "bsky", at=90))
    me = Hand("Ana", "", NOON, "a command")
    for name in ("tea", "gifts"):
        queue.move(log, name, slot(1 if name == "gifts" else 120), me)
    courier(log, Told(), lambda: NOON + timedelta(minutes=1)).run_due()
    with pytest.raises(PostdeskError, match="cannot be taken back"):
        queue.undo(log, later(2))
    assert lookup.find(log, "tea").due == slot(120).instant


@pytest.mark.parametrize("scope", ["desk", "@fedi", "spring/"])
def test_holds_over_many_posts_are_taken_back_as_they_were(log, scope):
    queued(log, wanted())
    queue.hold_all(log, hand("mourning")) if scope == "desk" else queue.hold_over(log, scope, hand("mourning"))
    before = holds.layers(log)
    queue.release_all(log, later(1)) if scope == "desk" else queue.release_over(log, scope, later(1))
    (undone,) = queue.undo(log, later(2))
    assert (undone.post, undone.scope, holds.layers(log)) == (None, scope, before)
    queue.undo(log, later(3))
    assert holds.layers(log) == []
    word = "--all" if scope == "desk" else scope
    told = [entry.what for entry in history.entries(log, [row(log)])]
    assert told == ["queued", f"hold {word}", f"release {word}", f"undo: release {word}", f"undo: hold {word}"]
    assert told[1:] == [entry.what for entry in history.entries(log) if entry.what not in ("queued",)]


def test_a_hold_that_somebody_ended_since_is_not_laid_twice(log):
    queue.hold_over(log, "@fedi", hand())
    queue.release_over(log, "@fedi", later(1, "Boris"))
    with pytest.raises(PostdeskError, match="the hold over @fedi was changed since"):
        queue.undo(log, later(2))
    assert holds.layers(log) == []


def test_a_hold_over_another_account_is_not_in_a_posts_story(log):
    queued(log, wanted())
    queue.hold_over(log, "@bsky", hand())
    queue.hold_over(log, "winter/", hand())
    assert [entry.what for entry in history.entries(log, [row(log)])] == ["queued"]
    assert [(entry.ref, entry.what) for entry in history.entries(log)][1:] == [
        ("@bsky", "hold @bsky"),
        ("winter/", "hold winter/"),
    ]


def test_what_nothing_takes_back_hides_what_came_before_it_but_not_by_name(log):
    queued(log, wanted())
    queue.hold(log, [row(log).ref], hand())
    last_by_hand.note_final(log, later(1), "import figures.csv")
    with pytest.raises(PostdeskError, match=r"did is `import figures\.csv`, and nothing takes that back"):
        queue.undo(log, later(2))
    (undone,) = queue.undo(log, later(2), row(log).ref)
    assert (undone.what, row(log).state) == ("hold", "queued")
