"""One server of a network: ask it, write to it, once. What an answer makes certain says `judging`."""

import math
import re
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, Unpack
from urllib.parse import SplitResult, urlsplit

from postdesk.errors import SettingsError, Unreachable
from postdesk.wire.deadlines import USUAL, Deadlines, ticks
from postdesk.wire.hiding import Hidden
from postdesk.wire.judging import verdict
from postdesk.wire.reply import Reply, Rubbish, form_of, json_of, reply_shown
from postdesk.wire.retry_after import clock_behind, until
from postdesk.wire.sent import Asking, GivenBody, Sent, asking, body

if TYPE_CHECKING:
    from postdesk.wire.exchange import Answered

LOOPBACK = r"localhost|127(\.\d{1,3}){3}|::1"
PLAIN_HOST = rf"(?a:[\w.-]+)|{LOOPBACK}"
"""A name that every program takes for the same host: after a `%`, `\\` or `;` in it, some see another."""


class WriteTurn:
    """Until when, by the clock, the servers of one account may be written to."""

    ends = math.inf


class Wire:
    """One server; every call takes `now`, which tells how far away a moment in a header is.

    `clock` is the one by which `turn_ends` is meant. Whatever was sent as a token, or named by `hide`, is taken out of
    every answer before it is returned.

    Raises:
        SettingsError: The server would be spoken to in the clear, and is not this machine; or it is no address.
    """

    def __init__(self, server: str, deadlines: Deadlines = USUAL, clock: Callable[[], float] = ticks) -> None:
        self.base = server.rstrip("/")
        self.name = _name(server)
        self._deadlines = deadlines
        self._clock = clock
        self._turn = WriteTurn()
        self._hidden = Hidden()
        self.until: datetime | None = None
        """Until when the server allows no more calls, as its last answer said; None where it allows some."""
        self._behind = timedelta()

    @property
    def turn_ends(self) -> float:
        """Until when, by the clock, a request may begin to be written; later, another may have the caller's turn."""
        return self._turn.ends

    @turn_ends.setter
    def turn_ends(self, at: float) -> None:
        self._turn.ends = at

    @property
    def here(self) -> bool:
        """Whether the server is this machine."""
        return bool(re.fullmatch(LOOPBACK, urlsplit(self.base).hostname or ""))

    def there(self, moment: datetime) -> datetime:
        """Return what the server's clock showed at a moment of ours, or later: one that is ahead is taken for right.

        What is looked for since a moment would else seem older than that on a server whose clock is behind. It is as
        the server's last answer told it; before the first one, the moment itself.
        """
        return moment - self._behind

    def hide(self, *secrets: str) -> None:
        """Take these out of all that the account's servers say from now on."""
        self._hidden.add(*secrets)

    def beside(self, address: str, hosts: Collection[str]) -> "Wire":
        """Return another server of the same account, as an answer named its address; `hosts` are whose it may be.

        It has the same turn, and the same things are hidden. It listens where servers do, or where this one does.

        Raises:
            Unreachable: The address is somebody else's; nothing was sent there.
        """
        try:
            parts = urlsplit(address)
            other = Wire(f"{parts.scheme}://{parts.netloc}", self._deadlines, self._clock)
        except (ValueError, SettingsError):
            raise Unreachable("{server} names no address that anything could be sent to", server=self.name) from None
        if not _is_of(parts, hosts) or not (other.here or parts.port in {None, 443, urlsplit(self.base).port}):
            raise Unreachable(
                "{server} sends us to {other}, which is not its own: nothing was sent there",
                server=self.name,
                other=reply_shown(other.name),
            )
        other._turn, other._hidden = self._turn, self._hidden
        return other

    def read(
        self, path: str, now: datetime, *, token: str = "", accept: Collection[int] = (), **sent: Unpack[Sent]
    ) -> Reply:
        """Ask for something; statuses in `accept` are answers, too.

        Raises:
            Refused: The server said no.
            Unreachable: It gave no answer that can be used.
        """
        return self._judged("GET", path, token, asking(now, accept, sent, wrote=False), sent)

    def write(
        self,
        path: str,
        now: datetime,
        *,
        method: Literal["POST", "PUT", "PATCH"] = "POST",
        token: str = "",
        accept: Collection[int] = (),
        public: bool = True,
        **sent: Unpack[Sent],
    ) -> Reply:
        """Write something, once.

        What is not `public`, such as a sign-in or a picture before its post, may be sent again without harm, so no
        usable answer counts as nothing sent.

        Raises:
            Refused: The server said no; nothing was written.
            Unreachable: Surely nothing was written.
            Unknown: Nobody can tell.
        """
        return self._judged(method, path, token, asking(now, accept, sent, wrote=public), sent)

    def delete(
        self, path: str, now: datetime, *, token: str = "", accept: Collection[int] = (), **sent: Unpack[Sent]
    ) -> Reply:
        """DELETE something, once; doing it again does no harm, so no usable answer means that it was not done.

        Raises:
            Refused: The server said no.
            Unreachable: It gave no answer that can be used.
        """
        return self._judged("DELETE", path, token, asking(now, accept, sent, wrote=False), sent)

    def _judged(self, method: str, path: str, token: str, how: Asking, sent: Sent) -> Reply:
        headers = {**({"Authorization": f"Bearer {token}"} if token else {}), **sent.get("headers", {})}
        self.hide(token)
        hidden = self._hidden.with_these(headers.get("Authorization", "").partition(" ")[2])
        given = GivenBody(method, self.base + path, headers, sent.get("query"), body(sent), public=how.wrote)
        reply = self._reply(self._answered(given, how), how, hidden)
        self._behind = clock_behind(reply.headers, how.now)
        if trouble := verdict(reply, how.accept, how.judge, how.now):
            raise trouble
        self.until = until(reply.headers, how.now) if reply.left == 0 else None
        return reply

    def _answered(self, given: GivenBody, how: Asking) -> "Answered":
        from postdesk.wire import certainty

        return certainty.answered(self.name, given, self._deadlines, self._late, wrote=how.wrote)

    def _reply(self, answered: "Answered", how: Asking, hidden: Hidden) -> Reply:
        """Return an answer as it is read, without what was sent in confidence."""
        headers = hidden.data(answered.headers)
        read = (
            partial(form_of, answered.body) if how.answered_in == "form" else partial(json_of, headers, answered.body)
        )
        try:
            data, readable = read(hidden, how.confidential), True
        except Rubbish:
            data, readable = None, False
        return Reply(self.name, answered.status, headers, data, how.wrote, readable, hidden)

    def _late(self) -> bool:
        return self._clock() > self._turn.ends


def _is_of(parts: SplitResult, hosts: Collection[str]) -> bool:
    """Tell whether an address is that of one of some hosts, or of a host below it, and names no user there."""
    host = parts.hostname or ""
    own = any(host == one or host.endswith(f".{one}") for one in hosts)
    return own and "@" not in parts.netloc and bool(re.fullmatch(PLAIN_HOST, host))


def _name(server: str) -> str:
    """Return a server's host and port.

    Raises:
        SettingsError: It would be spoken to in the clear, and is not this machine; or it is no address.
    """
    try:
        parts = urlsplit(server)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host:
        raise SettingsError("{server} is no address of a server: write https://example.org", server=reply_shown(server))
    if parts.scheme != "https" and not re.fullmatch(LOOPBACK, host):
        raise SettingsError("{server} would send the token in the clear: write https://", server=server)
    return parts.netloc
