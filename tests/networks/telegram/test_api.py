"""A post's life in a channel: what readers get, what is said when an answer is lost, and that nothing comes twice."""

import json
import re

import pytest

from contracts.telegram import CHANNEL, TOKEN, WORKROOM, no
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Figures, Remote
from postdesk.networks.telegram.bot import Bot
from postdesk.wire import Wire
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import film, gif, jpeg, png

PDF = b"%PDF-1.7 what we did this year"


def test_a_text_with_its_links_counted_as_telegram_counts(channel, api, post):
    text = "🎁 Doors open: https://example.org/a #MigrantsDay @office press@example.org"
    remote, _ = out(channel, post(text, link="https://example.org/a"))
    assert remote == Remote("41", "https://t.me/office/41")
    assert api.posts[41]["text"] == text
    assert api.posts[41]["link_preview_options"] == {"url": "https://example.org/a"}
    units = text.encode("utf-16-le")
    marked = {
        e["type"]: units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in api.posts[41]["entities"]
    }
    assert marked == {
        "url": "https://example.org/a",
        "hashtag": "#MigrantsDay",
        "mention": "@office",
    }


def test_a_text_without_a_link_is_sent_as_it_is(channel, api, post):
    out(channel, post("<b>Not & bold</b> *nor* _this_"))
    assert api.posts[41]["text"] == "<b>Not & bold</b> *nor* _this_"
    assert "link_preview_options" not in api.posts[41]


def test_a_private_channel_has_its_number_in_the_address(channel, api, post):
    del api.chats[CHANNEL]["username"]
    channel.chat = str(CHANNEL)
    assert out(channel, post())[0].url == "https://t.me/c/1234567890/41"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jpg", jpeg(), "photo"),
        ("a.png", png(), "photo"),
        ("a.gif", gif(), "animation"),
        ("a.mp4", film(), "video"),
        ("a.pdf", PDF, "document"),
    ],
)
@pytest.mark.parametrize("where", ["with it", "ahead"])
def test_one_file_stands_with_its_text(channel, api, post, name, content, kind, where):
    channel.workroom = str(WORKROOM) if where == "ahead" else ""
    payload = post(files={name: content})
    remote, _ = out(channel, payload)
    message = api.posts[int(remote.id)]
    assert message["caption"] == "Doors open at six."
    assert kind in message
    assert list(api.files.values()) == [(kind, content)]
    assert list(api.held[WORKROOM]) == []
    assert api.called.count(f"send{kind.title()}") == (2 if where == "ahead" else 1)


def test_pictures_and_films_are_one_album_with_one_caption(roomy, api, post):
    payload = post(files={"a.jpg": jpeg(), "b.png": png(), "c.mp4": film(640, 360, 12)})
    remote, _ = out(roomy, payload)
    assert remote == Remote("41+42+43", "https://t.me/office/41")
    assert [message.get("caption") for message in api.posts.values()] == ["Doors open at six.", None, None]
    assert len({message["media_group_id"] for message in api.posts.values()}) == 1


def test_an_album_without_a_workroom_takes_its_files_along(channel, api, post):
    out(channel, post(files={f"{number}.jpg": jpeg() for number in range(10)}))
    assert api.called == ["getChat", "sendMediaGroup"]
    assert len(api.posts) == 10


def test_what_cannot_stand_together_follows_as_an_answer(channel, api, post):
    remote, _ = out(channel, post(files={"a.jpg": jpeg(), "b.pdf": PDF, "c.pdf": PDF, "d.gif": gif()}))
    assert remote.id == "41+42+43+44"
    assert [sorted({"photo", "document", "animation"} & set(message)) for message in api.posts.values()] == [
        ["photo"],
        ["document"],
        ["document"],
        ["animation", "document"],
    ]
    assert [message.get("reply_to_message") for message in api.posts.values()] == [
        None,
        {"message_id": 41},
        {"message_id": 41},
        {"message_id": 42},
    ]


