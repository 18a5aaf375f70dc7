"""What a network hears of a post before it looks for it: which posts are others of ours, and what a person has seen."""

from datetime import timedelta

from postdesk import queue
from postdesk.errors import Unknown
from postdesk.models.life import State
from postdesk.networks.network import OtherPost
from postdesk.publish.known import known_post
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
