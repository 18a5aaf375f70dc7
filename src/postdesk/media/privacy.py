"""What a file gives away without showing it, and the same file without that, where nothing has to be encoded again."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from postdesk.errors import DraftError
from postdesk.files.regular import opened
from postdesk.media import film, gif, heif, jpeg, matroska, png, webp
from postdesk.media.heads import head
from postdesk.media.traces import Trace
from postdesk.models import FileKind, Head

_PICTURES: dict[FileKind, Callable[[BinaryIO], set[Trace]]] = {
    FileKind.JPEG: jpeg.gives_away,
    FileKind.PNG: png.gives_away,
    FileKind.WEBP: webp.gives_away,
}
_IN_BOXES: dict[FileKind, Callable[[BinaryIO, int], set[Trace]]] = {
    FileKind.HEIC: heif.gives_away,
    FileKind.AVIF: heif.gives_away,
    FileKind.MP4: film.gives_away,
    FileKind.MOV: film.gives_away,
    FileKind.WEBM: matroska.gives_away,
}


def gives_away(path: Path) -> set[Trace]:
    """Return what a file says without showing it; OSError where it cannot be read."""
    with opened(path) as file:
        told = head(file)
        if look := _PICTURES.get(told.kind):
            return look(file)
        if within := _IN_BOXES.get(told.kind):
            return within(file, told.size)
        file.seek(0)
        return gif.gives_away(file.read()) if told.kind is FileKind.GIF else set()


def stripped(content: bytes, told: Head) -> bytes | None:
    """Return a picture with nothing in it but what shows it, each pixel as it was; a JPEG still says how it lies.

    None where that cannot be done without encoding it again: it is broken, says otherwise how it lies, or is of a kind
    whose parts are tied together.
    """
    if told.kind is FileKind.JPEG:
        return jpeg.stripped(content, lies=told.lies)
    strip = {FileKind.PNG: png.stripped, FileKind.GIF: gif.stripped, FileKind.WEBP: webp.stripped}.get(told.kind)
    return strip(content) if strip and told.lies == 1 else None


def blank_film(path: Path, kind: FileKind) -> None:
    """Overwrite in a film what it says without showing it.

    Raises:
        DraftError: It is made in pieces that cannot be taken apart; the message goes on after the file's name.
        OSError: It cannot be read or written.
    """
    with path.open("r+b") as file:
        find = matroska.blanks if kind is FileKind.WEBM else film.blanks
        found = find(file, head(file).size)
        if found is None:
            raise DraftError("notes in each of its pieces where it was filmed: export it again as a plain MP4")
        for blank in found:
            file.seek(blank.at)
            file.write(blank.content)
