"""What the log knows of a post in doubt: when it was sent, how often again, and which posts are others."""

from datetime import timedelta

from msgspec.structs import replace

from postdesk import queue
from postdesk.errors import Refused, Unknown
from postdesk.log.posts import doubts
from postdesk.models.identity import Whom
from stage.life import NOON, Told, courier, queued, wanted


def test_a_post_was_tried_when_it_was_begun_and_at_its_moment_where_nobody_here_did(log, clock):
    queued(log, wanted())
    assert doubts.last_tried(log, queue.find(log, "gifts")) == NOON
    clock.forward(minutes=3)
    courier(log, Told(Unknown("no telling")), clock).run_due()
    post = queue.find(log, "gifts")
    assert doubts.last_tried(log, post) == NOON + timedelta(minutes=3)
    assert doubts.times_absent(log, post) == 0


def test_each_absence_is_counted(log, clock):
    queued(log, wanted())
    worker = courier(log, Told(Unknown("no telling"), Unknown("no telling")), clock)
    for _ in range(2):
        worker.run_due()
        clock.forward(seconds=6)
    assert doubts.times_absent(log, queue.find(log, "gifts")) == 1


def test_what_is_public_or_begun_is_another_posts(log, clock):
    here = Whom("mastodon", "https://here.example", "office")
    queued(log, wanted("gifts", whom=here), wanted("tea", "bsky", whom=here), wanted("cake", "page", whom=here))
    midway = Refused("part two is too long")
    midway.begun = ("begun", "https://told.example/begun")
    courier(log, Told(None, midway), clock).run_due()
    gifts, cake = (queue.find(log, name) for name in ("gifts", "cake"))
    ids = [gifts.remote_id, "begun", "nobody's"]
    assert doubts.others_ids(log, cake, ids) == {gifts.remote_id, "begun"}
    assert doubts.others_ids(log, gifts, ids) == {"begun"}


def test_two_servers_may_give_one_id(log, clock):
    """Of two that are not known to be one, an id of the other is no proof."""
    here, there = (Whom("mastodon", f"https://{name}.example", "office") for name in ("here", "there"))
    queued(log, wanted("gifts", whom=here), wanted("tea", "other", whom=there), wanted("cake", whom=here, at=1))
    courier(log, Told(), clock).run_due()
    gifts, tea, cake = (queue.find(log, name) for name in ("gifts", "tea", "cake"))
    ids = [gifts.remote_id, tea.remote_id]
    assert doubts.others_ids(log, cake, ids) == {gifts.remote_id}
    assert doubts.others_ids(log, tea, ids) == set()


def test_where_no_server_is_known_ids_of_other_accounts_are_no_proof(log, clock):
    """Servers that count from one give the same ids: what looks taken there would be sent twice."""
    queued(log, wanted("gifts"), wanted("tea", "other"), wanted("cake", at=1))
    courier(log, Told(), clock).run_due()
    gifts, tea, cake = (queue.find(log, name) for name in ("gifts", "tea", "cake"))
    ids = [gifts.remote_id, tea.remote_id]
    assert doubts.others_ids(log, cake, ids) == {gifts.remote_id}


class CountsFromOne(Told):
    """A server that gives its first post the id that every such server gives its first post."""

    def publish(self, payload, key, now, prepared=""):
        return replace(super().publish(payload, key, now, prepared), id="1")


def test_of_two_servers_that_count_from_one_each_knows_its_own_post(log, clock):
    """The first post of either has the id 1; on each server, what waits to be found is not that one."""
    queued(log, wanted("gifts"), wanted("tea", "other"), wanted("cake", at=1), wanted("soup", "other", at=1))
    courier(log, CountsFromOne(), clock).run_due()
    for late in ("cake", "soup"):
        assert doubts.others_ids(log, queue.find(log, late), ["1"]) == {"1"}
