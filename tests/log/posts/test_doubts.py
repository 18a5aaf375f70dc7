"""What the log knows of a post in doubt: when it was sent, how often again, and which posts are others."""

from datetime import timedelta

from msgspec.structs import replace

from postdesk import queue
from postdesk.errors import Refused, Unknown
from postdesk.log.posts import doubts
from postdesk.models.identity import Whom
from stage.life import NOON, Told, courier, hand, not_now, queued, wanted


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


def test_it_may_be_there_since_the_first_attempt_that_nobody_heard_of(log, clock):
    """What was surely not taken left nothing; a person who has looked for it takes the doubt away."""
    queued(log, wanted())
    worker = courier(log, Told(not_now(), Unknown("no telling"), Unknown("no telling")), clock)
    worker.run_due()
    assert doubts.doubted_since(log, queue.find(log, "gifts")) is None
    clock.forward(minutes=1)
    first = clock()
    worker.run_due()
    clock.forward(minutes=1)
    worker.run_due()
    assert doubts.doubted_since(log, queue.find(log, "gifts")) == first
    queue.resolve_absent(log, "gifts", hand(now=clock()))
    assert doubts.doubted_since(log, queue.find(log, "gifts")) is None


def test_what_is_public_or_begun_is_another_posts(log, clock):
    here = Whom("mastodon", "https://here.example", "office")
    queued(log, wanted("gifts", whom=here), wanted("tea", "bsky", whom=here), wanted("cake", "page", whom=here))
    midway = Refused("part two is too long")
    midway.begun = ("begun", "https://told.example/begun")
    courier(log, Told(None, midway), clock).run_due()
    gifts, cake = (queue.find(log, name) for name in ("gifts", "cake"))
    ids = [gifts.remote_id, "begun", "nobody's"]
    assert set(doubts.others_named(log, cake, ids)) == {gifts.remote_id, "begun"}
    assert doubts.others_named(log, gifts, ids) == {"begun": "Doors open at six."}


def test_another_post_is_known_by_its_address_too_unless_it_was_due_long_before(log, clock):
    """A server may give a post that was edited another id; its address is the same."""
    here, late = Whom("mastodon", "https://here.example", "office"), 61 * 24 * 60
    queued(log, wanted("gifts", whom=here), wanted("cake", whom=here, at=1), wanted("tea", whom=here, at=late))
    courier(log, Told(), clock).run_due()
    gifts, cake, tea = (queue.find(log, name) for name in ("gifts", "cake", "tea"))
    names = ["another", gifts.url]
    assert doubts.others_named(log, cake, names) == {gifts.url: "Doors open at six."}
    assert doubts.others_named(log, gifts, names) == doubts.others_named(log, tea, names) == {}


def test_two_servers_may_give_one_id(log, clock):
    """Of two that are not known to be one, an id of the other is no proof."""
    here, there = (Whom("mastodon", f"https://{name}.example", "office") for name in ("here", "there"))
    queued(log, wanted("gifts", whom=here), wanted("tea", "other", whom=there), wanted("cake", whom=here, at=1))
    courier(log, Told(), clock).run_due()
    gifts, tea, cake = (queue.find(log, name) for name in ("gifts", "tea", "cake"))
    ids = [gifts.remote_id, tea.remote_id]
    assert set(doubts.others_named(log, cake, ids)) == {gifts.remote_id}
    assert doubts.others_named(log, tea, ids) == {}


def test_where_no_server_is_known_ids_of_other_accounts_are_no_proof(log, clock):
    """Servers that count from one give the same ids: what looks taken there would be sent twice."""
    queued(log, wanted("gifts"), wanted("tea", "other"), wanted("cake", at=1))
    courier(log, Told(), clock).run_due()
    gifts, tea, cake = (queue.find(log, name) for name in ("gifts", "tea", "cake"))
    ids = [gifts.remote_id, tea.remote_id]
    assert set(doubts.others_named(log, cake, ids)) == {gifts.remote_id}


class CountsFromOne(Told):
    """A server that gives its first post the id that every such server gives its first post."""

    def publish(self, payload, key, now, prepared=""):
        return replace(super().publish(payload, key, now, prepared), id="1")


