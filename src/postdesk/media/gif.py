"""GIF: what its head tells, what it gives away, and the same picture without that.

Source: CompuServe GIF89a; the looping extension of Netscape 2.0.
"""

from collections.abc import Iterator

from postdesk.media.traces import Trace, of_xmp

IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
CONTROL, COMMENT, APPLICATION = 0xF9, 0xFE, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
KEPT = (*LOOPS, b"ICCRGBG1012")
COUNTED = 1 << 24
"""Bytes of a picture whose frames are counted: more than any network takes that sets a number of them."""
MOST_BYTES = 1 << 20
"""From which it is told whether a picture moves; a larger first frame counts as moving where it is said to loop."""


def measure(content: bytes, *, whole: bool) -> tuple[int, int, bool]:
    """Return width, height and whether it moves, from the file or its beginning; 0 where nothing tells."""
    frames, loops = 0, False
    for start, end in _blocks(content):
        if content[start] == IMAGE:
            frames += 1
        loops = loops or content[start + 3 : start + 14] in LOOPS
        if frames > 1 or end is None:
            break
    moving = frames > 1 or (loops and not whole)
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little"), moving


def frames(content: bytes) -> int:
    """Return how many frames there are in all."""
    return sum(content[start] == IMAGE for start, _ in _blocks(content))


def gives_away(content: bytes) -> set[Trace]:
    """Return what the picture says without showing it."""
    found: set[Trace] = set()
    for start, end in _blocks(content):
        label = content[start : start + 2]
        if label == bytes((EXTENSION, COMMENT)):
            found.add(Trace.WORDS)
        elif label == bytes((EXTENSION, APPLICATION)) and content[start + 3 : start + 14] == b"XMP DataXMP":
            found |= of_xmp(content[start:end])
    return found


def stripped(content: bytes) -> bytes | None:
    """Return the same picture with nothing in it but what is needed to show it; None where it is broken."""
    kept = [content[: _tables_end(content, 10, 13)]]
    for start, end in _blocks(content):
        if end is None:
            return None
        if content[start] == TRAILER:
            return b"".join((*kept, bytes((TRAILER,))))
        if _needed(content, start):
            kept.append(content[start:end])
    return None


def _blocks(content: bytes) -> Iterator[tuple[int, int | None]]:
    """Yield where each block begins and ends, up to the last; no end for one that is cut short."""
    at = _tables_end(content, 10, 13)
    while at < len(content):
        kind, end = content[at], None
        if kind == TRAILER:
            end = at + 1
        elif kind == EXTENSION:
            end = _data_end(content, at + 2)
        elif kind == IMAGE:
            end = _data_end(content, _tables_end(content, at + 9, at + 10) + 1)
        yield at, end
        if end is None or kind == TRAILER:
            return
        at = end


def _needed(content: bytes, start: int) -> bool:
    if content[start] == IMAGE or content[start + 1] == CONTROL:
        return True
    return content[start + 1] == APPLICATION and content[start + 3 : start + 14] in KEPT


def _tables_end(content: bytes, flags: int, after: int) -> int:
    """Return where a colour table that the flags announce ends."""
    said = content[flags] if flags < len(content) else 0
    return after + (3 << (said & 7) + 1 if said & 0x80 else 0)


def _data_end(content: bytes, at: int) -> int | None:
    """Return where a row of sub-blocks ends, each preceded by its length; None where it is cut short."""
    while at < len(content):
        if not content[at]:
            return at + 1
        at += content[at] + 1
    return None
