"""Pictures decoded, upright, in a mode that every network's kinds can hold; what would fill the memory is refused."""

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from postdesk.errors import DraftError
from postdesk.media.bounds import (
    HEIC_READER,
    MOST_CHANGED,
    MOST_MEMORY,
    MOST_OF_JPEG,
    MOST_PIXELS,
    NO_HEIC,
    most_pixels,
    reads_heic,
)
from postdesk.models import FileKind, Head

Image.MAX_IMAGE_PIXELS = None  # what may be decoded is bounded here, before anything is

BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    LookupError,
    ArithmeticError,
    TypeError,
    struct.error,
)
"""What the decoders of the various kinds raise at files that are damaged."""
MOST_SCANS = 100
"""How often a JPEG may go over all its pixels: encoders write about ten scans, each as slow as the whole picture."""
SCAN = b"\xff\xda"
PIXEL = 4
"""Bytes of a pixel in memory, whether it has three colours or four."""
STRIP = 256
"""Lines of a picture that are worked on at a time where all of them would fill the memory."""
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Unfit(DraftError):
    """What a file holds cannot be made into a picture that is sent; the message goes on after the file's name."""


def decoded(content: bytes, told: Head) -> Image.Image:
    """Return a picture, opened; still ones are decoded, upright and in a mode that can be encoded."""
    if told.kind is FileKind.HEIC:
        learn_heic()
    try:
        picture = within_bounds(Image.open(BytesIO(content)), told.kind, content, told.lies)
        if told.moving and told.kind is not FileKind.PNG:
            return picture
        picture.load()
        upright = _upright(picture, told.lies)
        del picture  # large, and perhaps in memory a third time below
        return _plain(upright)
    except BROKEN as broken:
        raise Unfit("is damaged: save it again") from broken


def within_bounds(picture: ImageFile, kind: FileKind, content: bytes, lies: int = 1) -> ImageFile:
    """Return a picture that is decoded in a moment, the largest at half their size; ValueError at scans without end.

    `lies` is how it lies, as its head tells.
    """
    whole = MOST_CHANGED if _is_changed(picture, lies) else MOST_PIXELS
    if not isinstance(picture, JpegImageFile):
        _held_to(min(most_pixels(kind), whole), picture)
        return picture
    scans = content.count(SCAN)
    if scans > MOST_SCANS:
        raise ValueError
    kept = _kept_of_a_pixel(picture) if scans > 1 else 0
    _held_to(min(MOST_OF_JPEG, 4 * whole, MOST_MEMORY / (kept + PIXEL / 4)), picture)
    if picture.width * picture.height > min(whole, MOST_MEMORY / (kept + PIXEL)):
        picture.draft(None, (picture.width // 2, picture.height // 2))
    return picture


def _is_changed(picture: Image.Image, lies: int) -> bool:
    """Whether a decoded picture is made into another one of as many pixels, and four bytes for each."""
    return lies in UPRIGHT or picture.has_transparency_data or picture.mode == "CMYK"


def _held_to(most: float, picture: Image.Image) -> None:
    if picture.width * picture.height > most:
        raise Unfit("has more than {most:.0f} megapixels: save it smaller", most=most / 1e6)


def _kept_of_a_pixel(picture: JpegImageFile) -> float:
    """Return the bytes of coefficients that libjpeg keeps for each pixel until the last of several scans is read."""
    shares = [across * down for _, across, down, _ in picture.layer]
    return 2 * sum(shares) / max(shares)


def learn_heic(reader: str = HEIC_READER) -> None:
    """Let Pillow read HEIC, where its reader is there; Unfit where it is not."""
    if not reads_heic(reader):
        raise Unfit(NO_HEIC)
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)


def _upright(picture: Image.Image, lies: int) -> Image.Image:
    turned = picture.transpose(UPRIGHT[lies]) if lies in UPRIGHT else picture
    turned.info.setdefault("icc_profile", picture.info.get("icc_profile"))
    return turned


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, RGB or RGBA, whatever it was stored in."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # sixteen bits
        picture, profile = _of_eight_bits(picture), None
    elif picture.mode == "CMYK":
        picture, profile = _from_print(picture, profile), None
    elif picture.has_transparency_data:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    elif picture.mode not in {"L", "RGB"}:
        picture = picture.convert("RGB")
    picture.info = {"icc_profile": profile} if profile else {}
    return picture


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of sixteen bits in grey."""
    grey = Image.new("L", picture.size)
    for strip, top in strips(picture):
        grey.paste(strip.convert("I").point(lambda value: value / 256).convert("L"), (0, top))
    return grey


def strips(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Yield a picture some lines at a time, each part with the line that it begins at."""
    for top in range(0, picture.height, STRIP):
        yield picture.crop((0, top, picture.width, min(top + STRIP, picture.height))), top


def _from_print(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture made for print as screens show it, by its own profile where it has one."""
    from PIL import ImageCms

    try:
        source, target = ImageCms.ImageCmsProfile(BytesIO(profile or b"")), ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        made = None
    return made or picture.convert("RGB")
