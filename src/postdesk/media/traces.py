"""What a file may give away beyond what it shows."""

from collections.abc import Iterable
from enum import Enum


class Trace(Enum):
    """One sort of thing that a file says without showing it; the value is its word in a sentence."""

    PLACE = "place"
    DEVICE = "device"
    NAMES = "names"
    TIME = "time"
    WORDS = "words"
    COPY = "hidden pictures"


XMP = (
    (Trace.PLACE, (b"GPSL", b"exif:GPS", b"photoshop:City", b"photoshop:Country", b"LocationCreated", b":Location")),
    (Trace.DEVICE, (b"tiff:Make", b"tiff:Model", b"SerialNumber", b"aux:Lens", b"CreatorTool", b"InstanceID")),
    (
        Trace.NAMES,
        (b"dc:creator", b"mwg-rs:", b"PersonInImage", b"dc:rights", b"CreatorContactInfo", b"AuthorsPosition"),
    ),
    (Trace.TIME, (b"CreateDate", b"ModifyDate", b"DateCreated")),
    (Trace.WORDS, (b"dc:description", b"dc:subject", b"dc:title", b"photoshop:Headline", b"photoshop:Instructions")),
)
"""Words of an XMP packet that name the properties looked for. Source: ISO 16684-1, IPTC Photo Metadata 2024."""
IPTC = {
    **dict.fromkeys((26, 27, 90, 92, 95, 100, 101), Trace.PLACE),
    **dict.fromkeys((80, 85, 110, 115, 116, 118, 122), Trace.NAMES),
    **dict.fromkeys((55, 60, 62, 63), Trace.TIME),
    **dict.fromkeys((5, 25, 40, 103, 105, 120), Trace.WORDS),
    65: Trace.DEVICE,
}
"""Data sets of the second record. Source: IPTC-NAA Information Interchange Model 4.2."""


def of_xmp(packet: bytes) -> set[Trace]:
    """Return what an XMP packet gives away."""
    return {trace for trace, words in XMP if any(word in packet for word in words)}


def of_iptc(block: bytes) -> set[Trace]:
    """Return what a block of IPTC data sets gives away."""
    found, at = set(), block.find(b"\x1c\x02")
    while 0 <= at < len(block) - 5:
        if trace := IPTC.get(block[at + 2]):
            found.add(trace)
        at = block.find(b"\x1c\x02", at + 5 + int.from_bytes(block[at + 3 : at + 5]))
    return found


def traces_in_words(found: Iterable[Trace]) -> str:
    """Return what is given away as an enumeration, in the order of its weight: "place, device and names"."""
    words = [trace.value for trace in Trace if trace in set(found)]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
