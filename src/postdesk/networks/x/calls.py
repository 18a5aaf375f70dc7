"""Calls of X's API v2 for one account: signed, judged, and asked in whichever of its two vocabularies it speaks.

On 7 August 2026 the API's description changed its words (`tweet.fields` became `post.fields`) without a word of notice,
and which of them a server takes only its answer tells. What was asked in the other is asked once more; a write is never
repeated for that, and has the same words in both.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from postdesk.errors import NetworkError, Refused
from postdesk.networks.x.judging import ClockIsOff, KeysRefused, judge_x, x_words
from postdesk.wire import Reply, Wire, oauth
from postdesk.wire.sent import File, Sent

Method = Literal["GET", "POST", "PUT", "DELETE"]
SERVER = "https://api.x.com"
FIELDS = ("tweet.fields", "post.fields")
NOTES = {"tweet.fields": "note_tweet", "post.fields": "note_post"}
SPOKEN: dict[str, str] = {}
"""By server, in which of the two words it was last asked with success."""


class Authority(ABC):
    """By what right an account calls; `used` is the token with which it did so last."""

    used = ""

    @abstractmethod
    def headers(self, method: Method, address: str, now: datetime, query: Mapping[str, str]) -> dict[str, str]:
        """Return the headers that show it."""

    def again(self, now: datetime) -> bool:
        """Get another right where X has refused this one; False where there is none."""
        return False

    def scopes(self) -> frozenset[str]:
        """Return what it is told to allow; nothing where nobody tells."""
        return frozenset()


class KeysOfAccount(Authority):
    """The four strings of OAuth 1.0a, which have no end and do not change: no lost answer can lose the account."""

    def __init__(self, keys: oauth.Keys) -> None:
        self._keys, self.used = keys, keys.token

    def headers(self, method: Method, address: str, now: datetime, query: Mapping[str, str]) -> dict[str, str]:
        """Sign a request; bodies of JSON and of files are not part of it."""
        return oauth.signed(method, address, self._keys, now, query=query)


class Carried(Struct, frozen=True):
    """What a call takes along."""

    query: Mapping[str, str] = {}
    json: object = None
    form: Mapping[str, str] | None = None
    files: Mapping[str, File] | None = None

    def sent(self) -> Sent:
        """Return what is written, by the names of `wire`."""
        if self.files is not None:
            return {"form": self.form or {}, "files": self.files}
        return {} if self.json is None else {"json": self.json}


class Caller:
    """One account's calls."""

    def __init__(self, wire: Wire, authority: Authority) -> None:
        self.wire, self._authority = wire, authority
        self._ahead = timedelta()

    def read(self, path: str, now: datetime, query: Mapping[str, str] | None = None) -> Reply:
        """Ask for something.

        Raises:
            Refused: X said no.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        return self._called("GET", path, now, Carried(query or {}), public=False)

    def posts(self, path: str, now: datetime, fields: str, query: Mapping[str, str]) -> Reply:
        """Ask for posts with some of their fields, in the words that the server takes.

        Raises:
            Refused: X said no.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        first = SPOKEN.get(self.wire.base, FIELDS[0])
        try:
            return self._in_words(first, path, now, fields, query)
        except UnknownWord:
            (other,) = set(FIELDS) - {first}
            return self._in_words(other, path, now, fields, query)

    def write(self, path: str, now: datetime, *, public: bool, given: Carried = Carried()) -> Reply:  # noqa: B008 - it is frozen
        """Write something, once; what is not `public` may be written again without harm.

        Raises:
            Refused: X said no; nothing was written.
            Unreachable: Surely nothing was written.
            Unknown: Nobody can tell.
        """
        return self._called("POST", path, now, given, public=public)

    def delete(self, path: str, now: datetime) -> Reply:
        """Delete something; what is gone already is gone.

        Raises:
            Refused: X said no.
            Unreachable: It gave no answer that can be used.
        """
        return self._called("DELETE", path, now, Carried(), public=False)

    def sign_on(self, now: datetime) -> None:
        """See that there is a right to call with, renewed where it ends; nothing is asked of the API itself.

        Raises:
            Unreachable: X gave none.
        """
        self._authority.headers("GET", self.wire.base, now, {})

    @property
    def scopes(self) -> frozenset[str]:
        """What X has told that it may do, nothing where X told nothing."""
        return self._authority.scopes()

    @property
    def token_mark(self) -> str:
        """A digest of the token with which it was called last, at this server."""
        return sha256(f"{self.wire.base} {self._authority.used}".encode()).hexdigest()

    def _in_words(self, word: str, path: str, now: datetime, fields: str, query: Mapping[str, str]) -> Reply:
        asked = fields.replace("note", NOTES[word])
        reply = self.read(path, now, {**query, word: asked})
        SPOKEN[self.wire.base] = word
        return reply

    def _called(self, method: Method, path: str, now: datetime, given: Carried, *, public: bool) -> Reply:
        """Send, and once more where only the clock was wrong, or the token had ended: then nothing was done."""
        try:
            return self._sent(method, path, now, given, public=public)
        except ClockIsOff as off:
            self._ahead += timedelta(seconds=off.seconds)
            return self._sent(method, path, now, given, public=public)
        except KeysRefused:
            if not self._authority.again(now):
                raise
            return self._sent(method, path, now, given, public=public)

    def _sent(self, method: Method, path: str, now: datetime, given: Carried, *, public: bool) -> Reply:
        there = now + self._ahead
        signed = self._authority.headers(method, self.wire.base + path, there, given.query)

        def judge(reply: Reply) -> NetworkError | None:
            return _other_words(reply) or judge_x(reply, there)

        if method == "GET":
            return self.wire.read(path, now, headers=signed, query=given.query, judge=judge)
        if method == "DELETE":
            return self.wire.delete(path, now, headers=signed, accept=(404,), judge=judge)
        sent: Sent = {**given.sent(), "headers": signed, "judge": judge}
        return self.wire.write(path, now, public=public, **sent)


class UnknownWord(Refused):
    """A read was asked for in the words that this server does not take."""


def _other_words(reply: Reply) -> NetworkError | None:
    """Return that the server may not know the parameter by which fields are named: it names that, wherever and how."""
    if reply.status != 400 or reply.wrote or not any(word in str(reply.data) for word in FIELDS):
        return None
    return UnknownWord("{server} refused it: {status}, {words}", server=reply.server, status=400, words=x_words(reply))
