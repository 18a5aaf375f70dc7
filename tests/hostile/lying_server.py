"""Servers that lie, each in one way: at one endpoint everything it answers has one wrong shape.

Behind each stands a server that does what it is asked (`stage.pretend_mastodon`, `stage.pretend_bluesky`,
`contracts.telegram`, `contracts.linkedin`); only what it says of that is changed. The modes come from tables: endpoints × shapes of a whole answer, and endpoints × fields × values.
"""

import contextlib
import gzip
import json
import re
import socket
import struct
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator
from functools import partial
from urllib.parse import quote, urlsplit

from msgspec import Struct

from contracts.linkedin import LinkedInApi
from contracts.telegram import CUT, BotApi
from stage.life import NOON
from stage.loopback import Asked, Loopback, answer, received
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance

Said = bytes | Iterator[bytes]
JSON = "application/json"


class Mode(Struct, frozen=True):
    """One way to lie: where, and what becomes of the honest answer to a request."""

    name: str
    endpoint: str
    lie: Callable[[bytes, Asked], Said]
    slow: bool = False


def rebuilt(honest: bytes, change: Callable[[object], object]) -> bytes:
    """The same answer with another body."""
    head, _, body = honest.partition(b"\r\n\r\n")
    content = json.dumps(change(json.loads(body or b"null"))).encode()
    head = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % len(content), head)
    return head + b"\r\n\r\n" + content


