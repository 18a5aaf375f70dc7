"""PNG: what its head tells, what it gives away, and the same picture without that.

Source: W3C PNG, third edition. A file is a row of chunks, each with its length, its name and a check sum; whatever
follows the last one is no part of the picture, and may be the rest of a larger one that was cut.
"""

from collections.abc import Iterator
from typing import BinaryIO

from postdesk.media import exif
from postdesk.media.traces import Trace, of_xmp

SIGNATURE = b"\x89PNG\r\n\x1a\n"
NEEDED = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)
TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt"))
NAMES = (b"Author", b"Copyright", b"By-line", b"Artist")
MOST_CHUNKS = 5000
MOST_BYTES = 1 << 16
"""Of a chunk that is not the picture itself: more is not looked at."""


def measure(file: BinaryIO) -> tuple[int, int, bool, int]:
    """Return width, height, whether it moves, and how it lies (see `exif.orientation`); 0 where nothing tells."""
    width = height = 0
    moving, lies = False, 1
    for name, body in chunks(file):
        if name == b"IHDR" and len(body) == 13:
            width, height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
        moving = moving or name == b"acTL"
        lies = exif.orientation(body) if name == b"eXIf" else lies
        if name == b"IDAT":
            break
    return width, height, moving, lies


def gives_away(file: BinaryIO) -> set[Trace]:
    """Return what the picture says without showing it."""
    found: set[Trace] = set()
    for name, body in chunks(file):
        if name == b"eXIf":
            found |= exif.traces(body)
        elif name == b"tIME":
            found.add(Trace.TIME)
        elif name == b"iTXt" and body.startswith(b"XML:com.adobe.xmp\0"):
            found |= of_xmp(body)
        elif name in TEXTS:
            found.add(Trace.NAMES if body.startswith(NAMES) else Trace.WORDS)
    return found


def chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the first bytes of each chunk up to the last."""
    file.seek(len(SIGNATURE))
    for _ in range(MOST_CHUNKS):
        start = file.read(8)
        if len(start) < 8:
            return
        length, after = int.from_bytes(start[:4]), file.tell() + int.from_bytes(start[:4]) + 4
        yield start[4:], b"" if start[4:] in {b"IDAT", b"fdAT"} else file.read(min(length, MOST_BYTES))
        if start[4:] == b"IEND":
            return
        file.seek(after)


def stripped(content: bytes) -> bytes | None:
    """Return the same picture with nothing in it but what is needed to show it; None where it is broken."""
    kept, at = [SIGNATURE], len(SIGNATURE)
    while at + 12 <= len(content):
        after, name = at + 12 + int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if after > len(content):
            return None
        if name in NEEDED:
            kept.append(content[at:after])
        if name == b"IEND":
            return b"".join(kept)
        at = after
    return None
