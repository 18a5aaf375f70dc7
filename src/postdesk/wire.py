"""HTTP in, JSON out, or one of three certainties: Refused, Unreachable, Unknown. The one door to the web.

Status codes decide, never the words of an answer, which come in the account's language:

    no connection, unknown host, no TLS        Unreachable: not a byte of the request has left
    the caller's turn is over                  Unreachable: seen right before the request is written
    429                                        Unreachable, with the wait that the server names
    401                                        Unreachable: the token is not accepted, and nothing was
    301, 307, 308                              Refused: the server lives elsewhere and did nothing (RFC 9110, 15.4)
    other 4xx                                  Refused
    5xx, 408, other 3xx, reset, too late,
    an answer that is no JSON or too long      Unknown where something was to be written, Unreachable where only asked

Nothing is followed and nothing is sent twice here. Every call has a connection of its own, because a server that closes
an idle one just then would make an unknown outcome out of nothing. A token appears in no message.
"""

import asyncio
import math
import re
import sys
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from postdesk.errors import NetworkError, Refused, SettingsError, Unknown, Unreachable

T = TypeVar("T")

DEADLINE = 30.0
"""Seconds from the first attempt to connect to the last byte of the answer; well below the lease of a claim, 45 s."""
CONNECT = 8.0
"""Seconds for each of connecting and TLS, so that their failure is always told apart from that of the call."""
LONGEST = 4 << 20
"""Bytes of an answer that are read."""
NO_TOKEN = 300.0
"""Seconds until a token that was not accepted is tried again: a person has to do something first."""
MOVED = frozenset({301, 307, 308})
LOOPBACK = r"localhost|127(\.\d{1,3}){3}|::1"
WORDS = 200
"""Characters of a server's own words that are shown."""
WRITES = frozenset({"http11.send_request_headers.started", "http11.send_request_body.started"})
"""What httpcore2 tells right before it writes; a server that got the head of a request alone does nothing."""

