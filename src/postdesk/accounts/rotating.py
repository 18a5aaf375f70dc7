"""Tokens that a network changes with every renewal: used by all workers, renewed by one, lost by no failed write.

A refresh token is good once. Whoever renews has the turn in the log, which proves that it can be written; the new ones
are locked into a file of this machine first, then into the log, and only then used. A file that is newer than the log,
which could not be written for a while, is taken up by whoever reads next. The old refresh token stays until the new one
is kept, and whoever finds that the network does not know it any more says so of that one alone: another worker, frozen
or cut off over the same renewal, may bring the new one yet. Where the answer was lost, the old one is tried again; once
the network does not know it any more, a person signs in again, and nothing is tried in between. A token that lives for
weeks can be renewed long before its end: there a failure is no trouble, the old one is used on.
"""

import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, PostdeskError, Refused, SettingsError, Unreachable
from postdesk.files import private
from postdesk.files.names import file_name
from postdesk.files.regular import contents
from postdesk.log import Log
from postdesk.log.workers import tokens
from postdesk.log.workers.processes import me
from postdesk.models import timings
from postdesk.models.known_types import known_type
from postdesk.networks.signing_in import TokenKeeper
from postdesk.sentences import Sentence
from postdesk.settings import House
from postdesk.settings.secrets import cipher_of
from postdesk.settings.toml import SECRETS_KEY
from postdesk.settings.vault import Cipher
from postdesk.wire import NO_TOKEN
from postdesk.wire.oauth import Tokens

KEPT = Sentence("the desk's memory")
"""Where tokens are that a network changes, in words for a person."""
EARLY = timedelta(minutes=5)
"""How long before its end an access token is renewed."""
BESIDE = 2.0
"""Seconds until it is looked again whether another worker has renewed."""
LEISURE = timedelta(days=1)
"""How long after it failed a token is renewed again whose end is far away."""
PATIENCE = 30.0
"""Seconds for which new tokens are written again that the log did not take: within the turn, which nobody else has."""
UNKNOWN_LIFE = timedelta(hours=1)
"""For how long an access token is used whose life the network does not tell."""


class TokensWhenAsked(TokenKeeper):
    """An account's tokens at a desk; neither its log nor its key is touched before a network asks for one."""

    def __init__(self, log: Callable[[], Log], house: House, account: str) -> None:
        self._log, self._house, self._account = log, house, account

    def access(
        self, now: datetime, renew: Callable[[str], Tokens], spent: str = "", ahead: timedelta = timedelta(0)
    ) -> str:
        """As `RotatingTokens` does."""
        return self.rotating().access(now, renew, spent, ahead)

    def signed_in(self) -> bool:
        """Whether the log holds any; they are not unlocked for that."""
        return tokens.read_locked(self._log(), self._account) is not None

    def granted(self) -> str:
        """As `RotatingTokens` does."""
        return self.rotating().granted()

    def rotating(self) -> "RotatingTokens":
        """Return them, opened; SettingsError where the desk has no key."""
        if (cipher := cipher_of(self._house.root)) is None:
            advice = f"set {SECRETS_KEY}, the same on every machine of the desk"
            raise SettingsError(
                "{account} has a token that its network changes, which is kept locked: {advice}",
                account=self._account,
                advice=advice,
            )
        folder = self._house.memory / "tokens"
        return RotatingTokens(self._log(), cipher, self._account, me(), folder)

    def forget(self) -> bool:
        """Forget them; False where there are none. The desk's key is not needed for that."""
        _between(self._house.memory / "tokens", self._account).unlink(missing_ok=True)
        return tokens.drop_locked(self._log(), self._account)


class KeptTokens(Struct, frozen=True):
    """What is kept of an account's tokens; `dead` once the network did not know the refresh token any more.

    `tried` is when they were last renewed ahead of their end, in vain. `refresh_until` is the end of the refresh token,
    and `scope` what they may do, where the network tells it.
    """

    access: str
    refresh: str
    until: datetime
    dead: bool = False
    tried: datetime | None = None
    refresh_until: datetime | None = None
    scope: str = ""

    @property
    def ends(self) -> datetime | None:
        """When only a person can get new ones: where nothing renews them any more, or they renew themselves."""
        return self.until if self.dead or self.refresh == self.access else self.refresh_until

    def __repr__(self) -> str:
        """Leave the tokens out."""
        return f"<tokens until {self.until}>"


