"""Posts on Instagram: what an answer makes certain, and what a container and the account's list say of a lost one."""

from datetime import timedelta

import pytest

from contracts.graph import CALM, error, full
from postdesk.errors import Ambiguous, Refused, Unknown, Unreachable
from postdesk.models import Remote
from postdesk.networks.network import KnownPost
from stage.life import NOON
from stage.loopback import answer
from stage.stepped import KEY, out, ready

LATER = NOON + timedelta(minutes=3)
MUCH_LATER = NOON + timedelta(minutes=11)
BEGUN = KnownPost(NOON)


def lost(api, instagram, payload, said=b""):
    """Publish a post whose answer is lost; returns what was fixed."""
    prepared = ready(instagram, payload)
    api.faults["POST media_publish"] = [(said, True)]
    with pytest.raises(Unknown):
        instagram.publish(payload, KEY, NOON, prepared)
    instagram.concerns(BEGUN)
    return prepared


def test_a_picture_with_its_words(instagram, api, post):
    remote, _ = out(instagram, post())
    ((number, made),) = api.media.items()
    assert (made["caption"], made["items"][0]["alt"]) == ("Doors open at six.", "What it shows.")
    assert (remote.id, remote.url) == (number, f"https://www.instagram.com/p/D{number[-6:]}/")
    assert (remote.differs, api.photos) == ((), {})


def test_a_caption_may_be_empty_and_words_alone_are_no_post(instagram, api, post):
    out(instagram, post("", alt=""))
    assert [each["caption"] for each in api.shown] == [""]
    with pytest.raises(Refused, match="takes no post of words alone"):
        out(instagram, post(files={}))


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (error(1, "An unknown error occurred", 99), Unknown, "nobody can tell"),
        (error(2, status=500), Unknown, "nobody can tell"),
        (error(-1, "Server error", 2207001), Unknown, "nobody can tell"),
        (error(-1, "Failed", 2207053), Unknown, "nobody can tell"),
        (error(4, "Action is blocked", 2207051), Unknown, "nobody can tell"),
        (answer(502, b"<h1>Bad Gateway</h1>", "text/html"), Unknown, "answered 502"),
        (answer(body={}), Unknown, "makes no sense"),
        (error(4, status=403), Unreachable, "asks to wait"),
        (error(80002, **full(7, "instagram")), Unreachable, "asks to wait"),
        (error(9, "Too much today.", 2207042), Unreachable, "asks to wait"),
        (error(9007, "Media ID is not available", 2207027), Unreachable, "asks to wait"),
        (error(24, "No such builder", 2207008), Unreachable, "asks to wait"),
        (error(24, "Media not found", 2207006), Unreachable, "refused it"),
        (error(25, "Restricted", 2207050), Unreachable, "refused it"),
        (error(-2, "Media expired", 2207020), Unreachable, "asks to wait"),
        (error(190, subcode=460), Unreachable, "password was changed"),
        (error(10, status=403), Unreachable, "refused it"),
        (error(36004, "The caption was too long.", 2207010), Refused, "The caption was too long"),
        (error(100, "Odd.", 2207023), Refused, "Odd"),
    ],
)
def test_what_an_answer_makes_certain(instagram, api, post, said, kind, words):
    api.faults["POST media_publish"] = [said]
    with pytest.raises(kind, match=words):
        out(instagram, post())
    assert api.media == {}


def test_what_is_not_ready_is_asked_soon(instagram, api, post):
    api.faults["POST media_publish"] = [error(9007, "Media ID is not available", 2207027)]
    with pytest.raises(Unreachable) as told:
        out(instagram, post())
    assert told.value.retry_after == 5


def test_a_post_is_public_although_its_address_is_not_told(instagram, api, post):
    prepared = ready(instagram, post())
    api.faults["GET one_media"] = [error(100, subcode=33)]
    assert instagram.publish(post(), KEY, NOON, prepared).url == "https://www.instagram.com/"


def test_a_lost_answer_is_found_in_the_list(instagram, api, post):
    payload = post("Zu\u0308rich \r\nat six ")
    prepared = lost(api, instagram, payload)
    assert instagram.find(payload, KEY, LATER, prepared).id == next(iter(api.media))
    api.stuck = True
    next(iter(api.containers.values()))["state"] = "ERROR"
    assert instagram.find(payload, KEY, LATER, prepared).id == next(iter(api.media))


def test_spam_that_was_public_all_the_same_is_found(instagram, api, post):
    payload = post()
    prepared = lost(api, instagram, payload, error(4, "Action is blocked", 2207051))
    assert instagram.find(payload, KEY, LATER, prepared).id == next(iter(api.media))


