"""What a file is, by its first bytes: names and the lists of media types that systems keep may say otherwise."""

import re

from postdesk.models import FileKind

ENOUGH = 4096
"""How many of the first bytes tell every kind."""
SIGNATURES = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"%PDF-", FileKind.PDF),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"\0\0\0\x0cJXL ", FileKind.JXL),
    (b"\xff\x0a", FileKind.JXL),
    (b"OggS", FileKind.SOUND),
    (b"fLaC", FileKind.SOUND),
    (b"ID3", FileKind.SOUND),
    (b"\xff\xfb", FileKind.SOUND),
)
RIFF = {b"WEBP": FileKind.WEBP, b"WAVE": FileKind.SOUND, b"AVI ": FileKind.AVI}
HEIC = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 msf1".split())
AVIF = frozenset((b"avif", b"avis"))
OLD_QUICKTIME = frozenset((b"moov", b"mdat", b"wide", b"pnot"))
PAGE = rb"(?is)(?:<!--.*?-->|\s)*+<(?:!doctype html|html|head|body|script|title|meta|div|p)\b"
DRAWING = rb"(?is)(?:<\?xml.*?\?>|<!--.*?-->|<!doctype svg.*?>|\s)*+<(?:svg:)?svg\b"


def kind_of(start: bytes) -> FileKind:
    """Return what a file is that begins so."""
    if not start:
        return FileKind.EMPTY
    for signature, kind in SIGNATURES:
        if start.startswith(signature):
            return kind
    return _in_parts(start) or _in_boxes(start) or _written(start)


def _in_parts(start: bytes) -> FileKind | None:
    """Return what is told by more than its first bytes; None where nothing is."""
    if start[:4] == b"RIFF":
        return RIFF.get(start[8:12])
    if start[:4] == b"\x1a\x45\xdf\xa3":
        return FileKind.WEBM if b"webm" in start[:64] else FileKind.MATROSKA
    return FileKind.BMP if start[:2] == b"BM" and start[6:10] == bytes(4) else None


def _in_boxes(start: bytes) -> FileKind | None:
    """Return what is made of boxes, by the brands that its first one names; None where nothing is."""
    if start[4:8] in OLD_QUICKTIME:
        return FileKind.MOV
    if start[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(start[:4]), 256)
    brands = [start[8:12], *(start[at : at + 4] for at in range(16, end, 4))]
    if brands[0] in AVIF or (brands[0] in {b"mif1", b"msf1"} and AVIF.intersection(brands)):
        return FileKind.AVIF
    if brands[0] in HEIC:
        return FileKind.HEIC
    if brands[0] in {b"M4A ", b"M4B "}:
        return FileKind.SOUND
    return FileKind.MOV if brands[0] == b"qt  " else FileKind.MP4


def _written(start: bytes) -> FileKind:
    """Return what a text is, if it is one."""
    start = start.removeprefix(b"\xef\xbb\xbf")
    if re.match(PAGE, start):
        return FileKind.HTML
    if re.match(DRAWING, start):
        return FileKind.SVG
    return FileKind.TEXT if not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", start) else FileKind.OTHER
