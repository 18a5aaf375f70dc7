"""Calls of LinkedIn's API for one account: with its version, its token, and URNs as Rest.li wants them in an address.

A URN in an address is percent-encoded whole; the parentheses and commas of a list are not (Rest.li 2.0).
Source: learn.microsoft.com/linkedin shared/api-guide/concepts/protocol-version and urns.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

from postdesk.errors import Unreachable
from postdesk.networks.linkedin.judging import TokenRefused, judge_linkedin
from postdesk.networks.linkedin.tokens import AccessOf, LinkedInScopes
from postdesk.wire import Reply, Wire
from postdesk.wire.reply import Judge
from postdesk.wire.sent import Sent

SERVER = "https://api.linkedin.com"
HOSTS = ("linkedin.com",)
"""Whose servers files may go to."""
FRESH = 5.0
"""Seconds after which a token is good that LinkedIn has just given: until then it may call it revoked."""
RestMethod = Literal["", "FINDER", "DELETE", "PARTIAL_UPDATE"]


def in_address(urn: str) -> str:
    """Return a URN as it stands in an address."""
    return quote(urn, safe="")


def as_list(urns: Iterable[str]) -> str:
    """Return URNs as a list in an address."""
    return f"List({','.join(map(in_address, urns))})"


class RestCaller:
    """One account's calls, in one version of the API."""

    def __init__(self, wire: Wire, token: AccessOf, version: str) -> None:
        self.wire, self._token, self.version = wire, token, version

    def read(self, path: str, now: datetime, *, method: RestMethod = "", accept: Collection[int] = ()) -> Reply:
        """Ask for something; statuses in `accept` are answers, too.

        Raises:
            Refused: LinkedIn said no.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        return self._called("GET", path, now, {}, method=method, accept=accept)

    def write(
        self,
        path: str,
        now: datetime,
        json: object,
        *,
        public: bool,
        method: RestMethod = "",
        accept: Collection[int] = (),
    ) -> Reply:
        """Write something, once; what is not `public` may be written again without harm, `accept` are answers, too.

        Raises:
            Refused: LinkedIn said no; nothing was written.
            Unreachable: Surely nothing was written.
            Unknown: Nobody can tell.
        """
        return self._called("POST", path, now, {"json": json}, method=method, public=public, accept=accept)

    def delete(self, path: str, now: datetime) -> Reply:
        """Delete something; what is gone already is gone.

        Raises:
            Refused: LinkedIn said no.
            Unreachable: It gave no answer that can be used.
        """
        return self._called("DELETE", path, now, {}, method="DELETE", accept=(404,))

    def who(self, now: datetime) -> Reply:
        """Ask whose token it is: OpenID Connect, which knows no version.

        Raises:
            Refused: LinkedIn said no.
            Unreachable: It gave no answer that can be used, or does not know the token.
        """
        return self._renewing(
            lambda: self.wire.read("/v2/userinfo", now, token=self._token.good(now), judge=_judge(now)), now
        )

    def put(self, address: str, content: bytes | Path, now: datetime, *, named: bool) -> Reply:
        """Send bytes to the address that LinkedIn gave for them; `named` is whether it wants to know by whom.

        Raises:
            Refused: LinkedIn does not take them.
            Unreachable: They did not arrive, or the address is not LinkedIn's.
        """
        other = self.wire.beside(address, (*HOSTS, urlsplit(self.wire.base).hostname or ""))
        parts = urlsplit(address)
        token = self._token.good(now) if named else ""
        headers = {"Content-Type": "application/octet-stream"}
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        sent: Sent = {"headers": headers, "content": content, "judge": _judge(now)}
        return other.write(path, now, method="PUT", token=token, public=False, **sent)

    def scopes(self, now: datetime) -> LinkedInScopes | None:
        """Ask what the token may do; None where the app's name and secret are not known here.

        Raises:
            Refused: LinkedIn does not know the app.
            Unreachable: LinkedIn could not be asked, or the token is good no more.
        """
        return self._token.scopes(now)

    def sign_on(self, now: datetime) -> None:
        """See that there is a token, renewed where it ends.

        Raises:
            Unreachable: LinkedIn gave none.
        """
        self._token.good(now)

    def _called(
        self,
        verb: Literal["GET", "POST", "DELETE"],
        path: str,
        now: datetime,
        sent: Sent,
        *,
        method: RestMethod,
        public: bool = False,
        accept: Collection[int] = (),
    ) -> Reply:
        given: Sent = {**sent, "headers": self._headers(method), "judge": _judge(now, accept)}

        def call() -> Reply:
            token = self._token.good(now)
            if verb == "POST":
                return self.wire.write(path, now, token=token, public=public, accept=accept, **given)
            ask = self.wire.read if verb == "GET" else self.wire.delete
            return ask(path, now, token=token, accept=accept, **given)

        return self._renewing(call, now)

    def _renewing(self, call: Callable[[], Reply], now: datetime) -> Reply:
        """Call, and once more with a new token where LinkedIn refused the old one: then nothing was done."""
        try:
            return call()
        except TokenRefused:
            if not self._token.renewed(now):
                raise
        try:
            return call()
        except TokenRefused as fresh:
            raise Unreachable("LinkedIn does not accept its new token yet", FRESH) from fresh

    def _headers(self, method: RestMethod) -> dict[str, str]:
        usual = {"LinkedIn-Version": self.version, "X-Restli-Protocol-Version": "2.0.0"}
        return {**usual, **({"X-RestLi-Method": method} if method else {})}


def _judge(now: datetime, accept: Collection[int] = ()) -> Judge:
    """Return how an answer is read; what is to be accepted is not judged."""
    return lambda reply: None if reply.status in accept else judge_linkedin(reply, now)