@pytest.mark.parametrize(("length", "messages"), [(1024, 1), (1025, 2), (4096, 2)])
def test_a_text_longer_than_a_caption_stands_below_the_picture(channel, api, post, length, messages):
    payload = post("д" * length, files={"a.jpg": jpeg()})
    remote, prepared = out(channel, payload)
    assert len(remote.id.split("+")) == messages == len(api.posts) == channel.costs(payload)[0][1]
    assert api.posts[40 + messages].get("caption" if messages == 1 else "text") == "д" * length
    channel.delete(payload, remote, KEY, NOON, prepared)
    assert api.posts == {}


def test_a_picture_too_large_for_one_goes_as_a_document(channel, api, post):
    out(channel, post(files={"a.jpg": jpeg() + b"\0" * 10_000_000}))
    assert "document" in api.posts[41]
    assert api.called[-1] == "sendDocument"


def test_a_thread_is_a_row_of_answers(channel, api, post):
    remote, _ = out(channel, post("One", "Two", "Three"))
    assert remote == Remote("41+42+43", "https://t.me/office/41")
    assert [message.get("reply_to_message") for message in api.posts.values()] == [
        None,
        {"message_id": 41},
        {"message_id": 42},
    ]


def test_files_go_to_the_workroom_ahead_and_once(roomy, api, post):
    payload, prepared = post(files={"a.jpg": jpeg(), "b.jpg": jpeg()}), ""
    for _ in range(3):
        prepared = roomy.ahead(payload, KEY, NOON, prepared)
    assert prepared == roomy.ahead(payload, KEY, NOON, prepared)
    assert api.called == ["getChat", "getChat", "sendPhoto", "sendPhoto"]
    while (more := roomy.prepare(payload, KEY, NOON, prepared)) != prepared:
        prepared = more
    assert roomy.ahead(payload, KEY, NOON, prepared) == prepared
    roomy.publish(payload, KEY, NOON, prepared)
    assert api.called[2:] == ["sendPhoto", "sendPhoto", "getChat", "sendMediaGroup", "deleteMessages"]


@pytest.mark.parametrize("name", ["a.jpg", "a.pdf"])
def test_nobody_is_notified_of_what_goes_to_the_workroom(roomy, api, post, name):
    payload = post(files={name: jpeg() if name == "a.jpg" else b"%PDF-1.7"})
    with api.serve() as door:
        roomy.bot = Bot(Wire(door.url), TOKEN)
        roomy.ahead(payload, KEY, NOON, "")
        (sent,) = [asked for asked in door.asked if "/send" in asked.path]
    assert re.search(rb'name="disable_notification"\r\n(?:[^\r]+\r\n)*\r\ntrue\r\n', sent.body)


def test_without_a_workroom_nothing_is_done_ahead(channel, api, post):
    assert channel.ahead(post(files={"a.jpg": jpeg()}), KEY, NOON, "") == ""
    assert api.called == []


def test_what_stays_in_the_workroom_is_no_trouble(roomy, api, post):
    api.faults["deleteMessages"] = [no(500, "Internal Server Error: restart")]
    assert out(roomy, post(files={"a.jpg": jpeg()}))[0].id == "41"
    assert len(api.held[WORKROOM]) == 1


def test_a_message_that_telegram_sends_later_is_public_all_the_same(channel, api, post):
    api.scheduled = True
    remote, _ = out(channel, post("One", "Two"))
    assert remote.url == "https://t.me/office"


def test_all_messages_are_deleted_and_again_does_no_harm(channel, api, post):
    payload = post("One", "Two", files={"a.jpg": jpeg(), "b.jpg": jpeg()})
    remote, prepared = out(channel, payload)
    for _ in range(2):
        channel.delete(payload, remote, KEY, NOON, prepared)
    assert api.posts == {}


def test_a_post_that_a_person_found_is_deleted_by_its_address(channel, api, post):
    payload = post()
    remote, prepared = out(channel, payload)
    channel.delete(payload, Remote("", remote.url), KEY, NOON, prepared)
    assert api.posts == {}
    with pytest.raises(Refused, match="of the 2 messages of this post 1 are known: do it in Telegram"):
        channel.delete(post("One", "Two"), Remote("", remote.url), KEY, NOON, prepared)


