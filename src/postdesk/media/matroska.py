"""WebM: what a film's head tells, what it gives away, and what has to be blanked out of it.

Source: RFC 8794 (EBML), RFC 9559 (Matroska). An element has an id, a length and what it holds; both numbers are as long
as their first byte's leading zeros say.
"""

from collections.abc import Iterator
from struct import unpack
from typing import BinaryIO, NamedTuple

from postdesk.media.boxes import read_boxes
from postdesk.media.film import Blank
from postdesk.media.traces import Trace

SEGMENT, INFO, TRACKS, TRACK, VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
SCALE, DURATION, WIDTH, HEIGHT = 0x2AD7B1, 0x4489, 0xB0, 0xBA
TAGS, ATTACHMENTS, DATE, TITLE = 0x1254C367, 0x1941A469, 0x4461, 0x7BA9
TOLD = {TAGS: Trace.WORDS, ATTACHMENTS: Trace.WORDS, DATE: Trace.TIME, TITLE: Trace.WORDS}
VOID, UNKNOWN = 0xEC, -1
MOST_ELEMENTS = 20_000


class Element(NamedTuple):
    """One element: its id, where it begins, where what it holds begins, and where it ends."""

    id: int
    at: int
    body: int
    end: int


def measure(file: BinaryIO, size: int) -> tuple[int, int, float]:
    """Return width and height, and seconds; 0 where nothing tells."""
    width = height = 0
    scale, duration = 1_000_000, 0.0
    for element in _elements(file, 0, size, {SEGMENT, INFO, TRACKS, TRACK, VIDEO}):
        held = read_boxes(file, element.body, min(8, element.end - element.body))
        if element.id == WIDTH:
            width = width or int.from_bytes(held)
        elif element.id == HEIGHT:
            height = height or int.from_bytes(held)
        elif element.id == SCALE:
            scale = int.from_bytes(held)
        elif element.id == DURATION:
            duration = unpack(">f" if len(held) == 4 else ">d", held)[0] if len(held) in {4, 8} else 0.0
    return width, height, duration * scale / 1e9


def gives_away(file: BinaryIO, size: int) -> set[Trace]:
    """Return what the film says without showing it."""
    return {TOLD[element.id] for element in _elements(file, 0, size, {SEGMENT, INFO}) if element.id in TOLD}


def blanks(file: BinaryIO, size: int) -> list[Blank]:
    """Return what has to be overwritten so that the film says nothing but what it shows."""
    return [
        Blank(element.at, _void(element.end - element.at))
        for element in _elements(file, 0, size, {SEGMENT, INFO})
        if element.id in TOLD
    ]


def _void(length: int) -> bytes:
    """Return an element that says nothing, of just this length."""
    if length < 9:
        return bytes((VOID, 0x80 | length - 2)) + bytes(length - 2)
    return bytes((VOID,)) + (1 << 56 | length - 9).to_bytes(8) + bytes(length - 9)


def _elements(file: BinaryIO, at: int, end: int, opened: set[int]) -> Iterator[Element]:
    """Yield the elements between two places of a file; in place of those that are opened, what they hold."""
    for _ in range(MOST_ELEMENTS):
        head = read_boxes(file, at, 12)
        name, taken = _number(head, marked=True)
        length, more = _number(head[taken:], marked=False)
        if at >= end or not taken or not more:
            return
        body = at + taken + more
        stop = end if length == UNKNOWN else body + length
        if not body <= stop <= end:
            return
        if name in opened:
            yield from _elements(file, body, stop, opened)
        else:
            yield Element(name, at, body, stop)
        at = stop


def _number(head: bytes, *, marked: bool) -> tuple[int, int]:
    """Return a number and how many bytes it takes, 0 where it is none; an id keeps the bit that marks its length."""
    width = 9 - head[0].bit_length() if head[:1].strip(b"\0") else 0
    if not 0 < width <= len(head):
        return 0, 0
    whole = int.from_bytes(head[:width])
    value = whole if marked else whole - (1 << 7 * width)
    return (UNKNOWN if not marked and value == (1 << 7 * width) - 1 else value), width
