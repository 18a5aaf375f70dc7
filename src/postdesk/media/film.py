"""MP4 and QuickTime: what a film's head tells, what it gives away, and what has to be blanked out of it.

Nothing is moved and nothing encoded again: what gives something away is overwritten where it lies, so that every
picture and sound stays as it was. Source: ISO/IEC 14496-12; Apple, QuickTime File Format.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from postdesk.media.boxes import Box, boxes, first, read_boxes
from postdesk.media.traces import Trace, of_xmp

MOST_BYTES = 1 << 20
MOST_SAMPLES = 1_000_000
NOTES = frozenset((b"udta", b"meta", b"uuid", b"free", b"skip"))
"""Boxes that no player needs to show the film."""
CLOCKS = frozenset((b"mvhd", b"tkhd", b"mdhd"))
WATCHING = frozenset((b"meta", b"camm", b"gpmd"))
"""Handlers of tracks that note where the camera was, how it was held, whose faces it saw."""
WORDS = (
    (Trace.PLACE, (b"\xa9xyz", b"loci", b"location", b"GPS")),
    (Trace.DEVICE, (b"\xa9mak", b"\xa9mod", b"\xa9swr", b".make", b".model", b".software", b"manufacturer")),
    (Trace.NAMES, (b"\xa9ART", b"\xa9aut", b"auth", b"cprt", b"\xa9cpy", b".author", b".artist")),
    (Trace.TIME, (b"\xa9day", b"creationdate")),
    (Trace.WORDS, (b"\xa9nam", b"\xa9cmt", b"desc", b"titl", b".title", b".comment", b".description")),
)


class Blank(NamedTuple):
    """A stretch of a film that is overwritten, and with what."""

    at: int
    content: bytes


class FilmMeasure(NamedTuple):
    """Width and height of a film as seen, how many seconds it lasts, and frames a second; 0 where nothing tells."""

    width: int = 0
    height: int = 0
    seconds: float = 0.0
    rate: float = 0.0


def measure(file: BinaryIO, size: int) -> FilmMeasure:
    """Return what a film's head tells of its first track of pictures."""
    film = first(file, 0, size, b"moov")
    if film is None:
        return FilmMeasure()
    shown = next((track for track in _tracks(file, film) if _handler(file, track) == b"vide"), None)
    clock = first(file, film.body, film.end, b"mvhd")
    seconds = _seconds(read_boxes(file, clock.body, 32)) if clock else 0.0
    return FilmMeasure(*_seen(file, shown), seconds, _rate(file, shown)) if shown else FilmMeasure(seconds=seconds)


def gives_away(file: BinaryIO, size: int) -> set[Trace]:
    """Return what the film says without showing it."""
    found: set[Trace] = set()
    for box in _private(file, size):
        if box.name in CLOCKS:
            found |= {Trace.TIME} if any(_when(file, box)) else set()
        elif box.name == b"trak":
            found.add(Trace.PLACE)
        else:
            held = read_boxes(file, box.body, min(box.end - box.body, MOST_BYTES))
            found |= of_xmp(held) | {trace for trace, words in WORDS if any(word in held for word in words)}
    return found


def blanks(file: BinaryIO, size: int) -> list[Blank] | None:
    """Return what has to be overwritten so that the film says nothing but what it shows.

    None where that cannot be done: a film in pieces that notes places in each of them.
    """
    found: list[Blank] = []
    for box in list(_private(file, size)):
        if box.name in CLOCKS:
            found.append(Blank(box.body + 4, bytes(len(_when(file, box)))))
            continue
        if box.name == b"trak":
            if any(piece.name == b"moof" for piece in boxes(file, 0, size)):
                return None
            found += [Blank(at, bytes(length)) for at, length in _samples(file, box)]
        found.append(Blank(box.at + 4, b"free"))
        found.append(Blank(box.body, bytes(box.end - box.body)))
    return found


def _private(file: BinaryIO, size: int) -> Iterator[Box]:
    """Yield the boxes that give something away, or may: notes, clocks, and tracks that watch the camera."""
    for box in boxes(file, 0, size):
        if box.name in NOTES:
            yield box
        elif box.name == b"moov":
            yield from _within(file, box)