ticks: Callable[[], float] = (
    partial(time.clock_gettime, time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic
)
"""Seconds on a clock that nobody sets and that goes on while the machine sleeps, where the system has one."""


class Reply(Struct, frozen=True):
    """An answer: its status, its headers in small letters, and its JSON; None where the body is empty."""

    server: str
    status: int
    headers: Mapping[str, str]
    data: Any
    wrote: bool

    def into(self, shape: type[T]) -> T:
        """Return the JSON as a type; one that does not fit is as good as no answer.

        Raises:
            Unknown: Something was to be written.
            Unreachable: Something was only asked.
        """
        try:
            return msgspec.convert(self.data, shape)
        except msgspec.ValidationError:
            raise doubt(self.server, "gave an answer that makes no sense", wrote=self.wrote) from None

    @property
    def left(self) -> int | None:
        """How many calls the server says are left for now; None where it does not say."""
        said = self.headers.get("x-ratelimit-remaining") or self.headers.get("ratelimit-remaining") or ""
        return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else None

    def refusal(self, secret: str = "") -> Refused:
        """Return the refusal that this answer is, in the server's own words without the secret."""
        words = _words(self.data)
        return Refused(f"{self.server} refused it: {self.status}{words.replace(secret, '…') if secret else words}")


class Wire:
    """One server; every call takes `now`, which tells how far away a moment in a header is.

    `clock` is the one by which `turn_ends` is meant.

    Raises:
        SettingsError: The server would be spoken to in the clear, and is not this machine.
    """

    def __init__(self, server: str, deadline: float = DEADLINE, clock: Callable[[], float] = ticks) -> None:
        parts = urlsplit(server)
        self.base = server.rstrip("/")
        self.name = parts.netloc
        if parts.scheme != "https" and not re.fullmatch(LOOPBACK, parts.hostname or ""):
            raise SettingsError(f"{server} would send the token in the clear: write https://")
        self._deadline = deadline
        self._clock = clock
        self.turn_ends = math.inf
        """Until when, by the clock, a request may begin to be written: a caller that stood still may have lost its turn
        to another one."""
        self.until: datetime | None = None
        """Until when the server allows no more calls, as its last answer said; None where it allows some."""

    def read(
        self, path: str, now: datetime, *, token: str = "", accept: Collection[int] = (), **query: str | list[str]
    ) -> Reply:
        """Ask for something; statuses in `accept` are answers, too.

        Raises:
            Refused: The server said no.
            Unreachable: It gave no answer that can be used.
        """
        given = {"params": query, "headers": _bearer(token)}
        return self._judged("GET", path, now, given, accept, wrote=False)

    def write(
        self,
        path: str,
        now: datetime,
        *,
        token: str = "",
        accept: Collection[int] = (),
        public: bool = True,
        headers: Mapping[str, str] | None = None,
        **given: Any,  # noqa: ANN401
    ) -> Reply:
        """POST something, once: `json`, `content`, or `data` and `files`, as httpx2 names them.

        What is not `public`, such as a sign-in or a picture before its post, may be sent again without harm, so no
        usable answer counts as nothing sent.

        Raises:
            Refused: The server said no; nothing was written.
            Unreachable: Surely nothing was written.
            Unknown: Nobody can tell.
        """
        given["headers"] = {**_bearer(token), **(headers or {})}
        return self._judged("POST", path, now, given, accept, wrote=public)

    def delete(self, path: str, now: datetime, *, token: str = "", accept: Collection[int] = ()) -> Reply:
        """DELETE something, once; doing it again does no harm, so no usable answer means that it was not done.

        Raises:
            Refused: The server said no.
            Unreachable: It gave no answer that can be used.
        """
        return self._judged("DELETE", path, now, {"headers": _bearer(token)}, accept, wrote=False)

    def _judged(
        self, method: str, path: str, now: datetime, given: dict[str, Any], accept: Collection[int], *, wrote: bool
    ) -> Reply:
        status, headers, body = self._called(method, path, given, wrote=wrote)
        if status not in accept and (trouble := self._trouble(status, headers, now, wrote=wrote)):
            raise trouble
        data = _json(headers, body)
        if isinstance(data, _Rubbish) and status < 400:
            raise doubt(self.name, "gave an answer that makes no sense", wrote=wrote)
        reply = Reply(self.name, status, headers, data, wrote)
        self.until = _until(headers, now) if reply.left == 0 else None
        if status >= 400 and status not in accept:
            raise reply.refusal(given["headers"].get("Authorization", "").removeprefix("Bearer "))
        return reply

    def _trouble(self, status: int, headers: Mapping[str, str], now: datetime, *, wrote: bool) -> NetworkError | None:
        """Return what a status means that is neither a yes nor a no to what was asked."""
        if status == 429:
            return Unreachable(f"{self.name} asks to wait (429)", retry_after(headers, now))
        if status == 401:
            return Unreachable(f"{self.name} does not accept the token (401): set a new one", NO_TOKEN)
        if status in MOVED:
            where = urlsplit(headers.get("location", "")).netloc or "elsewhere"
            return Refused(f"{self.name} has moved to {where}: change `server` in desk.toml")
        if status >= 500 or status == 408 or status < 200 or 300 <= status < 400:
            return doubt(self.name, f"answered {status}", wrote=wrote)
        return None

    def _called(
        self, method: str, path: str, given: dict[str, Any], *, wrote: bool
    ) -> tuple[int, Mapping[str, str], bytes]:
        import httpx2

        try:
            with ThreadPoolExecutor(1) as apart:  # whoever calls may have an event loop of its own
                return apart.submit(asyncio.run, self._call(method, path, given)).result()
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError):
            raise Unreachable(f"{self.name} cannot be reached") from None
        except TimeoutError:
            raise doubt(self.name, f"gave no answer within {self._deadline:g} s", wrote=wrote) from None
        except httpx2.HTTPError:
            raise doubt(self.name, "broke the connection off", wrote=wrote) from None

    async def _call(self, method: str, path: str, given: dict[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        import httpx2

        from postdesk import __version__

        timeout = httpx2.Timeout(None, connect=CONNECT)
        agent = {"User-Agent": f"postdesk/{__version__}", "Accept": "application/json"}
        client = httpx2.AsyncClient(timeout=timeout, headers=agent, follow_redirects=False)
        asking = client.stream(method, self.base + path, extensions={"trace": self._seen}, **given)
        async with asyncio.timeout(self._deadline), client, asking as answer:
            body = bytearray()
            async for chunk in answer.aiter_bytes():
                body += chunk[: LONGEST + 1 - len(body)]
        return answer.status_code, dict(answer.headers), bytes(body)

    async def _seen(self, step: str, _info: object) -> None:
        """Let nothing be written once the caller's turn is over."""
        if step in WRITES and self._clock() > self.turn_ends:
            raise Unreachable(f"the worker stood still for too long before it sent to {self.name}: nothing was sent")


class _Rubbish:
    """What is no JSON."""


def _json(headers: Mapping[str, str], body: bytes) -> Any:  # noqa: ANN401
    """Return an answer's JSON, None for an empty answer, `_Rubbish` for what is no JSON, too long or cut off."""
    if not body.strip():
        return None
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if len(body) > LONGEST or not re.fullmatch(r"application/([\w.-]+\+)?json", kind):
        return _Rubbish()
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Rubbish()


def doubt(name: str, what: str, *, wrote: bool) -> NetworkError:
    """Return what no usable answer means: no telling where something was to be written, else simply no answer."""
    if wrote:
        return Unknown(f"{name} {what}: nobody can tell whether it did what was asked")
    return Unreachable(f"{name} {what}")


def _until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return the moment that a server names for its next calls."""
    seconds = retry_after(headers, now)
    return now + timedelta(seconds=seconds) if seconds else None


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return for how many seconds a server asks to wait, by whichever header it uses; None where it does not say.

    `Retry-After` is seconds or an HTTP date (RFC 9110, 10.2.3), `ratelimit-reset` an epoch (Bluesky), and
    `x-ratelimit-reset` a moment in ISO 8601 (Mastodon) or an epoch.
    """
    for name in ("retry-after", "ratelimit-reset", "x-ratelimit-reset"):
        if name in headers and (seconds := _seconds(headers[name].strip(), now)) is not None:
            return max(0.0, seconds)
    return None


def _seconds(said: str, now: datetime) -> float | None:
    """Return the seconds until a moment that is written as an epoch, a span, an HTTP date or in ISO 8601."""
    from email.utils import parsedate_to_datetime

    if re.fullmatch(r"[0-9]{1,11}(\.[0-9]+)?", said):
        number = float(said)
        return number - now.timestamp() if number > 1e8 else number
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return (read(said) - now).total_seconds()
        except (ValueError, TypeError):  # TypeError: a moment without a zone
            continue
    return None


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _words(data: object) -> str:
    """Return what a server says about its no, on one line and not too long; "" where it says nothing."""
    said = [data.get(key) for key in ("message", "error_description", "error")] if isinstance(data, dict) else []
    words = next((word for word in said if isinstance(word, str) and word.strip()), "")
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return f", {line[:WORDS]}" if line else ""
