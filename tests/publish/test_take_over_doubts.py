"""What a take-over makes of each answer of a network, and of a post that a worker of before had in hand."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import Unknown
from postdesk.log.posts.sending import Sender
from postdesk.models import Remote
from postdesk.models.life import State
from postdesk.publish import take_over
from stage.life import Told, courier, hand, queued, states, story, wanted, why

GIFTS = "spring/gifts@fedi"
BEGINNING = Remote("part-one", "https://told.example/part-one", whole=False)


class Fixing(Told):
    """Is told what is there; remembers with what it was asked, and what it was made to fix."""

    def __init__(self, there):
        super().__init__()
        self.there = there
        self.asked, self.fixed = [], []

    def prepare(self, payload, key, now, prepared):
        self.fixed.append(prepared)
        return prepared or "fixed anew"

    def find(self, payload, key, now, prepared):
        self.asked.append(prepared)
        return super().find(payload, key, now, prepared)


@pytest.fixture
def office(log):
    """A log with one post whose moment is now."""
    queued(log, wanted())
    return log


def ask(log, network):
    return take_over.ask_networks(log, lambda _post: network, hand("a new laptop"))


def claimed(log, clock, prepared=""):
    """Let a worker take the post, perhaps fix something for it, and be heard of no more."""
    sender = Sender(log, "worker of before", clock)
    post = sender.take()
    if prepared:
        sender.keep(post, prepared)
    assert states(log) == {GIFTS: "claimed"}


def test_a_thread_that_was_only_begun_is_in_doubt_and_its_beginning_is_remembered(office):
    said = f"the network has only its beginning, {BEGINNING.url}"
    assert ask(office, Fixing(BEGINNING)) == [take_over.PostAsked(GIFTS, State.UNKNOWN, said)]
    post = queue.find(office, GIFTS)
    assert (post.remote_id, post.url) == (BEGINNING.id, BEGINNING.url)
    assert why(office, GIFTS) == f"take-over: {said}: a new laptop"


def test_a_post_of_an_account_that_cannot_be_asked_is_in_doubt(office):
    said = "postdesk cannot ask this network"
    assert ask(office, None) == [take_over.PostAsked(GIFTS, State.UNKNOWN, said)]
    assert why(office, GIFTS) == f"take-over: {said}: a new laptop"


def test_a_post_that_was_fixed_here_is_not_looked_for_as_another_memory_would_have_fixed_it(office, clock):
    claimed(office, clock, prepared="fixed here")
    network = Fixing(Unknown("the list was too long"))
    assert ask(office, network) == [take_over.PostAsked(GIFTS, State.UNKNOWN, "the list was too long")]
    assert (network.asked, network.fixed) == (["fixed here"], [])
    assert story(office, GIFTS) == ["queued", "claimed", "unknown"]


def test_a_post_that_was_fixed_nowhere_is_looked_for_as_if_begun_at_its_moment(office):
    network = Fixing(Unknown("the list was too long"))
    assert [each.state for each in ask(office, network)] == ["unknown"]
    assert (network.asked, network.fixed) == (["", "fixed anew"], [""])


def test_a_network_that_finds_only_what_was_fixed_is_asked_with_what_would_have_been(office):
    there = Remote("7", "https://told.example/7")

    class Needing(Fixing):
        """Finds nothing of which nothing was fixed."""

        def find(self, payload, key, now, prepared):
            self.there = there if prepared else Unknown("nothing was fixed")
            return super().find(payload, key, now, prepared)

    assert ask(office, Needing(None)) == [take_over.PostAsked(GIFTS, State.PUBLISHED, there.url)]


def test_a_post_that_a_dead_worker_had_waits_again_when_it_is_not_public_and_goes_out_once(office, clock):
    claimed(office, clock)
    assert ask(office, Fixing(None)) == [take_over.PostAsked(GIFTS, State.QUEUED, "not on the network")]
    assert why(office, GIFTS) == "take-over: the network does not have it: a new laptop"
    post = queue.find(office, GIFTS)
    assert (post.owner, post.lease) == (None, None)
    clock.forward(minutes=1)
    network = Told()
    courier(office, network, clock).run_due()
    assert len(network.sent) == 1
    assert story(office, GIFTS) == ["queued", "claimed", "queued", "claimed", "sending", "published"]


def test_a_post_that_only_waits_stays_as_it_is_when_it_is_not_public(office):
    assert ask(office, Fixing(None)) == [take_over.PostAsked(GIFTS, State.QUEUED, "not on the network")]
    assert story(office, GIFTS) == ["queued"]


def test_a_post_whose_moment_is_to_come_is_not_asked_about(office):
    network = Fixing(None)
    early = queue.Hand("Ana", "", hand().now - timedelta(minutes=1))
    assert take_over.ask_networks(office, lambda _post: network, early) == []
    assert network.asked == []
