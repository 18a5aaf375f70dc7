"""WebP: what its head tells, what it gives away, and the same picture without that.

Source: RFC 9649. A file is a RIFF container: chunks with a name, a length and, where that is odd, a byte more.
"""

from collections.abc import Iterator
from typing import BinaryIO

from postdesk.media import exif
from postdesk.media.traces import Trace, of_xmp

NEEDED = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
MOVES, XMP, EXIF = 0x02, 0x04, 0x08
"""Flags of the extended format."""
MOST_CHUNKS = 5000
MOST_BYTES = 1 << 16


def measure(file: BinaryIO) -> tuple[int, int, bool, int]:
    """Return width, height, whether it moves, and how it lies (see `exif.orientation`); 0 where nothing tells."""
    width, height, moving, lies = 0, 0, False, 1
    for name, body in chunks(file):
        if not width:
            width, height = _size(name, body)
            moving = name == b"VP8X" and bool(body[:1] and body[0] & MOVES)
        elif name == b"EXIF":
            lies = exif.orientation(body.removeprefix(b"Exif\0\0"))
    return width, height, moving, lies


def gives_away(file: BinaryIO) -> set[Trace]:
    """Return what the picture says without showing it."""
    found: set[Trace] = set()
    for name, body in chunks(file):
        if name == b"EXIF":
            found |= exif.traces(body.removeprefix(b"Exif\0\0"))
        elif name == b"XMP ":
            found |= of_xmp(body)
    return found


def chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the first bytes of each chunk; of the picture itself only what tells its size."""
    file.seek(12)
    for _ in range(MOST_CHUNKS):
        start = file.read(8)
        if len(start) < 8:
            return
        length = int.from_bytes(start[4:], "little")
        after = file.tell() + length + length % 2
        yield start[:4], file.read(min(length, MOST_BYTES if start[:4] in {b"EXIF", b"XMP "} else 10))
        file.seek(after)


def stripped(content: bytes) -> bytes | None:
    """Return the same picture with nothing in it but what is needed to show it; None where it is broken."""
    kept, at = [], 12
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        name, after = content[at : at + 4], at + 8 + length
        if after > len(content):
            return None
        if name == b"VP8X":
            flags = content[at + 8] & ~(XMP | EXIF)
            kept.append(content[at : at + 8] + bytes((flags,)) + content[at + 9 : after])
        elif name in NEEDED:
            kept.append(content[at:after] + bytes(length % 2))
        at = after + length % 2
    body = b"".join((b"WEBP", *kept))
    return b"RIFF" + len(body).to_bytes(4, "little") + body if kept else None


def _size(name: bytes, body: bytes) -> tuple[int, int]:
    """Return width and height as the first chunk tells them, in one of three ways."""
    if len(body) < 10:
        return 0, 0
    if name == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return 0, 0
