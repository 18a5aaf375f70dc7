"""The columns of our own table: one for each key of a post, several for what there may be several of."""

import re
from collections.abc import Iterable

from msgspec import Struct

from postdesk.drafts.keys import POST, WORDING

POST_NAME, ACCOUNT, STATE, FINDINGS, BASE = "post", "account", "state", "findings", "base"
CAMPAIGN = "campaign"
"""Where a post belongs, in a table that somebody made by hand: ours has it in the name of each post."""
ACCEPTED = "proposal"
"""What a person takes away, and no table brings back."""
NAMING = (POST_NAME, ACCOUNT)
TOLD = (STATE, FINDINGS)
"""What postdesk says of a post; nobody's change of it is read."""
ALWAYS = ("at", "accounts", "language", "text", "link", "hashtags", "media 1", "alt 1")
SHAPES = {key.name: key.shape for key in POST if key.shape not in {"media", "parts", "name"}}
AFTER = tuple(name for name in SHAPES if name not in ALWAYS)
WORDED = frozenset(key.name for key in WORDING)
"""The keys that an account's own wording may have."""
_NUMBERED = r"(?:(?P<part>part) (?P<part_number>[1-9]\d?))?(?:(?:^|(?<=\d) )(?P<what>media|alt) (?P<number>[1-9]\d?))?"


class ColumnAddress(Struct, frozen=True):
    """What a column stands for: a key of a post, or a picture's file or alt text, of the post or of a part.

    `part` and `number` count from 1; 0 is the post itself, and no picture.
    """

    key: str
    part: int = 0
    number: int = 0

    @property
    def own_key(self) -> str:
        """The key of the post under which it stands."""
        return "thread" if self.part else "media" if self.number else self.key


def column_address(name: str) -> ColumnAddress | None:
    """Return what a column of ours stands for; None where it is none of a campaign file's."""
    if name in SHAPES:
        return ColumnAddress(name)
    found = re.fullmatch(_NUMBERED, name)
    if not name or not found:
        return None
    part, number = int(found["part_number"] or 0), int(found["number"] or 0)
    return ColumnAddress(found["what"] or "text", part, number)


def shape_of(where: ColumnAddress) -> str:
    """Return how the value of a column is read; see `drafts.keys`."""
    if where.number:
        return "line" if where.key == "media" else "text"
    return "text" if where.part else SHAPES[where.key]


def columns_in_order(used: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that a table needs for some cells: those that every table has, and what is used besides."""
    names = {*used, *ALWAYS}
    media = {name for name in names if name.startswith(("media ", "alt "))}
    parts = {name for name in names if name.startswith("part ")}
    first = [name for name in ALWAYS if name not in media]
    return (*first, *sorted(media, key=_place), *sorted(parts, key=_place), *(name for name in AFTER if name in names))


def _place(name: str) -> tuple[int, int, bool]:
    where = column_address(name) or ColumnAddress(name)
    return where.part, where.number, where.key == "alt"
