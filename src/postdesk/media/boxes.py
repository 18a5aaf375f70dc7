"""The boxes of which films of today and pictures from phones are made, read without reading what they hold.

Source: ISO/IEC 14496-12. A box has its length, its name of four letters, and what it holds, often other boxes.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MOST_BOXES = 20_000
"""In one box: a film in pieces has one for every second or two."""


class Box(NamedTuple):
    """One box: its name, where it begins, where what it holds begins, and where it ends."""

    name: bytes
    at: int
    body: int
    end: int


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that lie between two places of a file; one that contradicts itself ends them."""
    for _ in range(MOST_BOXES):
        file.seek(start)
        head = file.read(16)
        if len(head) < 8 or start + 8 > end:
            return
        length, body = int.from_bytes(head[:4]), start + 8
        if length == 1:
            length, body = int.from_bytes(head[8:16]), start + 16
        stop = start + length if length else end
        if stop > end or stop < body:
            return
        yield Box(head[4:8], start, body, stop)
        start = stop


def first(file: BinaryIO, start: int, end: int, *path: bytes) -> Box | None:
    """Return the first box at the end of a path of names; what FullBoxes say before their content is passed over."""
    found = next((box for box in boxes(file, start, end) if box.name == path[0]), None)
    if found is None or len(path) == 1:
        return found
    return first(file, found.body + (4 if found.name == b"meta" else 0), found.end, *path[1:])


def read_boxes(file: BinaryIO, at: int, length: int) -> bytes:
    """Return the bytes at a place; none for a length that contradicts itself."""
    file.seek(at)
    return file.read(max(0, length))
