"""The newest post of a channel that this machine knows: where a look for a lost one begins.

Ids of a channel are one sequence for all who post there. What is not known costs nothing but that look.
"""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models.known_types import known_type


class _Kept(Struct):
    last: int


class Newest(Struct, frozen=True):
    """The highest id of a channel's posts, in a file of the desk's memory."""

    file: Path

    def known(self) -> int:
        """Return it; 0 where none is known."""
        try:
            return msgspec.json.decode(contents(self.file), type=known_type(_Kept)).last
        except (OSError, msgspec.DecodeError):
            return 0

    def seen(self, number: int) -> None:
        """Keep a higher one; where that cannot be written, an older one is good enough."""
        if number > self.known():
            with suppress(OSError):
                private.replace(self.file, msgspec.json.encode(_Kept(number)))
