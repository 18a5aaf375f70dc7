"""A post that is taken off its network stays in the log and never comes back; so does what is public of a thread."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unknown, Unreachable
from postdesk.log.posts.answers import Answer, settle
from postdesk.log.readings import weekly
from postdesk.models import Remote
from postdesk.models.life import State
from postdesk.publish import deletion
from stage.life import NOON, Told, courier, hand, not_now, ours, queued, states, story, wanted, why


class Removing(Told):
    """Deletes, unless it is told what to raise."""

    def __init__(self, *answers, trouble=()):
        super().__init__(*answers)
        self.deleted, self.trouble = [], list(trouble)

    def delete(self, payload, remote, key, now, prepared):
        if self.trouble:
            raise self.trouble.pop(0)
        self.deleted.append((remote, prepared))


def taken_off(log, name, network, now=NOON):
    post = queue.find(log, name)
    return deletion.delete(log, post, lambda _account: network, hand("wrong date", now))


def out(log, clock, network):
    queued(log, wanted())
    courier(log, network, clock).run_due()
    return queue.find(log, "gifts")


def test_a_published_post_is_deleted_once_and_never_comes_back(log, clock):
    network = Removing()
    before = out(log, clock, network)
    post = taken_off(log, "gifts", network)
    assert (post.state, post.url) == ("deleted", before.url)
    assert network.deleted == [(Remote(before.remote_id, before.url), "")]
    assert (story(log, "gifts")[-1], why(log, "gifts")) == ("deleted", "wrong date")
    for attempt in (queue.retry, queue.cancel):
        with pytest.raises(PostdeskError, match="is deleted: only a post that is"):
            attempt(log, "gifts", hand())
    with pytest.raises(PostdeskError, match=r"is deleted: only what is public can be deleted$"):
        taken_off(log, "gifts", network)
    plan = queued(log, wanted(text="Doors open at seven."), now=NOON)
    assert [change.what for change in plan.kept] == ["content changed in the file, but it is deleted"]
    clock.forward(days=1)
    assert courier(log, network, clock).run_due() == []
    assert len(network.sent) == 1


def test_a_late_yes_does_not_raise_a_deleted_post(log, clock):
    network = Removing()
    post = out(log, clock, network)
    taken_off(log, "gifts", network)
    answer = Answer("published", State.PUBLISHED, "found", NOON, remote=Remote("7", "https://told.example/7"))
    with log.write() as connection:
        assert settle(connection, post, answer, "desk:1") == "deleted"


def test_a_deleted_post_is_measured_no_more(log, clock):
    network = Removing()
    out(log, clock, network)
    assert len(ours(log)) == 1
    taken_off(log, "gifts", network)
    assert ours(log) == []


def test_in_reports_a_deleted_post_is_one_that_went_out_and_the_beginning_of_a_thread_is_not(log, clock):
    queued(log, wanted("whole"), wanted("begun", "bsky"))
    network = Removing(None, midway(Refused("part two is too long")))
    courier(log, network, clock).run_due()
    for name in ("whole", "begun"):
        taken_off(log, name, network)
    with log.read() as connection:
        found = weekly.intended(connection, NOON, NOON + timedelta(days=1))
    assert {post.ref: post.state for post in found} == {"spring/whole@fedi": "published", "spring/begun@bsky": "failed"}


@pytest.mark.parametrize("trouble", [Unreachable("no answer"), Refused("no way")])
def test_what_could_not_be_deleted_stays_published_and_is_deleted_the_next_time(log, clock, trouble):
    network = Removing(trouble=[trouble])
    out(log, clock, network)
    with pytest.raises(type(trouble)):
        taken_off(log, "gifts", network)
    assert states(log) == {"spring/gifts@fedi": "published"}
    assert taken_off(log, "gifts", network).state == "deleted"


@pytest.mark.parametrize("trouble", [Unreachable("no answer"), Unknown("no answer")])
def test_whether_a_post_is_gone_whose_deletion_was_not_answered_stands_in_its_history(log, clock, trouble):
    network = Removing(trouble=[trouble])
    out(log, clock, network)
    with pytest.raises(
        type(trouble), match="no answer; nobody can tell whether it was taken off, and `postdesk delete"
    ):
        taken_off(log, "gifts", network)
    assert why(log, "gifts").startswith("no answer; nobody can tell whether it was taken off")
    assert story(log, "gifts")[-2:] == ["published", "published"]


def test_a_network_without_a_way_says_so():
    with pytest.raises(Refused, match="postdesk has no way to delete there"):
        Told().delete(wanted().payload, Remote("7", ""), "key", NOON, "")


def test_what_a_person_published_a_person_deletes_and_says_so(log, clock):
    queued(log, wanted(by_hand=True))
    courier(log, None, clock).run_due()
    queue.resolve_published(log, "gifts", "https://told.example/7", hand())
    with pytest.raises(PostdeskError, match=r"cannot delete on fedi: delete it there, then say .* --gone --yes`"):
        taken_off(log, "gifts", None)
    post = queue.find(log, "gifts")
    assert deletion.write_gone(log, post, hand()).state == "deleted"


def test_what_is_not_public_is_not_deleted(log, clock):
    queued(log, wanted("gifts"), wanted("tea", "bsky", at=60))
    courier(log, Told(Unknown("no telling")), clock).run_due()
    with pytest.raises(PostdeskError, match="may be public: look there, then `postdesk resolve"):
        taken_off(log, "gifts", Removing())
    with pytest.raises(PostdeskError, match="is queued: only what is public can be deleted; `postdesk cancel` keeps"):
        taken_off(log, "tea", Removing())


BEGUN = ("1", "https://told.example/1")


def midway(error):
    error.begun = BEGUN
    return error


def other(log, clock):
    return queued(log, wanted(text="Doors open at seven."), now=clock())


def test_a_thread_that_was_refused_midway_is_not_edited_but_gone_on_with_or_deleted(log, clock):
    queued(log, wanted())
    network = Removing(midway(Refused("part two is too long")), midway(Refused("still too long")))
    courier(log, network, clock).run_due()
    assert queue.find(log, "gifts").url == BEGUN[1]
    (kept,) = other(log, clock).kept
    assert kept.what.startswith("content changed in the file, but its beginning is public: `postdesk retry` goes on")
    queue.cancel(log, "gifts", hand())
    assert len(other(log, clock).kept) == 1
    assert taken_off(log, "gifts", network).state == "deleted"


def test_a_thread_that_stopped_midway_is_not_edited_while_it_waits(log, clock):
    queued(log, wanted())
    network = Told(midway(not_now(60)))
    courier(log, network, clock).run_due()
    assert len(other(log, clock).kept) == 1
    clock.forward(minutes=2)
    assert courier(log, network, clock).run_due()[0].state == "published"
    assert queue.find(log, "gifts").url != BEGUN[1]


def test_a_thread_of_which_the_beginning_is_found_goes_on_and_is_not_edited_until_then(log, clock):
    queued(log, wanted())
    network = Told(midway(Unknown("no telling")), not_now(60))
    courier(log, network, clock).run_due()
    clock.forward(seconds=6)
    network.there = Remote(*BEGUN, whole=False)
    courier(log, network, clock).run_due()
    assert queue.find(log, "gifts").state == "queued"
    assert len(other(log, clock).kept) == 1
    clock.forward(minutes=2)
    assert courier(log, network, clock).run_due()[0].state == "published"
    assert "queued" in story(log, "gifts")


def test_a_post_that_was_surely_not_sent_is_edited_freely(log, clock):
    queued(log, wanted())
    courier(log, Told(not_now(60)), clock).run_due()
    assert [change.what for change in other(log, clock).changed] == ["content changed"]
    assert queue.find(log, "gifts").latest == NOON + timedelta(hours=2)
