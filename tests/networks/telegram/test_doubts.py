"""What follows where Telegram says no, or nothing: nothing comes twice, and a person is asked what nobody can tell."""

from datetime import timedelta

import pytest

from contracts.telegram import CHANNEL, CUT, TOKEN, WORKROOM, no
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Remote
from postdesk.networks.network import KnownPost
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import jpeg

LOST = [CUT, no(500, "Internal Server Error: restart"), answer(502, b"<html>", "text/html"), answer(504, b"<html>", "text/html"), answer(200), answer(200, {"result": {}}), answer(200, {"ok": True, "result": 7})]  # fmt: skip
RIGHTS = [
    no(400, "Bad Request: chat not found"),
    no(400, "Bad Request: not enough rights to send text messages to the chat"),
    no(400, "Bad Request: need administrator rights in the channel chat"),
    no(400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    no(403, "Forbidden: bot was kicked from the channel chat"),
    no(403, "Forbidden: whatever they call it next year"),
]


def failing(network, payload, kind, match=None):
    """Publish, which has to fail in this way; returns the exception and what was fixed."""
    prepared = ready(network, payload)
    with pytest.raises(kind, match=match) as trouble:
        network.publish(payload, KEY, NOON, prepared)
    assert TOKEN not in str(trouble.value)
    return trouble.value, prepared


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("lost", LOST, ids=range(len(LOST)))
def test_an_answer_that_is_lost_leaves_a_doubt_and_a_person_is_asked(channel, api, post, lost, late):
    api.faults["sendMessage"] = [(lost, late)]
    _, prepared = failing(channel, post(), Unknown)
    assert len(api.posts) is int(late)
    with pytest.raises(Unknown, match=r"Telegram tells no bot what stands in a channel: look at https://t\.me/office"):
        channel.find(post(), KEY, NOON, prepared)
    assert api.called.count("sendMessage") == 1


@pytest.mark.parametrize("answered", RIGHTS, ids=range(len(RIGHTS)))
def test_rights_are_mended_by_a_person_and_the_post_waits(channel, api, post, answered):
    api.faults["sendMessage"] = [answered]
    trouble, _ = failing(channel, post(), Unreachable, "let the bot post there, as an administrator")
    assert trouble.retry_after == 300
    assert api.posts == {}


@pytest.mark.parametrize(
    ("answered", "kind", "says"),
    [
        (no(401, "Unauthorized"), Unreachable, r"does not accept the bot's token \(401\): set a new one"),
        (no(404, "Not Found"), Unreachable, r"does not accept the bot's token \(404\)"),
        (no(400, "Bad Request: message is too long"), Refused, "400, Bad Request: message is too long"),
        (no(400, f"Bad Request: /bot{TOKEN}/sendMessage is too long"), Refused, "400, Bad Request: /bot"),
        (no(400, "Bad Request: words of next year"), Refused, "words of next year"),
        (answer(413, b"<html>", "text/html"), Refused, "413"),
        (answer(400, {"description": 7}), Refused, "400"),
        (no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1005), Unreachable, "write id = -1005 in desk.toml"),
    ],
)  # fmt: skip
def test_a_no_is_told_as_what_it_is(channel, api, post, answered, kind, says):
    api.faults["sendMessage"] = [answered]
    failing(channel, post(), kind, says)
    assert api.posts == {}


@pytest.mark.parametrize(
    ("answered", "wait"),
    [
        (no(429, "Too Many Requests: retry after 35", retry_after=35), 35),
        (answer(429, {"ok": False}, Retry_After="7"), 7),
        (no(429, "Too Many Requests", retry_after=10**12), 86_400),
        (no(429, "Too Many Requests", retry_after=-5), 0),
    ],
)
def test_a_wait_is_kept(channel, api, post, answered, wait):
    api.faults["sendMessage"] = [answered]
    assert failing(channel, post(), Unreachable, "asks to wait")[0].retry_after == wait


@pytest.mark.parametrize("status", [401, 403, 404, 429])
def test_a_no_in_somebody_elses_words_leaves_nobody_sure(channel, api, post, status):
    api.faults["sendMessage"] = [answer(status, {"error": "no"}, Retry_After="7")]
    failing(channel, post(), Unknown, rf"answered {status} in words that are not the Bot API's")