def endless(_honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """A body that never ends."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n["
    while True:
        yield b"0," * 32768


def dripping(honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """A byte every half second."""
    for byte in honest:
        yield bytes([byte])
        time.sleep(0.5)


def silent(_honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """Nothing, for longer than anybody waits."""
    for _ in range(90):
        time.sleep(0.5)
        yield b""


def reset(_honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """The connection breaks off."""
    raise ConnectionResetError
    yield b""


def echoing(status: int, write: Callable[[str], str]) -> Callable[[bytes, Asked], bytes]:
    """An error in whose words stands, in some writing, what was sent in confidence."""

    def lie(_honest: bytes, asked: Asked) -> bytes:
        said = " ".join(write(secret) for secret in secrets_of(asked))
        return answer(status, {"error": f"you sent {said}", "message": f"you sent {said}"}, X_Request_Id=said)

    return lie


def secrets_of(asked: Asked) -> list[str]:
    """What was sent in confidence: a token, an app password."""
    found = [asked.headers.get("authorization", "").removeprefix("Bearer "), *re.findall(r"^/bot([^/]+)/", asked.path)]
    with contextlib.suppress(ValueError):
        body = json.loads(asked.body)
        found += [body["password"]] if isinstance(body, dict) and "password" in body else []
    found += re.findall(
        r"\b(?:access_token|client_secret|refresh_token|appsecret_proof)=([^&\s]+)", f"{asked.path} {asked.body!r}"
    )
    return [secret for secret in found if secret]


def plain(*given: object, **headers: str) -> Callable[[bytes, Asked], bytes]:
    """Always the same answer."""
    return lambda _honest, _asked: answer(*given, **headers)


def raw(sent: bytes) -> Callable[[bytes, Asked], bytes]:
    """Always the same bytes."""
    return lambda _honest, _asked: sent


def body(content: bytes, kind: str = JSON, **headers: str) -> Callable[[bytes, Asked], bytes]:
    """A body that claims to be what was asked for."""
    return plain(200, content, kind, **headers)


ANSWERS: dict[str, Callable[[bytes, Asked], Said]] = {
    "a page": body(b"<h1>Welcome</h1>", "text/html"),
    "a page that is JSON": lambda honest, _asked: honest.replace(b"application/json", b"text/html"),
    "nothing": plain(200),
    "no content": plain(204),
    "null": body(b"null"),
    "a list": body(b"[]"),
    "a list of lists": body(b"[[[]]]"),
    "a word": body(b'"ok"'),
    "a number": body(b"7"),
    "a huge number": body(b"9" * 3_000_000),
    "no JSON": body(b"{'id': 7}"),
    "not UTF-8": body(b'{"id": "\xff\xfe"}'),
    "half a surrogate": body(rb'{"id": "\ud800", "error": "\udfff"}'),
    "a NUL in it": body(rb'{"id": "7\u0000", "did": "did:plc:\u0000", "uri": "at://\u0000", "error": "\u0000"}'),
    "nested without end": body(b"[" * 500_000),
    "deep but whole": body(b'{"a":' * 900 + b"1" + b"}" * 900),
    "cut off": lambda honest, _asked: honest[:-3],
    "longer than it says": lambda honest, _asked: honest + b"HTTP/1.1 200 OK\r\n\r\n",
    "a bomb": body(gzip.compress(b" " * (64 << 20)), Content_Encoding="gzip"),
    "packed by nobody": body(b"\x1f\x8bnothing", Content_Encoding="gzip"),
    "six megabytes": body(b'{"error": "' + b"x" * (6 << 20) + b'"}'),
    "without end": endless,
    "reset": reset,
    "no HTTP": raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    "no status": raw(b"HTTP/1.1 abc\r\n\r\n"),
    "status 999": raw(b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    "status 299": raw(b"HTTP/1.1 299 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    "heads without end": raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n"),
    "two lengths": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n{}"),
    "a length that is none": raw(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
    "moved": plain(301, {}, Location="https://evil.invalid/\x1b[31m"),
    "moved to no address": plain(308, {}, Location="https://["),
    "see other": plain(303, {}, Location="/elsewhere"),
    "not modified": plain(304),
    "bad token": plain(401, {"error": "\x1b]0;owned\x07::error::no"}),
    "forbidden": plain(403, {"error": "<![foo["}),
    "gone": plain(410, {"error": ["not", {"a": "word"}]}),
    "wait until 5138": plain(429, {}, Retry_After="99999999999"),
    "wait for less than nothing": plain(429, {}, Retry_After="-99999999999999999999"),
    "wait for a word": plain(
        429, {}, Retry_After="Wed, 99 Foo 99999 99:99:99 GMT", X_RateLimit_Reset="5138-11-16T09:46:39"
    ),
    "no calls left until 5138": lambda honest, _asked: honest.replace(
        b"\r\n\r\n", b"\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 99999999999\r\n\r\n", 1
    ),
    "trouble": plain(500, {"error": "x" * 100_000}),
    "not there for now": plain(503, b"<h1>", "text/html", Retry_After="soon"),
    "an echo": echoing(403, str),
    "an echo in an address": echoing(422, lambda secret: quote(secret, safe="")),
    "an echo in base64": echoing(400, lambda secret: b64encode(f"office:{secret}".encode()).decode()),
    "an echo letter by letter": echoing(403, lambda secret: "".join(rf"\u{ord(letter):04x}" for letter in secret)),
    "a bomb in a bomb": body(gzip.compress(gzip.compress(b" " * (64 << 20))), Content_Encoding="gzip, gzip"),
    "a bomb without a head": body(zlib.compress(b" " * (64 << 20)), Content_Encoding="deflate"),
    "packed as hardly anybody unpacks": body(b"\x28\xb5\x2f\xfd\x04\x00", Content_Encoding="zstd, br"),
    "a hundred thousand deep": body(b"[" * 100_000 + b"]" * 100_000),
    "every key twice": body(b'{"id": "7", "id": "8", "uri": "at://a", "uri": "at://b", "ok": true, "ok": false}'),
    "no number": body(b'{"id": NaN, "result": {"message_id": Infinity}, "cid": -Infinity}'),
    "more than any number": body(b'{"id": 1e999, "result": {"message_id": 1e999}, "uri": -1e999}'),
    "in sixteen bits": body('{"id": "7"}'.encode("utf-16")),
    "after a mark of its order": body(b'\xef\xbb\xbf{"id": "7"}'),
    "status 600": raw(b"HTTP/1.1 600 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    "status 000": raw(b"HTTP/1.1 000 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    "another protocol": raw(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n\x00\x00\x06\x04"
    ),
    "ten thousand hints before": lambda honest, _asked: b"HTTP/1.1 103 Early Hints\r\n\r\n" * 10_000 + honest,
    "shorter than it says": lambda honest, _asked: re.sub(
        rb"Content-Length: \d+", b"Content-Length: 999999999999999999", honest
    ),
    "in parts of no size": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"),
    "in a part of every size": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"F" * 16 + b"\r\n{}"),
    "in parts and of a length": raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    ),
    "with trailers by the thousand": raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n"
    ),
    "a head of one line": raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 5_000_000 + b"\r\n\r\n{}"),
    "heads that steer": lambda honest, _asked: honest.replace(
        b"\r\n\r\n", b"\r\nRetry-After: \x1b[31m\r\nX-Request-Id: \x07\r\n\r\n", 1
    ),
    "cookies": lambda honest, _asked: honest.replace(
        b"\r\n\r\n", b"\r\nSet-Cookie: a=b; Domain=.invalid" * 90 + b"\r\n\r\n", 1
    ),
    "moved with a password": plain(302, {}, Location="http://office:secret@evil.invalid/"),
    "moved into this machine": plain(307, {}, Location="file:///etc/passwd"),
    "moved to a zone": plain(307, {}, Location="http://[fe80::1%25eth0]:80/"),
    "moved for ever": lambda _honest, asked: answer(307, {}, Location=asked.path),
}


def hinting(_honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """That an answer is to come, again and again."""
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
        time.sleep(0.5)


def trailing(_honest: bytes, _asked: Asked) -> Iterator[bytes]:
    """What follows the end of an answer, without end."""
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
    while True:
        yield b"X-A: b\r\n"
        time.sleep(0.5)


SLOW: dict[str, Callable[[bytes, Asked], Said]] = {
    "a byte at a time": dripping,
    "silence": silent,
    "hints without end": hinting,
    "trailers without end": trailing,
}
VALUES: dict[str, object] = {
    "what was sent in confidence": lambda asked: " ".join(secrets_of(asked)),
    "null": None,
    "a list": [],
    "minus one": -1,
    "a billion of thousands": 10**12,
    "forty digits": 10**40,
    "a line break": "7\n8",
    "a NUL": "7\x008",
    "another writing direction": "7\u202e8",
    "a way up": "../../../etc/passwd",
    "a script": "javascript:alert(1)",
    "markup": "<![foo[<a <a <a " + "<a " * 20_000,
    "a huge reference": "&#" + "9" * 10_000 + ";",
    "a naive time": "2026-11-24T08:00:00",
    "digits": "9" * 300_000,
}

MASTODON = {
    "GET /api/v1/accounts/verify_credentials": ("id", "acct"),
    "GET /api/v1/apps/verify_credentials": ("scopes",),
    "GET /api/v2/instance": (
        "version",
        "configuration",
        "configuration.statuses",
        "configuration.statuses.max_characters",
    ),
    "POST /api/v2/media": ("id",),
    "GET /api/v1/media/*": ("id",),
    "GET /api/v1/accounts/*/statuses": ("0.id", "0.content", "0.created_at", "0.url", "0.in_reply_to_id"),
    "POST /api/v1/statuses": ("id", "content", "created_at", "url", "media_attachments", "favourites_count"),
    "GET /api/v1/statuses/*": ("id", "account", "account.id", "favourites_count", "replies_count"),
    "DELETE /api/v1/statuses/*": ("id",),
}
BLUESKY = {
    "com.atproto.server.createSession": ("did", "handle", "accessJwt", "refreshJwt"),
    "com.atproto.server.getSession": ("handle",),
    "com.atproto.identity.resolveHandle": ("did",),
    "com.atproto.repo.uploadBlob": ("blob", "blob.ref", "blob.ref.$link", "blob.mimeType", "blob.size"),
    "com.atproto.repo.putRecord": ("uri", "cid"),
    "com.atproto.repo.getRecord": ("uri", "cid"),
    "com.atproto.repo.deleteRecord": (),
    "app.bsky.feed.getPosts": ("posts", "posts.0.uri", "posts.0.likeCount"),
}
TELEGRAM = {
    "bot/getMe": ("ok", "result", "result.id", "result.username"),
    "bot/getChat": ("result", "result.id", "result.type", "result.title", "result.username"),
    "bot/getChatMember": ("result.status", "result.can_post_messages"),
    "bot/sendPhoto": ("ok", "result", "result.message_id", "result.photo", "result.photo.1.file_id"),
    "bot/sendMessage": ("ok", "result", "result.message_id", "result.date"),
    "bot/forwardMessage": ("result", "result.message_id", "result.text", "result.forward_origin.message_id"),
    "bot/deleteMessages": ("result",),
}
LINKEDIN = {
    "GET organizationAcls": ("elements", "elements.0", "elements.0.organization", "elements.0.role"),
    "GET organizations": ("id", "localizedName", "vanityName"),
    "POST images": ("value", "value.image", "value.uploadUrl"),
    "PUT dms-uploads": (),
    "GET images": ("status",),
    "POST posts": (),
    "GET posts": ("elements", "elements.0.id", "elements.0.commentary", "elements.0.createdAt", "elements.0.content"),
    "POST socialActions": ("id",),
    "GET organizationalEntityShareStatistics": (
        "elements",
        "elements.0.share",
        "elements.0.totalShareStatistics",
        "elements.0.totalShareStatistics.likeCount",
    ),
    "DELETE posts": (),
}
NETWORKS = {"mastodon": MASTODON, "bluesky": BLUESKY, "telegram": TELEGRAM, "linkedin": LINKEDIN}
"""Each network that posts, with the calls that it is asked and what it says of them."""
WRITES = {
    "POST /api/v1/statuses",
    "com.atproto.repo.putRecord",
    "com.atproto.server.createSession",
    "bot/sendPhoto",
    "bot/sendMessage",
    "POST posts",
    "POST socialActions",
}


def modes(endpoints: dict[str, tuple[str, ...]], writes: Collection[str] = WRITES) -> dict[str, Mode]:
    """Every way to lie at these endpoints, by name: where something is written every answer, elsewhere every third."""
    found: list[Mode] = []
    for number, (at, fields) in enumerate(endpoints.items()):
        step = 1 if at in writes else 3
        found += [Mode(f"{at}: {name}", at, lie) for name, lie in list(ANSWERS.items())[number % step :: step]]
        found += [Mode(f"{at}: {name}", at, lie, slow=True) for name, lie in SLOW.items() if at in writes]
        found += [
            Mode(f"{at}: {field} is {name}", at, changing(field, value))
            for field in fields
            for name, value in VALUES.items()
        ]
    return {mode.name: mode for mode in found}


def changing(field: str, value: object) -> Callable[[bytes, Asked], bytes]:
    """The honest answer with one field changed; `a.0.b` is the way to it."""
    *way, last = field.split(".")

    def change(asked: Asked, data: object) -> object:
        inner = data
        with contextlib.suppress(LookupError, TypeError):
            for step in way:
                inner = inner[int(step) if step.isdigit() else step]
            inner[last] = value(asked) if callable(value) else value
        return data

    return lambda honest, asked: rebuilt(honest, partial(change, asked))


class Lying(Loopback):
    """A server that plays `honest`, and lies in one way about what became of it."""

    def __init__(
        self, honest: Callable[[Asked], bytes], mode: Mode, where: Callable[[Asked], str] | None = None
    ) -> None:
        super().__init__(honest)
        self.mode, self.where = mode, where or endpoint
        self.lied = 0

    def _answer(self, guest) -> None:
        if (asked := received(guest)) is None:
            return
        with self.playing:
            self.asked.append(asked)
            said: Said = self.play(asked)
            if self.where(asked) == self.mode.endpoint:
                self.lied += 1
                said = self.mode.lie(said, asked)
        try:
            for piece in [said] if isinstance(said, bytes) else said:
                if self.over.is_set():
                    return
                guest.sendall(piece)
        except ConnectionResetError:
            guest.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def endpoint(asked: Asked) -> str:
    """Where a request goes: without ids at Mastodon and LinkedIn, by its method at Bluesky and Telegram."""
    path = urlsplit(asked.path).path
    if path.startswith("/xrpc/"):
        return path.removeprefix("/xrpc/")
    if path.startswith("/bot"):
        return f"bot/{path.rpartition('/')[2]}"
    if found := re.match(r"/rest/(\w+)|/(dms-uploads)/", path):
        return f"{asked.method} {found[1] or found[2]}"
    whose = re.sub(r"/(accounts|statuses|media)/(?!verify)[^/]+", r"/\1/*", path)
    return f"{asked.method} {whose}"


def honest(mode: Mode, password: str) -> "Fediverse | Atmosphere | Channel | OfficePage":
    """What stands behind a lie: a server that has to be asked where the lie is told.

    Pictures take a while where that is lied about, and a post is looked for after its answer was lost.
    """
    if mode.endpoint in TELEGRAM:
        return Channel(lost="forward" in mode.endpoint)
    if mode.endpoint in LINKEDIN:
        return OfficePage(password, lost=mode.endpoint == "GET posts")
    if mode.endpoint in BLUESKY:
        return Atmosphere(password)
    ignores = "accounts/*/statuses" in mode.endpoint
    version = "2.7.2 (compatible; snac/2.75)" if ignores else "4.6.4"
    server = Fediverse(password, version, honours=not ignores, works=2 if "media/*" in mode.endpoint else 0)
    if ignores:
        server.faults = {"POST /api/v1/statuses": (answer(502, {}), True)}
    return server


class Atmosphere(Pds):
    """A Bluesky server whose posts have figures."""

    def __init__(self, password: str) -> None:
        super().__init__(password)
        self.counts = {"likeCount": 4, "replyCount": 1, "repostCount": 2, "quoteCount": 0}

    @property
    def published(self) -> int:
        """How many posts there are."""
        return len(self.records)


class Channel(BotApi):
    """Telegram with one channel; where an answer is to be `lost`, the second part of the thread is there all the same."""

    def __init__(self, *, lost: bool) -> None:
        super().__init__()
        self.faults = {"sendMessage": [(CUT, True)]} if lost else {}

    @property
    def published(self) -> int:
        """How often a post is there: it has one picture."""
        return sum("photo" in post for post in self.posts.values())


class OfficePage(LinkedInApi):
    """A page on LinkedIn; where an answer is to be `lost`, the post is there all the same."""

    def __init__(self, token: str, *, lost: bool) -> None:
        super().__init__()
        self.token, self.lost = token, lost

    def make(self, asked: Asked) -> bytes:
        """Take a post, and lose the first answer."""
        said, lost, self.lost = super().make(asked), self.lost, False
        return answer(502, {}) if lost else said

    @property
    def published(self) -> int:
        """How many posts there are."""
        return len(self.posts)


class Fediverse(Instance):
    """A server with Mastodon's API; its posts are as old as the test is."""

    def __init__(self, token: str, version: str = "4.6.4", *, honours: bool = True, works: int = 0) -> None:
        super().__init__(version, honours, works, token)
        self.at = NOON

    @property
    def published(self) -> int:
        """How many posts there are."""
        return len(self.posts)
