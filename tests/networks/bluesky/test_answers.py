"""What a Bluesky server and the AppView may answer, and what makes no sense in it."""

import pytest

from postdesk.errors import Unknown
from postdesk.networks.bluesky.answers import Posts, Ref, Session, UploadedBlob, error
from postdesk.wire import Reply

CID = "bafyreib2rxk3rh6kzwq"
URI = "at://did:plc:office/app.bsky.feed.post/3l6oveex3ii2l"
REF = {"uri": URI, "cid": CID}
SESSION = {"did": "did:plc:office", "handle": "office.test", "accessJwt": "eyJ.a.b", "refreshJwt": "eyJ.c.d"}
BLOB = {"$type": "blob", "ref": {"$link": CID}, "mimeType": "image/png", "size": 7}


def reply(data, status=200):
    return Reply("pds.example", status, {}, data, wrote=True)


def test_a_record_a_session_and_a_picture_are_read():
    assert reply(REF | {"commit": {}}).into(Ref).written() == REF
    session = reply(SESSION | {"active": True}).into(Session)
    assert (session.access_jwt, repr(session)) == ("eyJ.a.b", "<session of did:plc:office>")
    assert reply({"blob": BLOB}).into(UploadedBlob).written == BLOB


def blob(**wrong):
    return UploadedBlob, {"blob": BLOB | wrong}


@pytest.mark.parametrize(
    ("shape", "data"),
    [
        *((Ref, REF | {"uri": said}) for said in (None, "https://a", "at://a b", "at://a\n", "at://" + "a" * 2000, 7)),
        *((Ref, REF | {"cid": said}) for said in ("", "a/b", "a" * 999, None)),
        *((Session, SESSION | {"did": said}) for said in ("plc:office", "did:plc:a/../b", "did:plc:a\n", None)),
        *((Session, SESSION | {"handle": said}) for said in ("a/../x", "", "a b", "\u202ea")),
        *((Session, SESSION | {"accessJwt": said}) for said in ("", "a\r\nb: c", "a" * 9999, "žaba", None)),
        *(
            blob(**{name: said})
            for name, said in (("$type", "x"), ("ref", {}), ("size", -1), ("size", 10**12), ("mimeType", "png"))
        ),
        (Posts, {"posts": {}}),
        (Posts, {"posts": [{"uri": URI, "likeCount": -1}]}),
        (Posts, {"posts": [{"uri": URI}] * 101}),
    ],
)
def test_what_makes_no_sense_is_no_answer(shape, data):
    with pytest.raises(Unknown):
        reply(data).into(shape)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"error": "ExpiredToken"}, "ExpiredToken"),
        ({"error": "two words"}, ""),
        ({"error": "a" * 99}, ""),
        ({"error": ["ExpiredToken"]}, ""),
        ({}, ""),
        ([], ""),
        (None, ""),
    ],
)
def test_what_an_error_is_called(said, name):
    assert error(reply(said, 400)) == name
