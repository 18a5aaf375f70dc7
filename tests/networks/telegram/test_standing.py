"""How a channel stands, and its workroom, which no reader may see."""

import pytest

from contracts.telegram import CHANNEL, WORKROOM, no
from postdesk.errors import Unreachable
from stage.begun import KEY
from stage.life import NOON
from stage.pictures import jpeg


def test_a_workroom_that_nobody_sees_is_no_trouble(roomy):
    assert (roomy.standing(NOON).lacks, roomy.standing(NOON).bars) == ("", "")


@pytest.mark.parametrize(
    ("room", "chats", "why"),
    [
        (str(CHANNEL), {}, "is the channel itself"),
        ("@office", {}, "is the channel itself"),
        (str(WORKROOM), {CHANNEL: {"linked_chat_id": WORKROOM}}, "is the group in which readers discuss"),
        (str(WORKROOM), {WORKROOM: {"username": "office_room"}}, "is public"),
    ],
)
def test_no_file_goes_ahead_where_readers_would_see_it(channel, api, post, room, chats, why):
    for number, more in chats.items():
        api.chats[number] |= more
    channel.workroom = room
    lacks = channel.standing(NOON).lacks
    assert lacks.startswith(f"a workroom that no reader sees: workroom = {room} in desk.toml {why}")
    with pytest.raises(Unreachable, match=f"{why}.*: name a private group of the bot's own there"):
        channel.ahead(post(files={"a.jpg": jpeg()}), KEY, NOON, "")
    assert (api.posts, api.held[WORKROOM]) == ({}, {})


def test_a_workroom_that_the_bot_cannot_write_to_is_told(roomy, api):
    api.faults["getChatMember"] = [None, no(400, "Bad Request: member list is inaccessible")]
    assert roomy.standing(NOON).lacks.startswith("a workroom that it can write to: 127.0.0.1")
    api.chats.pop(WORKROOM)
    assert "chat not found" in roomy.standing(NOON).lacks


def test_a_workroom_that_the_bot_has_left_is_told(roomy, api):
    ours = dict(api.member)
    said = iter([ours, {"status": "left"}])
    api.do_getchatmember = lambda _given, _parts: {"user": {"id": 1, "is_bot": True}, **next(said)}
    assert roomy.standing(NOON).lacks == "a workroom that it can write to: let the bot @office_bot post in Workroom"
