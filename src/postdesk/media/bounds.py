"""What a network takes of pictures, and what postdesk decodes at all."""

from msgspec import Struct

from postdesk.models import Family, FileKind, Grammar, Head

MOST_PIXELS = 50_000_000
"""Of a picture that is decoded whole: 200 MB of memory, twice that while it is made smaller; what phones make."""
MOST_CHANGED = 40_000_000
"""Of one that is turned, has transparent parts or was made for print: it is in memory twice while that is done."""
MOST_OF_JPEG = 4 * MOST_PIXELS
"""JPEG can be decoded at half its width and height."""
MOST_OF_WEBP = 2 * MOST_PIXELS // 5
"""Of WebP its decoder keeps three pictures more, two canvases and a frame, and hands over a fourth."""
MOST_MEMORY = 400_000_000
"""Bytes that decoding a JPEG takes: four for each pixel, and what one of several scans keeps of each until the last."""
ANY = 1 << 62
HEIC_READER = "pillow_heif"
NO_HEIC = 'is a HEIC picture: save it as JPEG, or let postdesk read HEIC with `pip install "postdesk[heic]"`'


class Bounds(Struct, frozen=True):
    """What is taken of pictures: which kinds, how many bytes, how many pixels, how many of width and height together.

    0 for the last is any number.
    """

    kinds: frozenset[FileKind]
    bytes: int = ANY
    pixels: int = ANY
    sides: int = 0

    def hold(self, width: int, height: int) -> bool:
        """Tell whether a picture of this size is taken."""
        return width * height <= self.pixels and not 0 < self.sides < width + height


def reads_heic(reader: str = HEIC_READER) -> bool:
    """Tell whether what reads HEIC is there; it is not loaded for that."""
    from importlib.util import find_spec

    return find_spec(reader) is not None


def most_pixels(kind: FileKind) -> int:
    """Return how many pixels a picture of a kind may have that is decoded."""
    return {FileKind.JPEG: MOST_OF_JPEG, FileKind.WEBP: MOST_OF_WEBP}.get(kind, MOST_PIXELS)


def bounds_of(grammar: Grammar, head: Head) -> Bounds:
    """Return what a network takes of a picture like this; what only others tell of it is heeded, too."""

    def most(name: str, otherwise: int) -> int:
        return min((limit.number for limit in grammar.limits if limit.name == name), default=otherwise)

    still, image = most("image bytes", ANY), most("image pixels", ANY)
    return Bounds(
        kinds=grammar.carries.moving if head.moving else grammar.carries.stills,
        bytes=most("gif bytes", still) if head.moving else still,
        pixels=most("gif pixels", image) if head.kind is FileKind.GIF else image,
        sides=most("image sides", 0),
    )


LARGEST_PICTURE, LARGEST = 100_000_000, 20_000_000_000
"""Bytes of a picture, and of anything else: what has more is larger than any network takes, and is not read."""


def most_bytes(family: Family) -> int:
    """Return how many bytes a file may have that is read at all."""
    return LARGEST_PICTURE if family is Family.PICTURE else LARGEST