def test_without_the_right_nothing_is_deleted(channel, api, post):
    remote, prepared = out(channel, post())
    api.member["can_delete_messages"] = False
    with pytest.raises(Refused, match="message can't be deleted"):
        channel.delete(post(), remote, KEY, NOON, prepared)


def test_telegram_tells_no_figures(channel):
    assert channel.measure(Remote("41", ""), NOON, NOON) == Figures()
    assert channel.rests() is None
    assert channel.costs(channel, deleting=True) == ()
    assert channel.followers(NOON) == 1204


def test_who_the_bot_is_and_what_it_may(channel, api):
    standing = channel.standing(NOON)
    assert (standing.handle, standing.scopes) == ("@office", "post delete")
    api.member.update(can_delete_messages=False)
    del api.chats[CHANNEL]["username"]
    channel.chat = str(CHANNEL)
    assert (channel.standing(NOON).handle, channel.standing(NOON).scopes) == ("Office", "post")


@pytest.mark.parametrize(
    ("kind", "member", "may"),
    [
        ("channel", {"status": "administrator", "can_post_messages": False}, False),
        ("channel", {"status": "member", "can_post_messages": None}, False),
        ("channel", {"status": "creator", "can_post_messages": None}, True),
        ("supergroup", {"status": "member", "can_post_messages": None}, True),
        ("supergroup", {"status": "left", "can_post_messages": None}, False),
    ],
)
def test_a_bot_that_may_not_post_is_told_what_to_do(channel, api, kind, member, may):
    api.chats[CHANNEL]["type"] = kind
    api.member.update(member)
    if may:
        assert "post" in channel.standing(NOON).scopes
    else:
        barred = channel.standing(NOON)
        advice = "make it an administrator there who may post messages"
        assert (barred.handle, barred.bars) == ("@office", f"the bot @office_bot may not post in Office: {advice}")


def test_the_newest_post_is_remembered(channel, api, post):
    out(channel, post("One", "Two"))
    assert json.loads(ready(channel, post(), key="11" * 16))["last"] == 42
    channel.newest.file.write_text("broken")
    api.chats[CHANNEL]["pinned_message"] = {"message_id": 7, "date": 1}
    assert json.loads(ready(channel, post(), key="22" * 16))["last"] == 7


def test_where_nothing_can_be_remembered_the_post_is_out_all_the_same(channel, api, post):
    channel.newest.file.parent.write_bytes(b"no folder")
    assert out(channel, post())[0].id == "41"


def test_nothing_is_sent_that_nobody_prepared(channel, post):
    for call in (channel.publish, channel.find):
        with pytest.raises(Unknown, match="since when the post may be public is not known"):
            call(post(), KEY, NOON, "")


def test_a_turn_that_is_over_sends_nothing(channel, api, post):
    prepared = ready(channel, post())
    channel.turn_ends(0.0)
    with pytest.raises(Unreachable):
        channel.publish(post(), KEY, NOON, prepared)
    assert api.posts == {}
    assert TOKEN not in repr(channel.bot.wire)


@pytest.mark.parametrize("number", [-1, 2**31, "1204", 1.5, True, None])
def test_a_number_of_members_that_counts_nobody_is_none(channel, api, number):
    api.faults["getChatMemberCount"] = [answer(body={"ok": True, "result": number})]
    with pytest.raises(Unreachable, match="makes no sense"):
        channel.followers(NOON)
    assert channel.followers(NOON) == 1204


@pytest.mark.parametrize("pictures", [1, 2])
def test_files_that_telegram_knows_no_more_go_along_with_the_post(roomy, api, post, pictures):
    payload = post(files={f"{number}.jpg": jpeg() for number in range(pictures)})
    prepared = ready(roomy, payload)
    api.files.clear()
    roomy.publish(payload, KEY, NOON, prepared)
    assert (len(api.posts), api.broken) == (pictures, [])
    assert api.held[WORKROOM] == {}


def test_files_that_go_along_and_are_not_known_are_refused(channel, api, post):
    api.faults["sendPhoto"] = [no(400, "Bad Request: wrong file identifier/HTTP URL specified")]
    with pytest.raises(Refused, match="wrong file identifier"):
        out(channel, post(files={"a.jpg": jpeg()}))
