"""One request and its answer, over a connection of its own.

Nothing is followed and nothing is sent twice here. A connection is used once, because a server that closes an idle one
just then would make an unknown outcome out of nothing. What the client tells of each step decides what is certain:
before the first byte of a request is written, nothing was sent, whatever went wrong.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
from msgspec import Struct

from postdesk import __version__
from postdesk.files.regular import opened
from postdesk.wire.bounded import Bounded
from postdesk.wire.deadlines import CONNECT, Deadlines
from postdesk.wire.sent import GivenBody

WRITES = frozenset({"http11.send_request_headers.started", "http11.send_request_body.started"})
"""What httpcore2 tells right before it writes; a server that got the head of a request alone does nothing."""
LONGEST = 4 << 20
"""Bytes of an answer that are read."""
PIECE = 1 << 16
"""Bytes that are written at once, so that it shows whether something moves."""
NOT_THERE = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError)
IMPOSSIBLE = (httpx2.InvalidURL, httpx2.UnsupportedProtocol, ValueError, TypeError)
"""What the client says of an address or a header that nobody could send; UnicodeError is a ValueError."""

for _name in ("httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # they would write addresses down, and some hold a token


class Answered(Struct, frozen=True):
    """What came back: status, headers in small letters, and as much of the body as there is room for."""

    status: int
    headers: Mapping[str, str]
    body: Bounded


class TurnIsOver(Exception):
    """The caller may not write any more."""


class Exchange:
    """A request on its way. `deadlines` say how long it may take; nothing is written once `over` says so."""

    def __init__(self, deadlines: Deadlines, over: Callable[[], bool]) -> None:
        self._deadlines, self._over = deadlines, over
        self._alive = asyncio.Timeout(None)
        self._out = 0
        self._since = (0.0, 0)
        self.steps = 0
        """How much may have left: 0 nothing, 1 the head of the request, 2 its body, too."""

    async def make(self, given: GivenBody) -> Answered:
        """Send a request and return its answer.

        Raises:
            TurnIsOver: Nothing was sent.
            TimeoutError: It took too long.
            OSError: A file could not be read.
            httpx2.HTTPError: The connection did not hold.
            ValueError, TypeError, httpx2.InvalidURL: Nobody could send it.
        """
        self._alive = asyncio.timeout(self.seconds(given))
        secure = urlsplit(given.address).scheme == "https"  # a proxy would read what goes in the clear to this machine
        timeout = httpx2.Timeout(None, connect=CONNECT)
        client = httpx2.AsyncClient(timeout=timeout, verify=trust(given.address), trust_env=secure)
        with ExitStack() as files:
            async with self._alive, client:
                request = client.build_request(
                    given.method,
                    given.address,
                    params=given.query,
                    headers=_agent() | dict(given.headers),
                    extensions={"trace": self._heard},
                    **_opened(given.body, files),
                )
                if given.upload:
                    self._watch(request, given)
                answer = await client.send(request, stream=True)
                try:
                    return Answered(answer.status_code, dict(answer.headers), await _taken(answer))
                finally:
                    await answer.aclose()

    def seconds(self, given: GivenBody) -> float:
        """Return how long a request has, in seconds; an upload has as long each time that something moves."""
        if given.upload:
            return self._deadlines.still
        return self._deadlines.read if given.method == "GET" else self._deadlines.write

    async def _heard(self, step: str, _info: object) -> None:
        """Let nothing be written once the caller's turn is over."""
        if step in WRITES:
            if self._over():
                raise TurnIsOver
            self.steps += 1

    def _watch(self, request: httpx2.Request, given: GivenBody) -> None:
        """Let the body go out in pieces, and the request live as long as they move."""
        request.stream = _Pieces(request.stream, self._moved, lambda: self._sent(public=given.public))

    def _moved(self, size: int) -> None:
        """Note that something moved; too little in a long time is the end."""
        now = asyncio.get_running_loop().time()
        self._out += size
        begun, before = self._since
        if not begun:
            self._since = (now, self._out)
        elif now - begun >= self._deadlines.stretch:
            slow = (self._out - before) / (now - begun) < self._deadlines.slowest
            self._since = (now, self._out)
            if slow:
                raise TimeoutError
        self._alive.reschedule(now + self._deadlines.still)

    def _sent(self, *, public: bool) -> None:
        """Note that all of the body is out: now the answer is awaited."""
        wait = self._deadlines.write if public else self._deadlines.still
        self._alive.reschedule(asyncio.get_running_loop().time() + wait)


class _Pieces(httpx2.AsyncByteStream):
    """A body in small pieces; `moved` is called after each of them is taken, `done` after the last."""

    def __init__(
        self,
        whole: httpx2.SyncByteStream | httpx2.AsyncByteStream,
        moved: Callable[[int], None],
        done: Callable[[], None],
    ) -> None:
        self._whole, self._moved, self._done = whole, moved, done

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in _chunks(self._whole):
            for start in range(0, len(chunk), PIECE):
                piece = chunk[start : start + PIECE]
                yield piece
                self._moved(len(piece))
        self._done()


async def _taken(answer: httpx2.Response) -> Bounded:
    body = Bounded(LONGEST, answer.headers.get("content-encoding", ""))
    async for chunk in answer.aiter_raw(PIECE):
        if not body.take(chunk):
            break
    return body


def _opened(body: Mapping[str, Any], files: ExitStack) -> dict[str, Any]:
    """Return a body for the client, each `Path` in it as an open file."""
    given = dict(body)
    if isinstance(content := given.get("content"), Path):
        given["content"] = files.enter_context(opened(content))
    if "files" in given:
        given["files"] = {name: _part(part, files) for name, part in given["files"].items()}
    return given


def _part(part: tuple[Any, ...], files: ExitStack) -> tuple[Any, ...]:
    name, content, *kind = part
    return (name, files.enter_context(opened(content)) if isinstance(content, Path) else content, *kind)


async def _chunks(stream: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> AsyncIterator[bytes]:
    if isinstance(stream, httpx2.AsyncByteStream):
        async for chunk in stream:
            yield chunk
    else:
        for chunk in stream:
            yield chunk


def _agent() -> dict[str, str]:
    return {"User-Agent": f"postdesk/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip, deflate"}


def trust(address: str) -> ssl.SSLContext:
    """Return whom to trust: for an address in the clear, which only this machine has, nobody."""
    return _vouched() if urlsplit(address).scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@cache
def _vouched() -> ssl.SSLContext:
    """Return the authorities that this machine trusts; reading them takes a tenth of a second."""
    return httpx2.create_ssl_context()