ALBUM = {"a.jpg": jpeg(), "b.jpg": jpeg()}


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (no(400, 'Bad Request: Failed to send message #2 with the error message "…"'), Unknown),
        (no(429, "Too Many Requests: retry after 5", retry_after=5), Unknown),
        (no(400, "Bad Request: Group send failed"), Unreachable),
        (no(400, "Bad Request: wrong file identifier/HTTP URL specified"), Refused),
        (no(400, "Bad Request: chat not found"), Unreachable),
    ],
)
def test_of_an_album_parts_may_be_public(channel, api, post, answered, kind):
    api.faults["sendMediaGroup"] = [answered]
    failing(channel, post(files=ALBUM), kind)


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (no(429, "Too Many Requests", retry_after=1), Unreachable),
        (no(400, "Bad Request: not enough rights to send text messages to the chat"), Unreachable),
        (no(400, "Bad Request: x"), Refused),
    ],
)
def test_a_thread_goes_on_with_the_message_that_surely_was_not_sent(channel, api, post, answered, kind):
    payload = post("One", "Two", "Three")
    api.faults["sendMessage"] = [None, answered]
    trouble = midway(channel, payload, kind)
    remote = channel.publish(payload, KEY, NOON, trouble.kept)
    assert remote == Remote("41+42+43", "https://t.me/office/41")
    assert [(each["text"], each.get("reply_to_message")) for each in api.posts.values()] == [
        ("One", None),
        ("Two", {"message_id": 41}),
        ("Three", {"message_id": 42}),
    ]


def test_a_thread_of_whose_next_message_nobody_can_tell_is_never_gone_on_with_by_itself(channel, api, post):
    api.faults["sendMessage"] = [None, CUT]
    trouble = midway(channel, post("One", "Two"), Unknown)
    with pytest.raises(Unknown, match="tells no bot what stands in a channel"):
        channel.find(post("One", "Two"), KEY, NOON, trouble.kept)


def test_of_a_thread_that_has_only_begun_the_beginning_is_deleted(channel, api, post):
    api.faults["sendMessage"] = [None, None, no(400, "Bad Request: x")]
    payload = post("One", "Two", "Three")
    trouble = midway(channel, payload, Refused, 2)
    channel.delete(payload, Remote(*trouble.begun), KEY, NOON, trouble.kept)
    assert api.posts == {}


def midway(channel, payload, kind, done=1):
    """What comes of a thread that stops in the middle."""
    parts = len(payload.texts)
    with pytest.raises(kind, match=rf"^{done} of {parts} parts are public, https://t\.me/office/41; then ") as trouble:
        channel.publish(payload, KEY, NOON, ready(channel, payload))
    assert trouble.value.begun == ("+".join(str(41 + number) for number in range(done)), "https://t.me/office/41")
    return trouble.value


# ── With a workroom ──────────────────────────────────────────────────────────────────────────────────────────


def lost(network, api, payload, method="sendMessage", before=1):
    """A channel with some posts, and one whose answer was lost; returns what was fixed."""
    for number in range(before):
        out(network, payload, key=f"{number:032}", now=NOON - timedelta(days=1))
    api.at = NOON.timestamp()
    prepared = ready(network, payload)
    api.faults[method] = [(CUT, True)]
    with pytest.raises(Unknown):
        network.publish(payload, KEY, NOON, prepared)
    return prepared


def test_a_look_finds_a_post_whose_answer_was_lost(roomy, api, post):
    prepared = lost(roomy, api, post())
    found = roomy.find(post(), KEY, NOON, prepared)
    assert found == Remote("42", "https://t.me/office/42")
    assert api.held[WORKROOM] == {}
    assert roomy.newest.known() == 42


def test_among_notices_gaps_and_posts_of_others(roomy, api, post):
    out(roomy, post(), key="1" * 32, now=NOON)
    prepared = ready(roomy, post())
    api.other(pinned_message={"message_id": 41})
    del api.posts[api.other(text="gone")]
    api.other(text="Doors open at seven.")
    api.faults["sendMessage"] = [(CUT, True)]
    with pytest.raises(Unknown):
        roomy.publish(post(), KEY, NOON, prepared)
    assert roomy.find(post(), KEY, NOON, prepared).id == "45"


def test_an_equal_text_of_yesterday_is_not_it(roomy, api, post):
    out(roomy, post("First"), key="1" * 32, now=NOON - timedelta(days=2))
    prepared = ready(roomy, post())
    api.at = (NOON - timedelta(days=1)).timestamp()
    api.other(text="Doors open at six.")
    with pytest.raises(Unknown, match="it was not seen in the channel, and may have been deleted"):
        roomy.find(post(), KEY, NOON, prepared)


def test_what_is_another_post_of_ours_is_not_this_one(roomy, api, post):
    """Two posts say the same, and the answer to the second was lost."""
    prepared = lost(roomy, api, post())
    api.other(text="Doors open at six.")
    roomy.concerns(KnownPost(NOON, taken=lambda ids: {each: "Doors open at six." for each in ids if each == "42"}))
    assert roomy.find(post(), KEY, NOON, prepared).id == "43"
    roomy.concerns(KnownPost(NOON, taken=lambda ids: dict.fromkeys(ids, "Doors open at six.")))
    with pytest.raises(Unknown, match="it was not seen in the channel"):
        roomy.find(post(), KEY, NOON, prepared)


