"""JPEG: what its head tells, what it gives away, and the same picture without that.

Source: ITU-T T.81, T.871 (JFIF). A file is a row of segments, each with a marker; what follows the last segment of the
picture (a film, an earlier version, a second eye's view) belongs to other programmes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from postdesk.media.traces import Trace

MOST_SEGMENTS = 2000
"""Before the picture begins; an extended XMP packet of 100 MB has as many."""
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers whose segment tells the size."""
SCAN, END, JFIF, EXIF, PROFILE, ADOBE, IPTC, COMMENT = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE, 0xED, 0xFE
MARKER = rb"\xff+[^\x00\xff]"
NEXT_MARKER = rb"\xff[^\x00\xd0-\xd7\xff]"
"""What ends a scan: within it, 0xFF is followed by 0 or stands for a restart."""
XMP = b"http://ns.adobe.com/"


def measure(file: BinaryIO) -> tuple[int, int, int]:
    """Return width and height as stored, and how the picture lies (see `exif.orientation`); 0 where nothing tells."""
    lies = 1
    for marker, body in segments(file):
        if marker == EXIF and body.startswith(b"Exif\0"):
            from postdesk.media import exif

            lies = exif.orientation(body[6:])
        if marker in FRAMES:
            return int.from_bytes(body[3:5]), int.from_bytes(body[1:3]), lies
    return 0, 0, 1


def gives_away(file: BinaryIO) -> "set[Trace]":
    """Return what the picture says without showing it."""
    return {trace for marker, body in segments(file) for trace in _told(marker, body)}


def _told(marker: int, body: bytes) -> "set[Trace]":
    """Return what a segment gives away."""
    from postdesk.media import exif
    from postdesk.media.traces import Trace, of_iptc, of_xmp

    if marker == EXIF and body.startswith(b"Exif\0"):
        return exif.traces(body[6:])
    if marker == EXIF and body.startswith(XMP):
        return of_xmp(body)
    if marker == IPTC:
        return of_iptc(body)
    if marker == PROFILE and body.startswith(b"MPF\0"):
        return {Trace.COPY}
    return {Trace.WORDS} if marker == COMMENT and body.strip(b"\0 \t\r\n") else set()


def segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the marker and the body of each segment up to the picture itself; those that hold nothing are left out."""
    file.seek(2)
    for _ in range(MOST_SEGMENTS):
        start = file.read(4)
        while start[:2] == b"\xff\xff":  # a marker may be padded
            start = start[1:] + file.read(1)
        if len(start) < 4 or start[0] != 0xFF or start[1] in {SCAN, END}:
            return
        yield start[1], file.read(max(0, int.from_bytes(start[2:]) - 2))


def stripped(content: bytes, *, lies: int = 1) -> bytes | None:
    """Return the same picture with nothing in it but what is needed to show it; None where its data are broken.

    The colour profile stays. Where it `lies` otherwise than upright, that is said, and nothing else.
    """
    from postdesk.media import exif

    marked, scan_ends = re.compile(MARKER).match, re.compile(NEXT_MARKER).search
    kept = [b"\xff\xd8", _segment(EXIF, exif.upright_as(lies)) if lies != 1 else b""]
    at: int | None = 2
    while at is not None and (found := marked(content, at)):
        at = found.end() - 2
        marker, after = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == END:
            return b"".join((*kept, b"\xff\xd9"))
        if marker == SCAN:
            ends = scan_ends(content, after)
            kept.append(content[at : ends.start()] if ends else b"")
            at = ends.start() if ends else None
        else:
            body = content[at + 4 : after]
            kept.append(_segment(marker, body) if needed(marker, body) else b"")
            at = after
    return None


def needed(marker: int, body: bytes) -> bool:
    """Tell whether a segment is needed to show the picture: its tables, JFIF, Adobe's transform, the profile."""
    if marker == PROFILE:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == JFIF:
        return body.startswith(b"JFIF\0")
    return marker == ADOBE or not (0xE0 <= marker <= 0xEF or marker == COMMENT)


def _segment(marker: int, body: bytes) -> bytes:
    if marker == JFIF:
        body = body[:12] + b"\0\0"  # without its thumbnail
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body
