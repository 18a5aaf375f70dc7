"""A file's head: what it is and how large, told by its first bytes; no picture is decoded."""

from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

from postdesk.files.regular import opened
from postdesk.media.kinds import ENOUGH, kind_of
from postdesk.models import FileKind, Head

ON_ITS_SIDE = 5
"""From this orientation on, width and height change places."""


def head_look(path: Path) -> Head:
    """Return what a file's head tells; OSError where it cannot be read."""
    with opened(path) as file:
        return head(file)


def head(file: BinaryIO) -> Head:
    """Return what the head of an open file tells; what reads its kind is imported for the first of that kind."""
    start = file.read(ENOUGH)
    kind, size = kind_of(start), file.seek(0, SEEK_END)
    told = {
        FileKind.JPEG: _jpeg,
        FileKind.PNG: _png,
        FileKind.GIF: _gif,
        FileKind.WEBP: _webp,
        FileKind.HEIC: _in_boxes,
        FileKind.AVIF: _in_boxes,
        FileKind.MP4: _film,
        FileKind.MOV: _film,
        FileKind.WEBM: _webm,
    }.get(kind)
    return told(kind, size, file) if told else Head(kind, size)


def _jpeg(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import jpeg

    width, height, lies = jpeg.measure(file)
    return Head(kind, size, *_upright(width, height, lies), lies=lies)


def _png(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import png

    width, height, moving, lies = png.measure(file)
    return Head(kind, size, *_upright(width, height, lies), moving, lies)


def _webp(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import webp

    width, height, moving, lies = webp.measure(file)
    return Head(kind, size, *_upright(width, height, lies), moving, lies)


def _gif(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import gif

    file.seek(0)
    content = file.read(gif.COUNTED if size <= gif.COUNTED else gif.MOST_BYTES)
    told = gif.measure(content[: gif.MOST_BYTES], whole=size <= gif.MOST_BYTES)
    return Head(kind, size, *told, frames=gif.frames(content) if len(content) == size else 0)


def _in_boxes(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import heif

    return Head(kind, size, *heif.measure(file, size))


def _film(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import film

    told = film.measure(file, size)
    return Head(kind, size, told.width, told.height, seconds=told.seconds, rate=told.rate)


def _webm(kind: FileKind, size: int, file: BinaryIO) -> Head:
    from postdesk.media import matroska

    width, height, seconds = matroska.measure(file, size)
    return Head(kind, size, width, height, seconds=seconds)


def _upright(width: int, height: int, lies: int) -> tuple[int, int]:
    return (height, width) if lies >= ON_ITS_SIDE else (width, height)
