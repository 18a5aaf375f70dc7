"""What is different in what is sent of a picture or film: left out, smaller, upright, of another kind."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from postdesk.checks.rules.media_size import megabytes
from postdesk.drafts.media import MediaFiles
from postdesk.errors import DraftError
from postdesk.media.bounds import bounds_of
from postdesk.media.privacy import gives_away
from postdesk.media.store import KeptFile, MediaStore
from postdesk.media.traces import traces_in_words
from postdesk.models import FileKind, Grammar, Head, Media

AS_FILM = "shown as a film"
"""What becomes of a GIF that moves, where a network makes a film of it."""


class DeskMedia(Struct, frozen=True):
    """A desk's media: what is known of the files in `campaigns`, and what is made of them."""

    files: MediaFiles
    store: MediaStore
    campaigns: Path


def sent(media: Media, grammar: Grammar, desk: DeskMedia) -> tuple[str, str]:
    """Return in words what is different in what is sent of a file, or why it cannot be sent; "" for nothing."""
    head = media.head or Head(FileKind.OTHER, 0)
    try:
        becomes = desk.store.foresee(media, bounds_of(grammar, head))
    except DraftError as unfit:
        return "", str(unfit)
    taken_out = traces_in_words(gives_away(desk.campaigns / media.path))
    how = [*changes(head, becomes, taken_out), *[AS_FILM] * grammar.carries.as_film(head)]
    return "; ".join(how), ""


def changes(head: Head, becomes: KeptFile, taken_out: str) -> Iterator[str]:
    """Yield what is different: what is left out, pixels or else bytes, how it lies, its kind."""
    if taken_out:
        yield f"without {taken_out}"
    if (head.width, head.height) != (becomes.width, becomes.height):
        yield f"{head.width:,}×{head.height:,} becomes {becomes.width:,}×{becomes.height:,}"
    elif becomes.quality and head.lies == 1 and head.kind.type == becomes.type:
        yield f"{megabytes(head.size)} becomes {megabytes(becomes.size)}"
    if head.lies != 1:
        yield "turned upright"
    if head.kind.type != becomes.type:
        yield f"as {becomes.type.rpartition('/')[2].upper()}"
