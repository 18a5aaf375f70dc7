"""What a picture's EXIF block says: how it lies, and what it gives away.

Source: CIPA DC-008 (Exif 3.0), TIFF 6.0. A block is a TIFF file without pictures: tables of tags, each 12 bytes.
"""

import struct
from collections.abc import Iterator
from struct import pack, unpack_from

from postdesk.media.traces import Trace

MOST_TAGS = 500
"""In one table; those of real cameras have fewer than 100."""
ORIENTATION = 0x0112
GPS = 0x8825
MORE = 0x8769
THUMBNAIL = 0x0201
GIVEN_AWAY = {
    **dict.fromkeys((0x010F, 0x0110, 0x0131, 0x013C, 0x927C, 0xA431, 0xA433, 0xA434, 0xA435), Trace.DEVICE),
    **dict.fromkeys((0x013B, 0x8298, 0x9C9D, 0xA430), Trace.NAMES),
    **dict.fromkeys((0x0132, 0x9003, 0x9004), Trace.TIME),
    **dict.fromkeys((0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F), Trace.WORDS),
}


def orientation(block: bytes) -> int:
    """Return how a picture lies: 1 upright, 3 on its head, 6 and 8 on its side, the others mirrored; 1 if unsaid."""
    said = dict(_tags(block, 0)).get(ORIENTATION, 1)
    return said if said in range(1, 9) else 1


def traces(block: bytes) -> set[Trace]:
    """Return what a block gives away."""
    first = dict(_tags(block, 0))
    within = dict(_tags(block, 0, first[MORE])) if MORE in first else {}
    found = {GIVEN_AWAY[tag] for tag in (*first, *within) if tag in GIVEN_AWAY}
    if GPS in first and any(tag for tag, _ in _tags(block, 0, first[GPS])):  # tag 0 is the version of the table
        found.add(Trace.PLACE)
    if any(tag == THUMBNAIL for tag, _ in _tags(block, 1)):
        found.add(Trace.COPY)
    return found


def upright_as(lies: int) -> bytes:
    """Return a block that says how a picture lies, and nothing else."""
    return b"Exif\0\0" + pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, lies, 0, 0)


def _tags(block: bytes, number: int, at: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the tags of a table with the first value of each: the table at an offset, or the first or second one.

    What is cut short or contradicts itself ends the table.
    """
    try:
        order = {b"II": "<", b"MM": ">"}[block[:2]]
        at = at or unpack_from(order + "I", block, 4)[0]
        for _ in range(number):
            at = unpack_from(order + "I", block, at + 2 + 12 * unpack_from(order + "H", block, at)[0])[0]
        count = unpack_from(order + "H", block, at)[0] if at else 0
        for entry in range(at + 2, at + 2 + 12 * min(count, MOST_TAGS), 12):
            tag, kind = unpack_from(order + "HH", block, entry)
            yield tag, unpack_from(order + ("H" if kind == 3 else "I"), block, entry + 8)[0]
    except (KeyError, struct.error):
        return
