"""Signing in to a Bluesky server: seldom, because a server allows 30 sign-ins in five minutes and 300 a day.

A session is kept in `.postdesk/sessions/`, readable by its owner alone, so that a `publish` that cron starts every
minute signs in once. An expired one is refreshed; one that cannot be is made anew from the app password. Sign-ins are
counted for all workers together, before they are made: one that is killed and started again and again waits, too.

An account's handle may change, its DID never does: whoever was signed in once is signed in by its DID from then on.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from postdesk.errors import NetworkError, Unreachable, system_reason
from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models import Budget
from postdesk.models.known_types import known_type
from postdesk.networks.bluesky.answering import resolved
from postdesk.networks.bluesky.answers import Session, error
from postdesk.networks.network import Spend, freely
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, Reply, Wire

LET_IN = "com.atproto.server"
TOKENS = ("accessJwt", "refreshJwt")
NEW_ONE = Sentence(
    "the app password is wrong or was deleted: make a new one, and sign in again with `postdesk accounts add`"
)
NEW_HANDLE = Sentence("nobody has that name there: set the account's `handle` in desk.toml to what it is called now")
NOT_LET_IN = (400, 401)
"""An expired token is answered with 400 ExpiredToken; a call that is not let in has done nothing."""
SIGN_INS = ((Budget("sign-ins in five minutes", 20, 300), 1), (Budget("sign-ins a day", 200, 86_400), 1))
"""Two thirds of what a server allows one account from one address; the rest is for people who sign in themselves.

Source: @atproto/pds 0.4.217, seen running with its limits on.
"""


class SignIn:
    """The sessions of one account with one app password, at one server; `spend` counts the sign-ins.

    `did` is the account's lasting name, "" where nobody has said it.
    """

    def __init__(
        self, wire: Wire, handle: str, password: str, kept: Path, spend: Spend = freely, *, did: str = ""
    ) -> None:
        self.wire, self.handle, self._password, self._named = wire, handle, password, did
        self._kept, self._spend = kept, spend
        wire.hide(password)

    def did(self, now: datetime) -> str:
        """Return the account's lasting name."""
        return self._session(now).did

    def host(self, now: datetime) -> str:
        """Return the address of the server that keeps the account, which may stand behind the one it signs in at."""
        return self._session(now).host or self.wire.base

    def call(self, send: Callable[[str], Reply], now: datetime) -> Reply:
        """Send with an access token, and once more with a new one where the first is not good any more.

        `send` accepts 400 and 401 as answers. A call that was not let in has done nothing, so sending again is safe.

        Raises:
            Refused: The server said no to the call.
            Unreachable: The account cannot be signed in.
            Unknown: As `send` says.
        """
        reply = send(used := self._session(now).access_jwt)
        if _shut(reply):
            reply = send(self._renewed(used, now).access_jwt)
        if reply.status == 401 or _shut(reply):
            raise Unreachable(
                "{server} no longer lets {handle} in: {code}",
                NO_TOKEN,
                server=self.wire.name,
                handle=self.handle,
                code=_name(reply),
            )
        return reply

    def end(self, now: datetime) -> bool:
        """End the session that was kept, at its server and here; False where there is none.

        Raises:
            NetworkError: The server did not do it, as far as can be known; the session stays kept.
        """
        if (session := self._last()) is None:
            return False
        path = f"/xrpc/{LET_IN}.deleteSession"
        self.wire.write(path, now, token=session.refresh_jwt, accept=NOT_LET_IN, public=False)
        self._kept.unlink(missing_ok=True)
        return True

    def _session(self, now: datetime) -> Session:
        session = self._last()
        if session is None:
            return self._signed_in(now)
        self.wire.hide(session.access_jwt, session.refresh_jwt)
        return session

    def _last(self) -> Session | None:
        """Return the session that was kept last, whether or not it is still good; None where there is none."""
        try:
            return msgspec.json.decode(contents(self._kept), type=known_type(Session))
        except (OSError, msgspec.DecodeError):
            return None

    def _renewed(self, used: str, now: datetime) -> Session:
        """Return another session than that of a used-up token: one that another worker has just made, or a new one."""
        session = self._session(now)
        if session.access_jwt != used:
            return session
        path, refresh = f"/xrpc/{LET_IN}.refreshSession", session.refresh_jwt
        reply = self.wire.write(path, now, token=refresh, accept=NOT_LET_IN, public=False, confidential=TOKENS)
        return self._keep(reply) if reply.status == 200 else self._signed_in(now)

    def _signed_in(self, now: datetime) -> Session:
        self._spend(SIGN_INS, now)
        last = self._last()
        name = self._named or (last.did if last else "")
        asked = {"identifier": name or self.handle, "password": self._password}
        path = f"/xrpc/{LET_IN}.createSession"
        reply = self.wire.write(path, now, accept=NOT_LET_IN, public=False, json=asked, confidential=TOKENS)
        if reply.status != 200:
            advice = NEW_ONE if name or self._is_known(now) else NEW_HANDLE
            raise Unreachable(
                "{server} does not let {handle} in ({code}): {advice}",
                NO_TOKEN,
                server=self.wire.name,
                handle=self.handle,
                code=_name(reply),
                advice=advice,
            )
        return self._keep(reply)

    def _is_known(self, now: datetime) -> bool:
        """Tell whether anybody has the handle; where the server does not say, that is taken for granted."""
        try:
            return resolved(self.wire, self.handle, now) is not None
        except NetworkError:
            return True

    def _keep(self, reply: Reply) -> Session:
        """Keep a session for the next call, in a file that only its owner reads."""
        session = reply.into(Session)
        try:
            private.replace(self._kept, msgspec.json.encode(session))
        except OSError as trouble:
            raise Unreachable(
                "{file} cannot be written ({why}): look at the permissions and at the room on the disk",
                file=self._kept,
                why=system_reason(trouble),
            ) from None
        return session


def _name(reply: Reply) -> str:
    return error(reply) or str(reply.status)


def _shut(reply: Reply) -> bool:
    """Whether the token was not good any more."""
    return reply.status in NOT_LET_IN and _name(reply) in {"ExpiredToken", "InvalidToken", "AuthMissing"}