def test_what_is_published_and_not_listed_is_never_sent_again(instagram, api, post):
    payload = post()
    prepared = lost(api, instagram, payload)
    api.left_out = set(api.media)
    for later in (LATER, NOON + timedelta(hours=5)):
        with pytest.raises(Unknown, match="has published it, and does not list it yet"):
            instagram.find(payload, KEY, later, prepared)


def test_what_is_worked_on_and_what_is_not_shown(instagram, api, post):
    payload = post()
    prepared = lost(api, instagram, payload)
    ((number, container),) = api.containers.items()
    container["state"] = "IN_PROGRESS"
    with pytest.raises(Unknown, match="is still working on it"):
        instagram.find(payload, KEY, LATER, prepared)
    api.blind = {number: 2}
    assert instagram.find(payload, KEY, LATER, prepared) is not None
    api.left_out = set(api.media)
    with pytest.raises(Unknown, match="proves nothing: look at the account"):
        instagram.find(payload, KEY, LATER, prepared)


@pytest.mark.parametrize("state", ["FINISHED", "ERROR", "EXPIRED"])
def test_a_container_that_was_not_published_may_be_sent_again(instagram, api, post, state):
    payload = post()
    prepared = ready(instagram, payload)
    next(iter(api.containers.values()))["state"] = state
    assert instagram.find(payload, KEY, MUCH_LATER, prepared) is None
    assert instagram.settles(prepared) == timedelta(minutes=10)
    instagram.concerns(BEGUN)
    again = ready(instagram, payload, MUCH_LATER, prepared)
    assert (again == prepared) is (state == "FINISHED")
    instagram.publish(payload, KEY, MUCH_LATER, again)
    assert len(api.media) == 1


@pytest.mark.parametrize(
    ("again", "words"), [("refused", "an earlier attempt may have published it"), ("missing", "an earlier attempt may")]
)
def test_a_second_time_is_no_second_post(instagram, api, post, again, words):
    payload = post()
    prepared = lost(api, instagram, payload)
    api.again = again
    with pytest.raises(Unknown, match=words):
        instagram.publish(payload, KEY, MUCH_LATER, prepared)
    api.again = "same"
    assert instagram.publish(payload, KEY, MUCH_LATER, prepared).id == next(iter(api.media))
    assert len(api.media) == 1


def test_a_container_that_is_gone_is_no_longer_good_only_where_nothing_was_tried(instagram, api, post):
    payload = post()
    prepared = ready(instagram, payload)
    api.at = NOON + timedelta(hours=24)
    assert ready(instagram, payload, api.at, prepared) != prepared
    api.stuck = False
    instagram.concerns(BEGUN)
    next(iter(api.containers.values()))["state"] = "PUBLISHED"
    assert ready(instagram, payload, api.at, prepared) == prepared


def test_an_old_container_that_was_tried_and_not_published_is_made_anew(instagram, api, post):
    payload = post()
    prepared = ready(instagram, payload)
    instagram.concerns(BEGUN)
    api.at = NOON + timedelta(hours=23, minutes=30)
    assert ready(instagram, payload, api.at, prepared) != prepared
    assert len(api.containers) == 2


def test_the_same_words_of_a_person_and_of_another_kind(instagram, api, post):
    payload = post()
    prepared = lost(api, instagram, payload)
    ours = next(iter(api.media))
    api.another("Doors open at six.", "VIDEO")
    assert instagram.find(payload, KEY, LATER, prepared).id == ours
    twin = api.another("Doors open at six.")
    with pytest.raises(Ambiguous, match="2 posts on Instagram may be this one"):
        instagram.find(payload, KEY, LATER, prepared)
    instagram.concerns(KnownPost(NOON, taken=lambda ids: {twin} & set(ids)))
    assert instagram.find(payload, KEY, LATER, prepared).id == ours


def test_a_list_is_read_to_its_end_or_left(instagram, api, post):
    payload = post()
    prepared = lost(api, instagram, payload)
    for number in range(60):
        api.another(f"Other {number}")
    assert instagram.find(payload, KEY, LATER, prepared) is not None
    api.left_out = {next(iter(api.media))}
    for number in range(260):
        api.another(f"More {number}")
    with pytest.raises(Unknown):
        instagram.find(payload, KEY, LATER, prepared)


