"""Layers of hold: the desk, an account, a campaign, a post; each ends by itself and ends nothing else."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.log.posts import holds, lookup, uploads
from postdesk.models import Attachment
from stage.life import NOON, Clock, Told, ask, courier, hand, queued, states, story, wanted

LATER = NOON + timedelta(minutes=5)


def publish(log, **forward):
    clock = Clock()
    clock.forward(**forward)
    network = Told()
    courier(log, network, clock).run_due()
    return [post.ref for post in lookup.listing(log) if post.state == "published"]


def over(log, name):
    """What holds a post, in the words in which it is let go."""
    post = queue.find(log, name)
    return [layer.scope for layer in holds.of_posts(log, [post]).get(post.ref, [])]


def test_the_whole_desk_stands_still_and_goes_on(log):
    queued(log, wanted("gifts"), wanted("tea", "bsky"))
    assert queue.hold_all(log, hand("a day of mourning")) == 2
    assert publish(log) == []
    queued(log, wanted("late", campaign="summer"))
    assert publish(log, minutes=1) == []
    assert (over(log, "gifts"), over(log, "late")) == (["desk"], ["desk"])
    assert queue.release_all(log, hand("it is over")) == 3
    assert publish(log, minutes=2) == ["spring/gifts@fedi", "spring/tea@bsky", "summer/late@fedi"]


def test_the_desks_stop_ends_alone(log):
    """The minister's post was held by itself, fedi because of its moderators: neither has ended."""
    queued(log, wanted("minister"), wanted("doors"), wanted("tea", "bsky"))
    queue.hold(log, ["minister"], hand("he is ill"))
    queue.hold_over(log, "@fedi", hand("moderators complain"))
    queue.hold_all(log, hand("mourning"))
    queue.release_all(log, hand())
    assert publish(log) == ["spring/tea@bsky"]
    assert over(log, "minister") == ["@fedi", "post"]
    queue.release_over(log, "@fedi", hand())
    assert publish(log) == ["spring/doors@fedi", "spring/tea@bsky"]
    queue.release(log, ["minister"], hand())
    assert "spring/minister@fedi" in publish(log)


@pytest.mark.parametrize(("scope", "free"), [("@fedi", "spring/tea@bsky"), ("spring/", "summer/sun@fedi")])
def test_an_account_or_a_campaign_is_held_with_what_is_queued_later(log, scope, free):
    queued(log, wanted("doors"))
    assert queue.hold_over(log, scope, hand("not now")) == 1
    free_one = wanted("tea", "bsky") if scope == "@fedi" else wanted("sun", campaign="summer")
    queue.apply(log, ask(wanted("doors"), wanted("more"), free_one), "Ana", NOON)
    assert publish(log) == [free]
    assert over(log, "more") == [scope]


def test_whoever_held_first_is_told_with_why_and_since_when(log):
    queued(log, wanted())
    queue.hold_over(log, "spring/", hand("the minister asks"))
    queue.hold_over(log, "spring/", queue.Hand("Boris", "me too", LATER))
    (layer,) = holds.layers(log)
    assert (layer.scope, layer.who, layer.why, layer.since) == ("spring/", "Ana", "the minister asks", NOON)


def test_each_hold_of_a_post_is_named_the_widest_first(log):
    queued(log, wanted())
    queue.hold(log, ["gifts"], queue.Hand("Boris", "a typing error", LATER))
    for scope in ("spring/", "@fedi", "@bsky", "winter/"):
        queue.hold_over(log, scope, hand())
    queue.hold_all(log, hand())
    post = queue.find(log, "gifts")
    layers = holds.of_posts(log, [post])[post.ref]
    assert [layer.scope for layer in layers] == ["desk", "@fedi", "spring/", "post"]
    assert (layers[-1].who, layers[-1].why, layers[-1].since) == ("Boris", "a typing error", LATER)


def test_a_post_that_only_its_account_holds_is_released_there(log):
    queued(log, wanted())
    queue.hold_over(log, "@fedi", hand())
    with pytest.raises(
        PostdeskError, match=r"is not held itself: @fedi is, by Ana; `postdesk release @fedi` ends that"
    ):
        queue.release(log, ["gifts"], hand())
    queue.hold_all(log, hand())
    with pytest.raises(PostdeskError, match=r"the whole desk is, by Ana; `postdesk release --all` ends that"):
        queue.release(log, ["gifts"], hand())


def test_nothing_to_end(log):
    with pytest.raises(PostdeskError, match=r"no hold lies over @fedi: `postdesk list` shows what holds what"):
        queue.release_over(log, "@fedi", hand())
    assert queue.release_all(log, hand()) == 0


def test_what_is_held_is_not_missed_before_its_hold_ends(log):
    queued(log, wanted(latest=timedelta(hours=1)))
    queue.hold_over(log, "spring/", hand())
    publish(log, hours=3)
    assert states(log) == {"spring/gifts@fedi": "queued"}
    queue.release_over(log, "spring/", hand())
    publish(log, hours=3)
    assert states(log) == {"spring/gifts@fedi": "missed"}


def test_a_hold_between_claim_and_intent_stops_the_post(log):
    queued(log, wanted())
    clock, network = Clock(), Told()
    desk = courier(log, network, clock)
    post = desk.take()
    queue.hold_over(log, "@fedi", hand())
    assert desk.carry(post).state == "queued"
    assert network.sent == []
    assert story(log, "gifts") == ["queued", "claimed", "queued"]


def test_pictures_of_what_is_held_are_not_uploaded(log):
    sent = {"media": (Attachment("media/hall.jpg", "The hall.", 3, "0" * 64),)}
    queued(log, wanted(at=5, sent=sent))
    queue.hold_over(log, "@fedi", hand())
    assert uploads.take(log, lambda: NOON) is None
    queue.release_over(log, "@fedi", hand())
    assert uploads.take(log, lambda: NOON).draft == "gifts"


def test_a_campaign_called_desk_and_the_desk_are_two(log):
    queued(log, wanted("doors", campaign="desk"), wanted("tea"))
    queue.hold_over(log, "desk/", hand())
    assert publish(log) == ["spring/tea@fedi"]