def _within(file: BinaryIO, outer: Box) -> Iterator[Box]:
    for box in boxes(file, outer.body, outer.end):
        if box.name in NOTES | CLOCKS or (box.name == b"trak" and _handler(file, box) in WATCHING):
            yield box
        elif box.name in {b"trak", b"mdia"}:
            yield from _within(file, box)


def _tracks(file: BinaryIO, film: Box) -> list[Box]:
    return [box for box in boxes(file, film.body, film.end) if box.name == b"trak"]


def _handler(file: BinaryIO, track: Box) -> bytes:
    """Return what sort of track it is: "vide", "soun", "meta"."""
    told = first(file, track.body, track.end, b"mdia", b"hdlr")
    return read_boxes(file, told.body + 8, 4) if told else b""


def _when(file: BinaryIO, clock: Box) -> bytes:
    """Return the bytes that tell when a film or a track was made and changed."""
    version = read_boxes(file, clock.body, 1)
    return read_boxes(file, clock.body + 4, 16 if version == b"\x01" else 8)


def _seconds(clock: bytes) -> float:
    wide = clock[:1] == b"\x01"
    scale = int.from_bytes(clock[20:24] if wide else clock[12:16])
    return int.from_bytes(clock[24:32] if wide else clock[16:20]) / scale if scale else 0.0


def _rate(file: BinaryIO, track: Box) -> float:
    """Return how many frames a track has in each second; a film in pieces has its frames elsewhere."""
    clock = first(file, track.body, track.end, b"mdia", b"mdhd")
    frames = first(file, track.body, track.end, b"mdia", b"minf", b"stbl", b"stsz")
    lasts = _seconds(read_boxes(file, clock.body, 32)) if clock else 0.0
    return int.from_bytes(read_boxes(file, frames.body + 8, 4)) / lasts if frames and lasts else 0.0


def _seen(file: BinaryIO, track: Box) -> tuple[int, int]:
    """Return the size of a track's picture, upright: its matrix may turn it."""
    told = first(file, track.body, track.end, b"tkhd")
    body = read_boxes(file, told.body, 96) if told else b""
    shift = 12 if body[:1] == b"\x01" else 0
    width, height = body[76 + shift : 78 + shift], body[80 + shift : 82 + shift]
    size = int.from_bytes(width), int.from_bytes(height)
    return size if any(body[40 + shift : 44 + shift]) else size[::-1]


def _samples(file: BinaryIO, track: Box) -> Iterator[tuple[int, int]]:
    """Yield where each chunk of a track lies and how long it is."""
    table = first(file, track.body, track.end, b"mdia", b"minf", b"stbl")
    if table is None:
        return
    sizes, places, runs = _sizes(file, table), _places(file, table), _numbers(file, table, b"stsc", 4)
    firsts, at = runs[0::3], 0
    for number, place in enumerate(places, 1):
        run = bisect_right(firsts, number)
        count = runs[3 * run - 2] if run else 0
        yield place, sum(sizes[at : at + count])
        at += count


def _sizes(file: BinaryIO, table: Box) -> list[int]:
    """Return the length of each sample; all may have one."""
    box = first(file, table.body, table.end, b"stsz")
    said = read_boxes(file, box.body + 4, 8) if box else bytes(8)
    each, count = int.from_bytes(said[:4]), min(int.from_bytes(said[4:]), MOST_SAMPLES)
    if each or box is None:
        return [each] * count
    return _cut(read_boxes(file, box.body + 12, 4 * count), 4)


def _places(file: BinaryIO, table: Box) -> list[int]:
    return _numbers(file, table, b"stco", 4) or _numbers(file, table, b"co64", 8)


def _numbers(file: BinaryIO, table: Box, name: bytes, width: int) -> list[int]:
    """Return the numbers of a table, after its version and the number of its rows."""
    box = first(file, table.body, table.end, name)
    return _cut(read_boxes(file, box.body + 8, min(box.end - box.body - 8, 12 * MOST_SAMPLES)), width) if box else []


def _cut(content: bytes, width: int) -> list[int]:
    whole = len(content) - len(content) % width
    return [int.from_bytes(content[at : at + width]) for at in range(0, whole, width)]
