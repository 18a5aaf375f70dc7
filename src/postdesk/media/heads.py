"""A file's head: what it is and how large, told by its first bytes; no picture is decoded."""

import os
from io import SEEK_END
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from postdesk.media import film, gif, heif, jpeg, matroska, png, webp
from postdesk.media.kinds import ENOUGH, kind_of
from postdesk.models import FileKind, Head

ON_ITS_SIDE = 5
"""From this orientation on, width and height change places."""


def opened(path: Path) -> BinaryIO:
    """Open a file to read it, and nothing that only looks like one.

    Raises:
        OSError: It cannot be read, or it is a folder, a pipe, a device.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(None, "it is no file")
    return os.fdopen(number, "rb")


def look(path: Path) -> Head:
    """Return what a file's head tells; OSError where it cannot be read."""
    with opened(path) as file:
        return head(file)


def head(file: BinaryIO) -> Head:
    """Return what the head of an open file tells."""
    start = file.read(ENOUGH)
    kind, size = kind_of(start), file.seek(0, SEEK_END)
    if kind in {FileKind.JPEG, FileKind.PNG, FileKind.WEBP}:
        return _lying(kind, size, file)
    if kind is FileKind.GIF:
        file.seek(0)
        width, height, moving = gif.measure(file.read(gif.MOST_BYTES), whole=size <= gif.MOST_BYTES)
        return Head(kind, size, width, height, moving)
    if kind in {FileKind.HEIC, FileKind.AVIF}:
        return Head(kind, size, *heif.measure(file, size))
    if kind in {FileKind.MP4, FileKind.MOV, FileKind.WEBM}:
        measure = matroska.measure if kind is FileKind.WEBM else film.measure
        width, height, seconds = measure(file, size)
        return Head(kind, size, width, height, seconds=seconds)
    return Head(kind, size)


def _lying(kind: FileKind, size: int, file: BinaryIO) -> Head:
    """Return the head of a picture that may be stored on its side."""
    moving = False
    if kind is FileKind.JPEG:
        width, height, lies = jpeg.measure(file)
    else:
        width, height, moving, lies = (png if kind is FileKind.PNG else webp).measure(file)
    if lies >= ON_ITS_SIDE:
        width, height = height, width
    return Head(kind, size, width, height, moving, lies)
