"""What a network hears of a post before it looks for it: which posts are others of ours, and what a person has seen."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError, Unknown
from postdesk.models import Remote
from postdesk.models.life import State
from postdesk.networks.network import OtherPost
from postdesk.publish.known import known_post, see_own_id
from stage.life import NOON, Told, courier, hand, queued, wanted


def known(log, name, now, **more):
    return known_post(log, queue.find(log, name), now, **more)


def test_a_network_hears_of_the_others_by_their_ids_and_by_their_words(log, clock):
    queued(log, wanted("gifts"), wanted("tea", text="Tea at four."), wanted("cake", text="Cake at five.", at=1))
    courier(log, Told(None, Unknown("no telling")), clock).run_due()
    cake, gifts = known(log, "cake", clock()), queue.find(log, "gifts")
    assert (cake.due, cake.begun) == (NOON + timedelta(minutes=1), True)
    assert cake.taken([gifts.remote_id, "another"]) == {gifts.remote_id: "Doors open at six."}
    assert cake.others() == [OtherPost(queue.find(log, "tea").frozen, begun=NOON, earlier=True)]
    assert known(log, "gifts", clock()).others() == [OtherPost(queue.find(log, "tea").frozen, begun=NOON)]
    assert (cake.looked(), cake.tried, known(log, "tea", clock()).tried) == (False, False, True)


def test_where_a_person_put_another_post_goes_along(log, clock):
    queued(log, wanted("gifts"), wanted("tea", at=1))
    courier(log, Told(Unknown("no telling")), clock).run_due()
    queue.resolve_published(log, "gifts", "https://told.example/posts/7", hand())
    (other,) = known(log, "tea", clock()).others()
    assert (other.id, other.url) == ("7", "https://told.example/posts/7")


def test_a_look_may_begin_at_another_moment_than_the_posts_own(log, clock):
    queued(log, wanted("gifts"))
    before = NOON - timedelta(days=1)
    assert known(log, "gifts", clock(), since=before, begun=False).due == before
    assert known(log, "gifts", clock(), begun=False).begun is False


def test_that_a_person_has_looked_holds_until_the_post_is_sent_again(log, clock):
    queued(log, wanted("gifts"))
    network = Told(Unknown("no telling"), Unknown("no telling"))
    network.there = Unknown("no telling")
    worker = courier(log, network, clock)
    worker.run_due()
    clock.forward(minutes=20)
    queue.resolve_absent(log, "spring/gifts@fedi", hand(now=clock()))
    assert known(log, "gifts", clock()).looked() is True
    clock.forward(seconds=1)
    assert worker.run_due()[0].state == State.UNKNOWN
    assert known(log, "gifts", clock()).looked() is False


class Unreadable:
    """A log that nobody can read just now."""

    def read(self):
        raise PostdeskError("the log cannot be read")


def test_an_id_that_is_another_posts_is_none_and_where_nobody_can_tell_it_is_its_own(log, clock):
    queued(log, wanted("gifts"), wanted("tea", at=1))
    courier(log, Told(), clock).run_due()
    gifts, tea = queue.find(log, "gifts"), queue.find(log, "tea")
    for url, named in ((gifts.url, gifts.url), ("", gifts.remote_id)):
        with pytest.raises(Unknown) as told:
            see_own_id(log, tea, Remote(gifts.remote_id, url))
        assert told.value.sentence == (
            f"its network says that it is {named}, which is another post of this desk: nobody can tell where it is"
        )
    see_own_id(log, gifts, Remote(gifts.remote_id, gifts.url))
    see_own_id(log, tea, Remote("", ""))
    see_own_id(Unreadable(), tea, Remote(gifts.remote_id, gifts.url))
    assert queue.find(log, "tea").state == State.QUEUED
