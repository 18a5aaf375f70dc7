"""A post as the messages that Telegram makes of it: its text, what it shows, and its further parts as replies.

Pictures and films stand together in albums of ten, documents with documents, a moving picture alone. The text is the
caption of the first of them, or, where it is longer than a caption, a message of its own below them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from postdesk.errors import Refused
from postdesk.media import heads
from postdesk.models import Family, FileKind, Head, Payload, Remote
from postdesk.networks.telegram.entities import entities
from postdesk.networks.telegram.limits import is_captioned, messages
from postdesk.text.units import offsets, utf16

ALBUM = 10
LARGEST_PHOTO = 10_000_000
"""Bytes of a picture that Telegram takes as one; a larger one goes as a document."""
SIDES, RATIO = 10_000, 20
"""Width and height of a picture together, and how many times one may be the other."""
TAKEN = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
"""Pictures that Telegram takes as such."""


class ShownPiece(Struct, frozen=True):
    """A file of a post: which of its media it is, where it lies, as what Telegram shows it, its head and its name."""

    number: int
    path: Path
    kind: str
    head: Head
    name: str


class MessagePiece(Struct, frozen=True):
    """What one call sends: a text, or files with or without one. Several files are an album of as many messages."""

    text: str = ""
    files: tuple[ShownPiece, ...] = ()

    @property
    def messages(self) -> list[tuple[str, str]]:
        """What stands in the channel afterwards: of each message the words, and as what its file is shown."""
        if not self.files:
            return [(self.text, "")]
        return [(self.text if not number else "", file.kind) for number, file in enumerate(self.files)]


def pieces_shown(number: int, path: Path, name: str) -> ShownPiece:
    """Return as what Telegram shows a file; OSError where it cannot be read."""
    head = heads.head_look(path)
    return ShownPiece(number, path, _kind(head), head, name)


def _kind(head: Head) -> str:
    if head.kind is FileKind.MP4:
        return "video"
    if head.kind is FileKind.GIF:
        return "animation"
    return "photo" if head.family is Family.PICTURE and head.kind in TAKEN and _fits(head) else "document"


def _fits(head: Head) -> bool:
    small, large = sorted((head.width, head.height))
    return head.size <= LARGEST_PHOTO and small + large <= SIDES and large <= RATIO * max(small, 1)


def pieces(texts: Sequence[str], files: Sequence[ShownPiece]) -> list[MessagePiece]:
    """Return a post's pieces in their order; each but the first answers the one before."""
    groups = [piece for kind, group in groupby(files, _together) for piece in _albums(kind, tuple(group))]
    if is_captioned(texts, len(files)):
        first = [MessagePiece(texts[0], groups[0].files), *groups[1:]]
    else:
        first = [*groups, MessagePiece(texts[0])]
    return [piece for piece in first if piece.text or piece.files] + [MessagePiece(text) for text in texts[1:]]


def _together(file: ShownPiece) -> str:
    """Return with what a file can stand in one album."""
    return "seen" if file.kind in {"photo", "video"} else file.kind


def _albums(kind: str, files: tuple[ShownPiece, ...]) -> Iterator[MessagePiece]:
    most = 1 if kind == "animation" else ALBUM
    for start in range(0, len(files), most):
        yield MessagePiece("", files[start : start + most])


def marked(text: str) -> list[dict[str, object]]:
    """Return what Telegram links in a text, as it takes it: by UTF-16 units, the sign of a tag or handle included."""
    found = entities(text)
    kinds = (
        (found.hashtags, "hashtag"),
        (found.mentions, "mention"),
        (found.cashtags, "cashtag"),
        (found.links, "url"),
    )
    each = [(entity, kind) for group, kind in kinds for entity in group]
    each.sort(key=lambda pair: pair[0].start)
    places = offsets(text, [place for entity, _ in each for place in (entity.start, entity.end)], utf16)
    return [
        {"type": kind, "offset": start, "length": end - start}
        for (_, kind), start, end in zip(each, places[::2], places[1::2], strict=True)
    ]


def message_ids(remote: Remote, payload: Payload) -> list[int]:
    """Return the numbers of a post's messages, or the one in an address that a person gave; Refused where some lack."""
    said = remote.id if re.fullmatch(r"(?a)\d+(\+\d+)*", remote.id) else remote.url.rpartition("/")[2]
    ids = [int(number) for number in said.split("+") if re.fullmatch(r"(?a)[1-9]\d{0,15}", number)]
    if len(ids) != (wanted := messages(payload.texts, len(payload.media))):
        raise Refused(
            "of the {wanted} messages of this post {found} are known: do it in Telegram", wanted=wanted, found=len(ids)
        )
    return ids