class RotatingTokens(TokenKeeper):
    """The tokens of one account; `folder` is where they lie between network and log, `who` the worker.

    What the log does not take is written again for `patience` seconds.
    """

    def __init__(
        self, log: Log, cipher: Cipher, account: str, who: str, folder: Path, patience: float = PATIENCE
    ) -> None:
        self._log, self._cipher, self._account, self._who, self._patience = log, cipher, account, who, patience
        self._file = _between(folder, account)

    def access(
        self, now: datetime, renew: Callable[[str], Tokens], spent: str = "", ahead: timedelta = timedelta(0)
    ) -> str:
        """Return an access token; a `spent` one, which the network has just refused, is renewed before its end."""
        kept = self._newest()
        if _good(kept, now, spent) and not _early(kept, now, ahead):
            return kept.access
        turn = tokens.take_turn(self._log, self._account, self._who, now)
        if turn is None:
            if _good(kept, now, spent):
                return kept.access
            raise Unreachable("another worker renews the token of {account}", BESIDE, account=self._account)
        kept = self._opened(turn.locked)
        try:
            if not _good(kept, now, spent):
                return self._renewed(kept, turn.version, renew, now)
            return self._renewed_early(kept, turn.version, renew, now) if _early(kept, now, ahead) else kept.access
        finally:
            with suppress(PostdeskError):  # it ends by itself
                tokens.end_turn(self._log, self._account, self._who)

    def granted(self) -> str:
        """Return what the tokens may do, as the network told last; "" where it told nothing."""
        return self._newest().scope

    def begin(self, given: Tokens, now: datetime) -> None:
        """Keep the tokens of a sign-in."""
        self._file.unlink(missing_ok=True)
        kept = _kept(given, None, now)
        tokens.begin_locked(self._log, self._account, self._locked(kept), kept.ends)

    def _renewed(self, kept: KeptTokens, version: int, renew: Callable[[str], Tokens], now: datetime) -> str:
        again = f"sign in again: `postdesk accounts add {self._account}`"
        if kept.dead:
            raise Unreachable(
                "the network does not know the token of {account} any more: {again}",
                NO_TOKEN,
                account=self._account,
                again=again,
            )
        try:
            new = _kept(renew(kept.refresh), kept, now)
        except Refused as no:
            dead = replace(kept, dead=True)
            tokens.bury_locked(self._log, self._account, self._locked(dead), version, dead.ends)
            raise Unreachable("{no}: {again}", NO_TOKEN, no=no, again=again) from None
        self._keep(new, version + 1)
        return new.access

    def _renewed_early(self, kept: KeptTokens, version: int, renew: Callable[[str], Tokens], now: datetime) -> str:
        """Renew a token that is good for long yet; where that fails it goes on being used."""
        try:
            new = _kept(renew(kept.refresh), kept, now)
        except NetworkError:
            new = replace(kept, tried=now)
        self._keep(new, version + 1)
        return new.access

    def _keep(self, new: KeptTokens, version: int) -> None:
        """Keep tokens in a file of this machine, then in the log; either is enough for the next to find them."""
        locked, in_file = self._locked(new), True
        try:
            private.replace(self._file, f"{version} {locked}".encode())
        except OSError:
            in_file = False
        end = time.monotonic() + self._patience
        while True:
            try:
                tokens.keep_locked(self._log, self._account, locked, version, new.ends)
            except PostdeskError:
                if time.monotonic() < end:
                    time.sleep(timings.WRITE_AGAIN)
                    continue
                if not in_file:
                    raise
            return

    def _newest(self) -> KeptTokens:
        """Return what is kept, after what lies in the file has come into the log."""
        there = tokens.read_locked(self._log, self._account)
        if there is None:
            raise SettingsError(
                "{account} is not signed in: run `postdesk accounts add {account}`", account=self._account
            )
        version, locked = self._between()
        if version > there.version:
            tokens.keep_locked(self._log, self._account, locked, version, self._opened(locked).ends)
            there = tokens.LockedTurn(locked, version)
        return self._opened(there.locked)

    def _between(self) -> tuple[int, str]:
        """Return what a failed write left in the file, with its version; -1 where there is nothing."""
        try:
            version, _, locked = contents(self._file).decode("ascii").partition(" ")
        except (OSError, UnicodeDecodeError):
            return -1, ""
        return (int(version), locked) if version.isdecimal() else (-1, "")

    def _locked(self, kept: KeptTokens) -> str:
        return b64encode(self._cipher.locked(msgspec.json.encode(kept))).decode()

    def _opened(self, locked: str) -> KeptTokens:
        opened = self._cipher.opened(b64decode(locked), f"the token of {self._account}")
        return msgspec.json.decode(opened, type=known_type(KeptTokens))


def _between(folder: Path, account: str) -> Path:
    """Return the file in which new tokens lie between network and log."""
    return folder / f"{file_name(account)}.age"


def _good(kept: KeptTokens, now: datetime, spent: str) -> bool:
    return kept.access != spent and not kept.dead and now < kept.until - EARLY


def _early(kept: KeptTokens, now: datetime, ahead: timedelta) -> bool:
    """Whether a token is to be renewed at leisure."""
    return now >= kept.until - ahead and (kept.tried is None or now - kept.tried >= LEISURE)


def _kept(given: Tokens, before: KeptTokens | None, now: datetime) -> KeptTokens:
    """Return new tokens as they are kept; a network that gives no new refresh token keeps the old one good."""
    life = UNKNOWN_LIFE if given.expires_in is None else timedelta(seconds=given.expires_in)
    refresh = given.refresh_token or (before.refresh if before else "")
    until = before.refresh_until if before and refresh == before.refresh else None
    if given.refresh_token_expires_in is not None:
        until = now + timedelta(seconds=given.refresh_token_expires_in)
    scope = given.scope or (before.scope if before else "")
    return KeptTokens(given.access_token, refresh, now + life, refresh_until=until, scope=scope)
