"""HEIC and AVIF: what their head tells.

Source: ISO/IEC 23008-12. The properties of all pictures in the file lie in one box; the largest is the picture, the
others are its tiles and thumbnails.
"""

from typing import BinaryIO

from postdesk.media.boxes import boxes, first, read_boxes
from postdesk.media.traces import Trace

MOST_BYTES = 1 << 20


def measure(file: BinaryIO, size: int) -> tuple[int, int]:
    """Return width and height as seen; 0 where nothing tells."""
    held = first(file, 0, size, b"meta", b"iprp", b"ipco")
    if held is None:
        return 0, 0
    found, aside = (0, 0), False
    for box in list(boxes(file, held.body, held.end)):
        if box.name == b"ispe":
            said = read_boxes(file, box.body + 4, 8)
            found = max(found, (int.from_bytes(said[:4]), int.from_bytes(said[4:])), key=lambda pair: pair[0] * pair[1])
        elif box.name == b"irot":
            aside = bool(read_boxes(file, box.body, 1)[0] & 1)
    return found[::-1] if aside else found


def gives_away(file: BinaryIO, size: int) -> set[Trace]:
    """Return that the picture holds a block of EXIF, whose place in the file only a reader of its pictures finds."""
    listed = first(file, 0, size, b"meta", b"iinf")
    held = read_boxes(file, listed.body, min(listed.end - listed.body, MOST_BYTES)) if listed else b""
    return {Trace.PLACE, Trace.DEVICE, Trace.TIME} if b"Exif" in held else set()
