from datetime import UTC, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures, Skipped
from postdesk.networks.bluesky.records import record_keys

DID = "did:plc:office"
MOMENT = datetime(2026, 11, 16, 7, 0, 0, 123456, UTC)
(KEY,) = record_keys(MOMENT, "5eed" * 8, 1)


class Link(bytes):
    pass


def cbor(value):
    """Write a value as DAG-CBOR does."""
    return WRITERS[type(value)](value)


def head(kind, number):
    for size, code in ((1, 24), (2, 25), (4, 26), (8, 27)):
        if number < 24:
            return bytes([kind << 5 | number])
        if number < 256**size:
            return bytes([kind << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError(number)


WRITERS = {
    bool: lambda one: b"\xf5" if one else b"\xf4",
    type(None): lambda _: b"\xf6",
    float: lambda _: b"\xfb" + bytes(8),
    Link: lambda one: b"\xd8\x2a" + head(2, len(one) + 1) + b"\0" + one,
    int: lambda one: head(0, one) if one >= 0 else head(1, -1 - one),
    bytes: lambda one: head(2, len(one)) + one,
    str: lambda one: head(3, len(one.encode())) + one.encode(),
    list: lambda one: head(4, len(one)) + b"".join(map(cbor, one)),
    dict: lambda one: head(5, len(one)) + b"".join(cbor(name) + cbor(inner) for name, inner in one.items()),
}


def varint(number):
    found = b""
    while number > 127:
        found += bytes([number & 127 | 128])
        number >>= 7
    return found + bytes([number])


def cid(number):
    return Link(b"\x01\x71\x12\x20" + number.to_bytes(32, "big"))


def archive(*posts):
    """Return an archive of records by their keys, with the commit and the tree that names them."""
    entries, before = [], b""
    for number, (key, _) in enumerate(posts):
        name = f"app.bsky.feed.post/{key}".encode()
        shared = next(
            (at for at, (a, b) in enumerate(zip(before, name, strict=False)) if a != b), min(len(before), len(name))
        )
        entries.append({"p": shared, "k": name[shared:], "v": cid(number + 10), "t": None})
        before = name
    blocks = [
        (cid(1), {"did": DID, "rev": KEY, "data": cid(2), "sig": b"1", "prev": None, "version": 3}),
        (cid(2), {"e": [*entries, {"p": 0, "k": b"app.bsky.feed.like/1", "v": cid(10), "t": None}, {"p": 0, "k": b"app.bsky.feed.post/gone", "v": cid(9), "t": None}], "l": None}),
        *((cid(number + 10), record) for number, (_, record) in enumerate(posts)),
        (cid(99), {"e": "no tree"}),
        (cid(98), ["no record"]),
    ]  # fmt: skip
    first = cbor({"roots": [cid(1)], "version": 1})
    parts = [varint(len(first)) + first]
    for name, value in blocks:
        body = name + cbor(value)
        parts.append(varint(len(body)) + body)
    return b"".join(parts)


def rows(tmp_path, data):
    (tmp_path / "repo.car").write_bytes(data)
    return list(extract(tmp_path / "repo.car").rows)


def post(text="Doors open #IOM", at="2026-11-16T07:00:00.123456789Z", **more):
    return {"$type": "app.bsky.feed.post", "text": text, "createdAt": at, "langs": ["en"], "big": 2**40, "low": -5, "on": True, "n": 1.5} | more  # fmt: skip


def test_a_post_of_the_archive(tmp_path):
    assert rows(tmp_path, archive((KEY, post()))) == [
        Extracted(
            row=1,
            network="bluesky",
            account=DID,
            remote_id=f"at://{DID}/app.bsky.feed.post/{KEY}",
            url=f"https://bsky.app/profile/{DID}/post/{KEY}",
            published=MOMENT,
            exact=True,
            text="Doors open #IOM",
            figures=Figures(),
            kind="text",
        )
    ]


def test_the_key_tells_the_moment_where_the_post_does_not(tmp_path):
    found = rows(
        tmp_path,
        archive(
            (KEY, post(at="2026-99-99T07:00:00Z")),
            ("3m5pxgjq4us2b", post(at="long ago")),
            ("7zzzzzzzzzzzz", post(at=None)),
            ("self", post(at=None)),
            ("3m5pxgjq4us2!", post(at=None)),
        ),
    )
    assert [type(one) for one in found] == [Extracted, Extracted, Extracted, Skipped, Skipped]
    assert found[0].published.replace(microsecond=0) == MOMENT.replace(microsecond=0)
    assert found[3].why == "no moment can be read in the post self"


def test_who_is_answered(tmp_path):
    other, own = rows(
        tmp_path,
        archive(
            (KEY, post(reply={"parent": {"uri": "at://did:plc:other/app.bsky.feed.post/1"}})),
            ("3m5pxgjq4us2b", post("x" * 300, reply={"parent": {"uri": f"at://{DID}/app.bsky.feed.post/1"}})),
        ),
    )
    assert (other.reply, own.reply) == (True, False)


@pytest.mark.parametrize(
    ("embed", "kind"),
    [
        ({"$type": "app.bsky.embed.images"}, "image"),
        ({"$type": "app.bsky.embed.recordWithMedia", "media": {"$type": "app.bsky.embed.video"}}, "video"),
        ({"$type": "app.bsky.embed.external"}, "link"),
        ({"$type": "app.bsky.embed.record"}, ""),
    ],
)
def test_what_a_post_mainly_is(tmp_path, embed, kind):
    (found,) = rows(tmp_path, archive((KEY, post(embed=embed))))
    assert found.kind == kind


WHOLE = archive((KEY, post()))


def tree(entries):
    """An archive with one more node, of which the entries are written so."""
    body = bytes(36) + b"\xa2\x61e" + entries
    return WHOLE + varint(len(body)) + body


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[:-5],
        WHOLE[:60] + varint(300) + WHOLE[61:],
        WHOLE + b"\x05short",
        WHOLE + b"\xff\xff\xff\xff\xff\xff\xff",
        tree(b"\x9a\xff\xff\xff"),
        tree(b"\x9a\xff\xff\xff\xff\x01"),
        tree(b"\x7a\x7f\xff\xff"),
        tree(b"\x81" * 100),
        tree(b"\x1f"),
        tree(b"\x01"),
    ],
)
def test_an_archive_that_is_broken(tmp_path, data):
    with pytest.raises(ExportError, match=r"repo\.car is broken off: export it again"):
        rows(tmp_path, data)


def test_an_archive_that_is_larger_than_any(tmp_path):
    with (tmp_path / "repo.car").open("wb") as file:
        file.write(WHOLE)
        file.truncate(100_000_001)
    with pytest.raises(ExportError, match=r"repo\.car is larger than 100 MB"):
        list(extract(tmp_path / "repo.car").rows)
