"""Whose keys or token X last said they are: every look costs money.

It is kept in the desk's memory by a digest of the token: another token is another question. X charges a look at one
account once a day, by UTC (docs.x.com pricing, 22 August 2026), so the day of the last one is kept as well.
"""

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models.known_types import known_type
from postdesk.networks.x.answers import Me


class _Told(Struct, frozen=True):
    token: str
    me: Me
    day: date | None = None


class KnownOwner:
    """The owner of an account's token, in a file of the memory; without one, known as long as this object lives."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._last: _Told | None = None

    def owner_by(self, token: str) -> Me | None:
        """Return whose a token is, by its digest; None where X has not said."""
        told = self._told()
        return told.me if told and told.token == token else None

    def is_paid(self, now: datetime) -> bool:
        """Return whether X was asked on this day already, by UTC, so that one more look costs nothing."""
        told = self._told()
        return bool(told and told.day == now.astimezone(UTC).date())

    def keep_owner(self, token: str, me: Me, now: datetime) -> None:
        """Keep whose a token is, and when that was asked; where it cannot be written, it is asked and counted again."""
        self._last = _Told(token, Me(me.id, me.username), now.astimezone(UTC).date())
        if self._file:
            with suppress(OSError):
                private.replace(self._file, msgspec.json.encode(self._last))

    def _told(self) -> _Told | None:
        """Return what was kept last, by whichever process."""
        if self._file is None:
            return self._last
        try:
            return msgspec.json.decode(contents(self._file), type=known_type(_Told))
        except (OSError, msgspec.DecodeError):
            return None
