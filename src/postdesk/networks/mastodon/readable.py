"""What can be read back on an account's own page, proven post by post and kept in the desk's memory.

What was sent is noted with its audience; once the account's list shows it exactly as it was, posts of that audience
with the same signs are known to be readable there. Until then that one is not in the list proves nothing. Another
version of the server's software has everything to prove again.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk.files import private
from postdesk.files.regular import opened
from postdesk.models.known_types import known_type
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.looking_up import reads_exactly
from postdesk.networks.mastodon.reading_back import telling_signs

MOST = 20
"""How many posts wait at most to be seen in the list."""
LARGEST = 1 << 18


class _Noted(Struct, frozen=True):
    """A post that was sent, and is to be seen."""

    id: str
    audience: str
    text: str


class _Kept(Struct):
    version: str = ""
    proven: dict[str, list[str]] = {}
    noted: list[_Noted] = []


class Readable(Struct, frozen=True):
    """What one account's list was seen to show, in a file of the memory; None remembers nothing and proves nothing."""

    file: Path | None = None

    def sent(self, version: str, post: str, audience: str, text: str) -> None:
        """Note what was sent, unless it would prove nothing new."""
        if self.file is None or self.shows(version, audience, text):
            return
        kept = self._kept(version)
        kept.noted = [*kept.noted, _Noted(post, audience, text)][-MOST:]
        _keep(self.file, kept)

    def seen(self, version: str, page: Iterable[Status]) -> None:
        """Learn from a list: what is noted and shown exactly proves its audience and its signs."""
        if self.file is None:
            return
        kept, shown = self._kept(version), {status.id: status for status in page}
        there = [noted for noted in kept.noted if noted.id in shown]
        for noted in there:
            if reads_exactly(shown[noted.id], noted.text):
                proven = kept.proven.get(noted.audience, [])
                kept.proven[noted.audience] = sorted({*proven, *telling_signs(noted.text).split()})
        if there:
            kept.noted = [noted for noted in kept.noted if noted not in there]
            _keep(self.file, kept)

    def shows(self, version: str, audience: str, text: str) -> bool:
        """Tell whether a post of an audience, with the signs of a text, is known to be readable."""
        proven = self._kept(version).proven.get(audience)
        return proven is not None and set(telling_signs(text).split()) <= set(proven)

    def _kept(self, version: str) -> _Kept:
        """Return what is kept of a version; nothing where there is none, or what was not written here."""
        if self.file is None:
            return _Kept(version)
        try:
            with opened(self.file) as file:
                kept = msgspec.json.decode(file.read(LARGEST), type=known_type(_Kept))
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _Kept(version)
        return kept if kept.version == version else _Kept(version)


def _keep(file: Path, kept: _Kept) -> None:
    """Keep what was learnt; where that cannot be written, less is proven and more is asked."""
    with suppress(OSError):
        private.replace(file, msgspec.json.encode(kept))