def test_of_two_servers_that_count_from_one_each_knows_its_own_post(log, clock):
    """The first post of either has the id 1; on each server, what waits to be found is not that one."""
    queued(log, wanted("gifts"), wanted("tea", "other"), wanted("cake", at=1), wanted("soup", "other", at=1))
    courier(log, CountsFromOne(), clock).run_due()
    for late in ("cake", "soup"):
        assert set(doubts.others_named(log, queue.find(log, late), ["1"])) == {"1"}


HERE, THERE = (Whom("mastodon", f"https://{name}.example", "office") for name in ("here", "there"))
LOST = Unknown("no telling")


def others(log, name, now, **more):
    """The names of the posts that may be taken for one, though nobody knows as which they are public."""
    return [post.draft for post in doubts.others_unidentified(log, queue.find(log, name), now, **more)]


def test_others_of_an_account_were_sent_meanwhile_and_their_answers_lost(log, clock):
    queued(
        log,
        wanted("gifts", whom=HERE),
        wanted("tea", whom=HERE, at=1),
        wanted("cake", whom=HERE, at=2),
        wanted("soup", "other", whom=THERE, at=1),
        wanted("later", whom=HERE, at=3),
    )
    network = Told(LOST, LOST, LOST)
    network.there = LOST
    worker = courier(log, network, clock)
    for _ in range(3):
        worker.run_due()
        clock.forward(minutes=1, seconds=1)
    assert network.sent == ["Doors open at six."] * 4
    assert others(log, "gifts", clock()) == ["tea"]
    assert others(log, "tea", clock()) == ["gifts"]
    assert others(log, "soup", clock()) == []
    assert others(log, "later", clock()) == ["gifts", "tea"]


def test_an_account_is_who_it_is_and_not_what_it_is_called_where_that_is_known(log, clock):
    queued(
        log, wanted("gifts", whom=HERE), wanted("tea", "renamed", whom=HERE, at=1), wanted("cake"), wanted("soup", at=1)
    )
    network = Told(LOST, LOST)
    network.there = LOST
    courier(log, network, clock).run_due()
    assert others(log, "tea", clock()) == ["gifts"]
    assert others(log, "soup", clock()) == ["gifts"]


def test_what_was_sent_long_before_is_none_that_appeared_since(log, clock):
    queued(log, wanted("gifts"), wanted("tea", at=60), wanted("cake", at=61))
    network = Told(LOST, LOST)
    network.there = LOST
    courier(log, network, clock).run_due()
    clock.forward(minutes=60, seconds=1)
    courier(log, network, clock).run_due()
    assert others(log, "cake", clock()) == ["tea"]
    assert others(log, "tea", clock()) == []


def test_where_another_memory_may_have_sent_them_others_need_only_be_due(log, clock):
    queued(log, wanted("gifts"), wanted("tea", at=-90), wanted("cake"), wanted("later", at=30))
    assert others(log, "gifts", clock()) == []
    assert others(log, "gifts", clock(), elsewhere=True) == ["cake"]
    assert others(log, "gifts", clock() + timedelta(minutes=30), elsewhere=True) == ["cake", "later"]


def test_what_was_refused_or_is_gone_is_no_other(log, clock):
    queued(log, wanted("gifts"), wanted("tea", at=1))
    courier(log, Told(Refused("too long")), clock).run_due()
    assert others(log, "tea", clock()) == []


def test_two_channels_number_their_messages_alike(log, clock):
    here, there = (Whom("telegram", "https://api.telegram.org", name) for name in ("here", "there"))
    queued(log, wanted("gifts", whom=here), wanted("tea", "other", whom=there), wanted("cake", whom=here, at=1))
    courier(log, CountsFromOne(), clock).run_due()
    with log.write() as connection:
        connection.exec_driver_sql("UPDATE post SET network = 'telegram'")
        connection.exec_driver_sql("UPDATE post SET remote_id = '2' WHERE draft = 'tea'")
    assert set(doubts.others_named(log, queue.find(log, "cake"), ["1", "2"])) == {"1"}
