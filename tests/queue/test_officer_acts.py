"""What a person does to a post: each act from the states in which it makes sense, and a sentence for the others."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unknown
from postdesk.log.readings import weekly
from stage.life import NOON, Clock, Told, ask, courier, hand, not_now, ours, queued, slot, states, story, wanted, why


def publish(log, network, **forward):
    clock = Clock()
    clock.forward(**forward)
    return courier(log, network, clock).run_due()


def test_a_post_answers_to_any_part_of_its_name_that_is_clear(log):
    queued(log, wanted("gifts"), wanted("gifts", account="bsky"), wanted("gifts-2"), wanted("tea"))
    for name in ("spring/gifts@fedi", "gifts@fedi", "ifts@f"):
        assert queue.find(log, name).ref == "spring/gifts@fedi"
    assert queue.find(log, "tea").ref == queue.find(log, "spring/tea").ref == "spring/tea@fedi"
    with pytest.raises(
        PostdeskError, match=r'^"gifts" may mean spring/gifts@fedi, spring/gifts@bsky: write more of the'
    ):
        queue.find(log, "gifts")
    with pytest.raises(PostdeskError, match='no post is called "coffee": `postdesk list` shows their names'):
        queue.find(log, "coffee")


def test_many_candidates_are_not_all_named(log):
    queued(log, *(wanted(f"day-{number}") for number in range(9)))
    with pytest.raises(PostdeskError, match="day-4@fedi and more: write more"):
        queue.find(log, "day-")


def test_held_until_released(log):
    queued(log, wanted())
    queue.hold(log, ["gifts"], hand("the minister is ill"))
    assert why(log, "gifts") == "the minister is ill"
    assert publish(log, Told()) == []
    queue.release(log, ["gifts"], hand())
    publish(log, Told())
    assert story(log, "gifts") == ["queued", "held", "queued", "claimed", "sending", "published"]


def test_cancelled_for_good(log):
    queued(log, wanted())
    queue.cancel(log, "gifts", hand())
    assert publish(log, Told()) == []
    with pytest.raises(
        PostdeskError, match="spring/gifts@fedi is cancelled: only a post that is queued or held or failed"
    ):
        queue.cancel(log, "gifts", hand())


@pytest.mark.parametrize("act", [queue.hold, queue.release])
def test_a_published_post_can_be_neither_held_nor_released(log, act):
    queued(log, wanted())
    publish(log, Told())
    with pytest.raises(PostdeskError, match="spring/gifts@fedi is published: only a post that is"):
        act(log, ["gifts"], hand())


def test_moved_to_another_time_with_its_limit(log):
    queued(log, wanted())
    post = queue.move(log, "gifts", slot(60), hand())
    assert (post.due, post.latest, post.local) == (slot(60).instant, slot(180).instant, slot(60).local)
    assert publish(log, Told(), minutes=59) == []
    assert [outcome.state for outcome in publish(log, Told(), minutes=60)] == ["published"]
    with pytest.raises(
        PostdeskError, match="is published: only a post that is queued or held or missed or failed can be m"
    ):
        queue.move(log, "gifts", slot(90), hand())


def test_the_moments_before_a_move_are_remembered(log):
    queued(log, wanted())
    queue.move(log, "gifts", slot(60), hand())
    queue.move(log, "gifts", slot(0, days=21), hand(now=NOON + timedelta(minutes=5)))
    with log.read() as connection:
        (fact,) = weekly.intended(connection, NOON, NOON + timedelta(hours=3))
    assert fact.moves == ((NOON, NOON), (NOON + timedelta(minutes=5), slot(60).instant))
    moments = [fact.due_at(NOON + timedelta(minutes=minutes)) for minutes in (-1, 0, 5)]
    assert moments == [NOON, slot(60).instant, fact.due]


def test_not_moved_into_the_past(log):
    queued(log, wanted())
    with pytest.raises(PostdeskError, match="2026-11-23 12:59 has passed: give a time to come"):
        queue.move(log, "gifts", slot(-1), hand())


def test_a_failed_post_is_tried_again_when_a_person_says_so(log):
    queued(log, wanted())
    publish(log, Told(Refused("too long")))
    assert publish(log, Told()) == []
    queue.retry(log, "gifts", hand())
    publish(log, Told())
    assert story(log, "gifts") == [
        "queued",
        "claimed",
        "sending",
        "failed",
        "queued",
        "claimed",
        "sending",
        "published",
    ]


def test_a_missed_post_that_is_retried_has_time_again(log):
    queued(log, wanted(at=-180))
    publish(log, Told())
    post = queue.retry(log, "gifts", hand())
    assert post.latest == NOON + timedelta(hours=2)
    assert [outcome.state for outcome in publish(log, Told())] == ["published"]


def test_a_queued_post_is_not_retried(log):
    queued(log, wanted())
    with pytest.raises(PostdeskError, match="is queued: only a post that is failed or missed can be retried"):
        queue.retry(log, "gifts", hand())


def test_a_post_in_doubt_is_never_retried_but_resolved(log):
    queued(log, wanted())
    publish(log, Told(Unknown("no answer")))
    with pytest.raises(
        PostdeskError, match="may be on the network already: look there, then `postdesk resolve spring/gifts@fedi`"
    ):
        queue.retry(log, "gifts", hand())
    queue.resolve_absent(log, "gifts", hand())
    network = Told()
    publish(log, network)
    assert network.sent == ["Doors open at six."]


def test_a_post_that_waits_for_a_person_is_not_absent_but_cancelled(log):
    queued(log, wanted(by_hand=True))
    publish(log, not_now())
    with pytest.raises(PostdeskError, match="waits to be published by hand: if it is not to go out, `postdesk cancel`"):
        queue.resolve_absent(log, "gifts", hand())


def test_a_post_that_was_retried_is_asked_for_as_it_is(log):
    """Its new moment is its own: the next `queue` finds nothing to change, and it goes out."""
    queued(log, wanted())
    assert [outcome.state for outcome in publish(log, Told(), hours=5)] == ["missed"]
    later = NOON + timedelta(hours=5)
    retried = queue.retry(log, "gifts", queue.Hand("Ana", "", later))
    assert (retried.due, retried.latest) == (later, later + timedelta(hours=2))
    assert len(queue.apply(log, ask(wanted()), "Ana", later).unchanged) == 1
    assert [outcome.state for outcome in publish(log, Told(), hours=5)] == ["published"]


def test_a_person_says_where_a_post_can_be_read(log):
    queued(log, wanted(by_hand=True))
    assert [outcome.state for outcome in publish(log, not_now())] == ["handed-over"]
    post = queue.resolve_published(log, "gifts", "https://www.linkedin.com/feed/update/urn:li:share:7/", hand())
    assert (post.state, post.remote_id) == ("published", "urn:li:share:7")
    assert story(log, "gifts") == ["queued", "claimed", "handed-over", "published"]


def test_the_address_of_a_published_post_can_be_put_right(log):
    queued(log, wanted(by_hand=True), wanted("tea"))
    publish(log, Told())
    queue.resolve_published(log, "gifts", "https://example.org/6", hand())
    post = queue.resolve_published(log, "gifts", "https://example.org/7", hand("the wrong tab"))
    assert (post.state, post.url, post.remote_id) == ("published", "https://example.org/7", "7")
    found = {post.remote.id: post.remote.url for post in ours(log)}
    assert (len(found), found["7"]) == (2, "https://example.org/7")
    with pytest.raises(PostdeskError, match="is where spring/tea@fedi can be read: copy the address of spring/gifts"):
        queue.resolve_published(log, "gifts", queue.find(log, "tea").url, hand())
    queued(log, wanted("ball", at=60))
    with pytest.raises(
        PostdeskError, match="is queued: only a post that is unknown or handed-over or published can be"
    ):
        queue.resolve_published(log, "ball", "https://example.org/8", hand())


@pytest.mark.parametrize("url", ["gifts", "ftp://example.org/1", "https://"])
def test_an_address_that_is_none(log, url):
    queued(log, wanted("gifts"))
    with pytest.raises(PostdeskError, match="is no address of a post: copy it from the browser, with https://"):
        queue.resolve_published(log, "gifts", url, hand())


def test_an_address_without_a_path_is_its_own_id(log):
    queued(log, wanted(by_hand=True))
    publish(log, Told())
    assert queue.resolve_published(log, "gifts", "https://example.org", hand()).remote_id == "https://example.org"
    assert states(log) == {"spring/gifts@fedi": "published"}
