"""Calls of the Graph API for one account: of a fixed version, with the token in a header, judged by error code.

A version that is dead is no error: Meta then serves its oldest one, and only a header tells. A token never stands in an
address, for addresses are written down, and Meta repeats it in those that it gives for a list's next page: lists are
read on by their cursors. Source: developers.facebook.com versioning and securing requests (September 2026).
"""

import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypedDict, Unpack
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from postdesk.errors import Unreachable
from postdesk.networks.meta.judging import GraphGone, Meanings, judge_graph
from postdesk.networks.meta.usage import FULL, SPARING, WAIT, graph_usage, graph_wait
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, Reply, Wire
from postdesk.wire.sent import File, Sent

FACEBOOK = "https://graph.facebook.com"
VERSION = "v26.0"
"""Born on 29 July 2026, good for two years at least. Source: developers.facebook.com changelog."""
Token = Callable[[datetime], str]
"""Returns the token that is good at a moment."""


class Along(TypedDict, total=False):
    """What goes with a form: files, and the `query` of what its answer tells."""

    files: Mapping[str, File]
    query: Mapping[str, str]


class BatchMember(Struct):
    """The answer to one question of several; its body is JSON as text."""

    code: int
    body: str = ""

    def reply(self, whole: Reply) -> Reply:
        """Return it as an answer of its own; one that is no JSON makes no sense to anybody who reads it."""
        try:
            data = whole.hidden.data(msgspec.json.decode(self.body), ())
        except (msgspec.DecodeError, RecursionError):
            data = None
        return Reply(whole.server, self.code, whole.headers, data, wrote=False, hidden=whole.hidden)


class Graph:
    """One account's calls at one server; paths are without their version.

    `token` gives what it calls with, `meanings` are what the network's own codes mean. `secret` is the app's, where the
    app wants to see with each call that it is known.
    """

    def __init__(self, wire: Wire, version: str, token: Token, meanings: Meanings, secret: str = "") -> None:
        self.wire, self.version = wire, version
        self.token, self._meanings, self._secret = token, meanings, secret
        self.until: datetime | None = None
        """Until when Meta allows no more calls, as its last answer said."""
        self.used = 0.0
        """Percent of what Meta allows that are used up, as its last answer said."""
        self.served = ""
        """The version that Meta has served, where that is another one than was asked for."""
        wire.hide(secret)

    def read(self, path: str, now: datetime, **query: str) -> Reply:
        """Ask for something.

        Raises:
            Refused: Meta said no; `GraphGone` proves nothing.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        token = self.token(now)
        sent: Sent = {**self._sent(token), "query": {**query, **self._proof(token)}}
        return self._heard(self.wire.read(self._path(path), now, **sent), now)

    def write(
        self, path: str, now: datetime, form: Mapping[str, str], *, public: bool, **along: Unpack[Along]
    ) -> Reply:
        """Write something, once; what is not `public` may be written again without harm.

        Raises:
            Refused: Meta said no; nothing was written.
            Unreachable: Surely nothing was written.
            Unknown: Nobody can tell.
        """
        token = self.token(now)
        sent: Sent = {**self._sent(token), "form": {**form, **self._proof(token)}, **along}
        return self._heard(self.wire.write(self._path(path), now, public=public, **sent), now)

    def write_at(
        self, account: str, edge: str, now: datetime, form: Mapping[str, str], *, public: bool, **along: Unpack[Along]
    ) -> Reply:
        """Write something at a Page or an account, as `write` does; where Meta does not show that, nothing was written.

        Raises:
            Refused: Meta said no; nothing was written.
            Unreachable: Surely nothing was written; or the token is none of the account's, which a person mends.
            Unknown: Nobody can tell.
        """
        try:
            return self.write(f"/{account}/{edge}", now, form, public=public, **along)
        except GraphGone as no:
            raise Unreachable(
                "{refusal}: see with `postdesk accounts --check` whose the token is", NO_TOKEN, refusal=no
            ) from None

    def given(self, path: str, now: datetime, form: Mapping[str, str], wanted: str) -> Reply:
        """Change one token into another, which stands in the answer as `wanted`; nobody's token is shown for it.

        Raises:
            Refused: Meta said no.
            Unreachable: It gave no answer that can be used.
        """
        judge = partial(judge_graph, own=self._meanings)
        return self.wire.write(self._path(path), now, public=False, form=form, judge=judge, confidential=(wanted,))

    def several(self, questions: Sequence[tuple[str, Mapping[str, str]]], now: datetime) -> list[Reply | None]:
        """Ask about several things in one call; None for what Meta did not get to. `judged` says what each means.

        Raises:
            Refused: Meta said no to the call as a whole.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        token = self.token(now)
        each = [
            {"method": "GET", "relative_url": f"{self.version}{path}?{urlencode(query)}"} for path, query in questions
        ]
        form = {"batch": msgspec.json.encode(each).decode(), "include_headers": "false", **self._proof(token)}
        sent: Sent = {**self._sent(token), "form": form}
        reply = self._heard(self.wire.write(self._path("/"), now, public=False, **sent), now)
        members = reply.into(list[BatchMember | None])
        return [None if member is None else member.reply(reply) for member in members]

    def judged(self, reply: Reply) -> Reply:
        """Return an answer of a batch, where it is none of an error.

        Raises:
            Refused: Meta said no.
            Unreachable: It asks to wait, or a person has to mend something first.
        """
        if trouble := judge_graph(reply, self._meanings):
            raise trouble
        if reply.status != 200:
            raise reply.refusal()
        return reply

    def delete(self, path: str, now: datetime) -> Reply:
        """Delete something; doing it again does no harm.

        Raises:
            Refused: Meta said no; `GraphGone` where it does not show it.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        token = self.token(now)
        sent: Sent = {**self._sent(token), "query": self._proof(token)}
        return self._heard(self.wire.delete(self._path(path), now, **sent), now)

    def spare(self) -> None:
        """See that enough is left for publishing, before something is asked that can wait.

        Raises:
            Unreachable: There is not.
        """
        if self.used >= SPARING:
            raise Unreachable(
                "{server} has seen {used:.0f}% of the calls that it allows",
                WAIT,
                server=self.wire.name,
                used=self.used,
            )

    @property
    def room_left(self) -> list[Sentence]:
        """What is to be said of the calls that Meta still allows; nothing where it tells nothing."""
        left = Sentence("{left:.0f}% of the calls that Meta allows are left", left=max(0, FULL - self.used))
        return [left] if self.used else []

    def _path(self, path: str) -> str:
        return f"/{self.version}{path}"

    def _sent(self, token: str) -> Sent:
        judge = partial(judge_graph, own=self._meanings)
        return {"headers": {"Authorization": f"Bearer {token}"}, "judge": judge}

    def _proof(self, token: str) -> dict[str, str]:
        """Return what shows that whoever calls knows the app's secret; nothing where there is none."""
        if not self._secret:
            return {}
        return {"appsecret_proof": hmac.digest(self._secret.encode(), token.encode(), "sha256").hex()}

    def _heard(self, reply: Reply, now: datetime) -> Reply:
        """Note what an answer tells of limits and versions."""
        self.used = graph_usage(reply.headers)
        self.until = now + timedelta(seconds=graph_wait(reply.headers)) if self.used >= FULL else None
        served = reply.headers.get("facebook-api-version", self.version)
        self.served = "" if served == self.version else served
        return reply
