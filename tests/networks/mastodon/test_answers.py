"""What a server with Mastodon's API may answer, and what makes no sense in it."""

from datetime import UTC, datetime

import pytest

from postdesk.errors import Unknown, Unreachable
from postdesk.networks.mastodon.answers import Context, MastodonFile, MyAccount, Status, scopes_told
from postdesk.wire import Reply

STATUS = {"id": "7", "content": "<p>Hi</p>", "created_at": "2026-11-23T12:00:00Z", "url": "https://a.example/7"}


def reply(data, wrote=True):
    return Reply("a.example", 200, {}, data, wrote)


def test_a_post_is_read():
    status = reply(STATUS | {"in_reply_to_id": None, "application": {"name": "x"}}).into(Status)
    assert status.created_at == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert (status.remote.id, status.remote.url) == ("7", "https://a.example/7")
    assert (
        reply(STATUS | {"url": None, "uri": "https://a.example/u/7"}).into(Status).remote.url == "https://a.example/u/7"
    )
    assert reply(STATUS | {"url": None}).into(Status).remote.url == ""


@pytest.mark.parametrize(
    "wrong",
    [
        *({"id": said} for said in (None, 7, "", "a/b", "..", "7\n", "7\x00", "a b", "%2e", "x" * 999, ["7"])),
        *(
            {"url": said}
            for said in (
                "javascript:alert(1)",
                "https://a b",
                "https://a\x1b[1m",
                "https://\u202ea",
                7,
                "https://" + "a" * 9999,
            )
        ),
        *({"created_at": said} for said in ("2026-11-23T12:00:00", "soon", 1764000000, None, "5138")),
        *({"content": said} for said in (None, 7, "x" * 500_001)),
        *({"favourites_count": said} for said in (-1, "4", 10**12, 1.5, [])),
        {"media_attachments": {}},
        {"media_attachments": [0] * 1001},
    ],
)
def test_what_makes_no_sense_is_no_answer(wrong):
    with pytest.raises(Unknown):
        reply(STATUS | wrong).into(Status)
    with pytest.raises(Unreachable):
        reply(STATUS | wrong, wrote=False).into(Status)


@pytest.mark.parametrize(
    ("shape", "data"),
    [(MyAccount, {"id": "7"}), (MyAccount, []), (MastodonFile, {}), (Context, {"descendants": [7]}), (Status, None)],
)
def test_nor_is_what_lacks_something(shape, data):
    with pytest.raises(Unknown):
        reply(data).into(shape)


@pytest.mark.parametrize(
    ("told", "may"),
    [
        ({"scopes": ["read", "write:media"]}, "read write:media"),
        ({"scopes": ["read", 7, "a b", "\x1b", "x" * 99]}, "read"),
        ({"scopes": "read"}, None),
        ({}, None),
        ([], None),
        (None, None),
    ],
)
def test_what_a_token_may_do(told, may):
    assert scopes_told(reply(told)) == may