@pytest.mark.parametrize("early", [True, False])
def test_what_nobody_fixed_is_looked_for_by_its_words_since_it_may_be_there(account, api, post, early):
    instagram = account()
    prepared = ready(instagram, post(), early=True) if early else ""
    with pytest.raises(Unknown, match="since when"):
        instagram.find(post(), KEY, LATER, prepared)
    with pytest.raises(Unknown, match="since when"):
        instagram.publish(post(), KEY, LATER, prepared)
    instagram.concerns(BEGUN)
    with pytest.raises(Unknown, match="proves nothing"):
        instagram.find(post(), KEY, LATER, prepared)
    there = api.another("Doors open at six.")
    assert instagram.find(post(), KEY, LATER, prepared).id == there


def test_the_further_part_is_a_comment_that_is_looked_for_too(instagram, api, post):
    payload = post("One", "Two")
    prepared = ready(instagram, payload)
    api.faults["POST media_comments"] = [(b"", True)]
    with pytest.raises(Unknown) as told:
        instagram.publish(payload, KEY, NOON, prepared)
    found = instagram.find(payload, KEY, LATER, told.value.kept)
    assert (found.whole, found.parts) == (True, 2)
    assert instagram.find(payload, KEY, LATER, prepared) == found
    next(iter(api.below.values()))["by"] = "somebody"
    begun = instagram.find(payload, KEY, LATER, told.value.kept)
    assert begun.whole is False
    assert ready(instagram, payload, LATER, begun.kept) == begun.kept
    assert instagram.publish(payload, KEY, LATER, begun.kept).parts == 2
    assert (len(api.media), len(api.below)) == (1, 2)


def test_comments_are_read_on_until_its_own_is_found(instagram, api, post):
    payload = post("One", "Two")
    remote, prepared = out(instagram, payload)
    api.below |= {f"9{number}": {"media": remote.id, "text": "Hurrah", "by": "somebody"} for number in range(450)}
    assert instagram.find(payload, KEY, LATER, prepared).whole


def test_without_a_handle_whose_comment_it_is_does_not_matter(account, api, post):
    payload = post("One", "Two")
    remote, _ = out(account(handle=""), payload)
    next(iter(api.below.values()))["by"] = "somebody"
    assert account(handle="").find(payload, KEY, LATER, remote.kept).whole


def test_an_app_that_may_be_in_development_is_said_with_each_post(account, api, post):
    api.live = False
    remote, _ = out(account(app_mode="development"), post())
    assert remote.differs == ("to be seen only by the app's own people until the app is Live",)
    assert api.shown == []


def test_a_post_is_deleted_and_what_is_gone_is_no_trouble(instagram, api, post):
    remote, prepared = out(instagram, post())
    for _ in range(2):
        instagram.delete(post(), remote, KEY, LATER, prepared)
    assert api.media == {}
    api.scopes.discard("instagram_basic")
    with pytest.raises(Unreachable, match="Requires instagram_basic"):
        instagram.delete(post(), remote, KEY, LATER, prepared)


def test_what_a_post_takes_of_the_day_and_a_full_limit_rests_the_account(instagram, api, post):
    named = [(budget.name, amount) for budget, amount in instagram.costs(post(files={"a.jpg": b"", "b.jpg": b""}))]
    assert named == [("posts a day", 1), ("containers a day", 3)]
    assert instagram.costs(post())[1][1] == 1
    assert instagram.costs(post(), deleting=True) == ()
    api.usage = {**CALM, **full(5)}
    out(instagram, post())
    assert instagram.rests() == NOON + timedelta(minutes=5)
    instagram.turn_ends(0)
    with pytest.raises(Unreachable, match="stood still for too long"):
        out(instagram, post())


def test_a_limit_that_changes_under_way_is_waited_for(instagram, api, post):
    prepared = ready(instagram, post())
    api.quota = 0
    with pytest.raises(Unreachable, match="asks to wait"):
        instagram.publish(post(), KEY, NOON, prepared)
    api.quota = 25
    instagram.publish(post(), KEY, NOON, prepared)
    assert len(api.media) == 1


def test_a_container_that_instagram_does_not_know_at_once_is_published_again_within_two_minutes(instagram, api, post):
    prepared = ready(instagram, post())
    api.faults["POST media_publish"] = [error(24, "No such builder", 2207008)]
    with pytest.raises(Unreachable) as told:
        instagram.publish(post(), KEY, NOON, prepared)
    assert 30 <= told.value.retry_after <= 120
    instagram.publish(post(), KEY, NOON, prepared)
    assert len(api.media) == 1


def test_without_a_word_of_the_log_a_no_is_what_it_says(account, api, post):
    instagram = account()
    prepared = ready(instagram, post())
    api.faults["POST media_publish"] = [error(100, "Odd.")]
    with pytest.raises(Refused, match="Odd"):
        instagram.publish(post(), KEY, NOON, prepared)
    assert instagram.measure(Remote(api.another("x"), "https://x"), NOON, LATER).views == 950