def test_an_album_is_found_as_a_whole(roomy, api, post):
    payload = post(files=ALBUM)
    prepared = lost(roomy, api, payload, "sendMediaGroup")
    assert len(api.held[WORKROOM]) == 2
    assert roomy.find(payload, KEY, NOON, prepared).id == "43+44"
    assert api.held[WORKROOM] == {}


def test_a_part_of_it_is_told(roomy, api, post):
    payload = post("One", "Two")
    out(roomy, payload, key="1" * 32, now=NOON)
    prepared = ready(roomy, payload)
    api.faults["sendMessage"] = [None, (CUT, False)]
    with pytest.raises(Unknown):
        roomy.publish(payload, KEY, NOON, prepared)
    with pytest.raises(Unknown, match=r"1 of 2 messages stand in the channel, https://t\.me/office/43: look at it"):
        roomy.find(payload, KEY, NOON, prepared)


def test_the_rest_of_a_thread_is_looked_for_behind_what_is_known_of_it(roomy, api, post):
    payload = post("One", "One")
    out(roomy, post(), key="1" * 32, now=NOON - timedelta(days=1))
    api.faults["sendMessage"] = [None, (CUT, True)]
    with pytest.raises(Unknown) as trouble:
        roomy.publish(payload, KEY, NOON, ready(roomy, payload))
    assert roomy.find(payload, KEY, NOON, trouble.value.kept) == Remote("42+43", "https://t.me/office/42")
    del api.posts[43]
    with pytest.raises(Unknown, match=r"1 of 2 messages stand in the channel, https://t\.me/office/42: look at it"):
        roomy.find(payload, KEY, NOON, trouble.value.kept)


def test_a_look_that_sees_nothing_proves_nothing_and_ends(roomy, api, post):
    out(roomy, post(), key="1" * 32)
    prepared = ready(roomy, post("Other"))
    with pytest.raises(Unknown, match="not seen in the channel"):
        roomy.find(post("Other"), KEY, NOON, prepared)
    assert api.called.count("forwardMessage") == 30


def test_a_look_that_sees_nothing_at_first_finds_it_later(roomy, api, post):
    prepared = lost(roomy, api, post())
    api.faults["forwardMessage"] = [no(400, "Bad Request: message to forward not found")] * 30
    with pytest.raises(Unknown, match="not seen in the channel"):
        roomy.find(post(), KEY, NOON, prepared)
    assert roomy.find(post(), KEY, NOON + timedelta(seconds=90), prepared).id == "42"


def test_a_look_that_is_asked_to_wait_waits(roomy, api, post):
    prepared = lost(roomy, api, post())
    api.faults["forwardMessage"] = [no(429, "Too Many Requests", retry_after=9)]
    with pytest.raises(Unreachable, match="asks to wait"):
        roomy.find(post(), KEY, NOON, prepared)


def test_a_copy_that_cannot_be_deleted_is_no_trouble(roomy, api, post):
    prepared = lost(roomy, api, post())
    api.faults["deleteMessage"] = [no(400, "Bad Request: message can't be deleted")]
    assert roomy.find(post(), KEY, NOON, prepared).id == "42"


def test_a_closed_channel_and_one_without_a_known_post_cannot_be_looked_through(roomy, api, post):
    with pytest.raises(Unknown, match="tells no bot what stands in a channel: look at https://t"):
        roomy.find(post(), KEY, NOON, lost(roomy, api, post(), before=0))
    api.chats[CHANNEL]["has_protected_content"] = True
    with pytest.raises(Unknown, match="tells no bot what stands in a channel: look at https://t"):
        roomy.find(post(), KEY, NOON, lost(roomy, api, post()))
    assert "forwardMessage" not in api.called


def test_the_same_words_below_a_picture_are_another_post(roomy, api, post):
    out(roomy, post("First"), key="1" * 32, now=NOON - timedelta(days=1))
    prepared = ready(roomy, post())
    api.other(caption="Doors open at six.", photo=[{"file_id": "1"}])
    with pytest.raises(Unknown, match="was not seen in the channel"):
        roomy.find(post(), KEY, NOON, prepared)


def test_what_came_from_elsewhere_is_not_it(roomy, api, post):
    prepared = lost(roomy, api, post())
    for origin in (None, {"type": "user", "date": 1}, {"type": "channel", "date": 2**40, "chat": {"id": 5}}):
        told = {"message_id": 9, "date": 1, "text": "Doors open at six."} | (
            {"forward_origin": origin} if origin else {}
        )
        api.faults["forwardMessage"] = [answer(body={"ok": True, "result": told})] * 30
        with pytest.raises(Unknown, match="not seen"):
            roomy.find(post(), KEY, NOON, prepared)
