"""Pictures made to fit a network: turned upright, smaller where they have to be, and silent about where they were made.

What fits as it is keeps each of its pixels: only what it gives away is taken out. The rest is decoded once and encoded
again, never cropped; the same picture and the same bounds make the same bytes with the same Pillow. Still pictures
become JPEG, or PNG where parts of them are transparent; moving ones stay moving.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageSequence

from postdesk.media.bounds import ANY, Bounds
from postdesk.media.decoding import BROKEN, PIXEL, Unfit, decoded, strips
from postdesk.media.heads import head
from postdesk.media.privacy import stripped
from postdesk.models import FileKind, Head

LONGEST_SIDE = 65_500
"""Pixels that libjpeg writes in one direction."""
MOST_MOVING = 100_000_000
"""Pixels of all frames of a moving picture together."""
MOST_OF_FRAME = 10_000_000
"""Pixels of one frame of a moving picture: of a film in 4K, and a fifth more."""
MOST_WAITING = 350_000_000
"""Bytes of all frames that wait for the last one, and of the one that is decoded, beside the program itself."""
OF_A_FRAME = 24
"""Bytes that are in memory for each pixel of a frame while it is decoded and made smaller, whatever its kind."""
MOST_ENCODED = 25_000_000
"""Pixels of a picture that is encoded anew: the encoder keeps six bytes of each, and no network shows as many."""
SIDES = (4096, 3072, 2560, 2048, 1536, 1280, 1024, 768, 512, 384)
"""The long sides that are tried, from the largest."""
SHARES = (1.0, 0.75, 0.5, 0.35, 0.25)
"""The parts of its width and height that are tried for a moving picture."""
QUALITIES = (92, 85)
LOSSLESS = 100
HOPELESS = 1.5
"""How many times too large a picture is that is not even tried: a smaller one has more to tell in each pixel."""


class Made(Struct, frozen=True):
    """A picture as it is sent. `quality` is 0 where no pixel was touched, else what it was encoded with."""

    content: bytes
    kind: FileKind
    width: int
    height: int
    quality: int = 0


def fitted(content: bytes, bounds: Bounds) -> Made:
    """Return a picture as a network takes it.

    Raises:
        Unfit: It is damaged, or no size of it fits.
    """
    told = head(BytesIO(content))
    plain = stripped(content, told)
    fits = told.kind in bounds.kinds and told.lies == 1 and bounds.hold(told.width, told.height)
    if fits and plain is not None and len(plain) <= bounds.bytes:
        return Made(plain, told.kind, told.width, told.height)
    picture = decoded(plain or content, told)
    made = next(_fitting(picture, told, bounds), None)
    if made is None:
        raise Unfit("of {size:.1f} MB cannot be made small enough: save it smaller", size=told.size / 1e6)
    return made


def as_it_is(content: bytes) -> Made:
    """Return a picture of which no pixel is touched, where that can be; only what it gives away is taken out.

    Raises:
        Unfit: It is damaged.
    """
    told = head(BytesIO(content))
    plain = stripped(content, told)
    if plain is None:
        return fitted(content, Bounds(frozenset(FileKind), ANY))
    return Made(plain, told.kind, told.width, told.height)


def again(content: bytes, made: Made) -> Made:
    """Return a picture that was made once, made again from the same one; what `made` holds is not looked at.

    Raises:
        Unfit: It is damaged.
    """
    told = head(BytesIO(content))
    plain = stripped(content, told)
    if made.quality:
        picture = decoded(plain or content, told)
        return replace(made, content=_encoded(picture, told, made.kind, (made.width, made.height), made.quality))
    return replace(made, content=plain or b"")


def _fitting(picture: Image.Image, told: Head, bounds: Bounds) -> Iterator[Made]:
    """Yield the picture in each size and quality that the bounds hold, from the best.

    A size of which the last one tells that it would be far too large is not tried.
    """
    kind = _target(picture, told, bounds)
    sizes = _shares(picture) if _moves(told) else _sides(picture)
    qualities = QUALITIES if kind is FileKind.JPEG else (LOSSLESS,)
    dense: dict[int, float] = {}
    for (width, height), quality in product(sizes, qualities):
        hopeless = dense.get(quality, 0) * width * height > HOPELESS * bounds.bytes
        large = width * height > MOST_ENCODED or max(width, height) > LONGEST_SIDE or _fills(picture, width * height)
        if bounds.hold(width, height) and not hopeless and not large:
            content = _encoded(picture, told, kind, (width, height), quality)
            dense[quality] = len(content) / (width * height)
            if len(content) <= bounds.bytes:
                yield Made(content, kind, width, height, quality)


def _moves(told: Head) -> bool:
    return told.moving and told.kind is not FileKind.PNG


def _fills(picture: Image.Image, pixels: int) -> bool:
    """Whether all frames of a picture, each of so many pixels, would fill the memory, where they wait for the last."""
    frames = getattr(picture, "n_frames", 1) if picture.format == FileKind.WEBP.name else 1
    return frames > 1 and PIXEL * pixels * frames > MOST_WAITING - OF_A_FRAME * picture.width * picture.height


def _target(picture: Image.Image, told: Head, bounds: Bounds) -> FileKind:
    if _moves(told):
        return told.kind
    return FileKind.PNG if picture.mode == "RGBA" and FileKind.PNG in bounds.kinds else FileKind.JPEG


def _sides(picture: Image.Image) -> Iterator[tuple[int, int]]:
    """Yield the sizes of a still picture, its own first."""
    longest = max(picture.size)
    for side in (longest, *(side for side in SIDES if side < longest)):
        yield _scaled(picture, side / longest)


def _shares(picture: Image.Image) -> Iterator[tuple[int, int]]:
    yield from (_scaled(picture, share) for share in SHARES)


def _scaled(picture: Image.Image, share: float) -> tuple[int, int]:
    return max(1, round(picture.width * share)), max(1, round(picture.height * share))


def _encoded(picture: Image.Image, told: Head, kind: FileKind, size: tuple[int, int], quality: int) -> bytes:
    """Return a picture as bytes of a kind."""
    out = BytesIO()
    if _moves(told):
        _write_frames(picture, kind, size, out)
        return out.getvalue()
    small = picture if picture.size == size else _resized(picture, size)
    said: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if kind is FileKind.PNG:
        small.save(out, "PNG", optimize=True, **said)
    else:
        sharp = 0 if told.kind is not FileKind.JPEG else 2
        small = _on_white(small)  # the transparent one makes room for the encoder
        small.save(out, "JPEG", quality=quality, subsampling=sharp, optimize=True, progressive=True, **said)
    return out.getvalue()


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a still picture in another size.

    Pillow weighs the colours of a transparent one by its alpha in a copy of all of it. Here that is done strip by strip
    while it gets narrower, which changes no pixel: lines do not heed each other until it gets lower.
    """
    if picture.mode != "RGBA":
        return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    narrow = Image.new("RGBa", (size[0], picture.height))
    for strip, top in strips(picture):
        narrow.paste(strip.convert("RGBa").resize((size[0], strip.height), Image.Resampling.LANCZOS), (0, top))
    small = narrow.resize(size, Image.Resampling.LANCZOS)
    del narrow  # before there is a third one
    return small.convert("RGBA")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _write_frames(picture: Image.Image, kind: FileKind, size: tuple[int, int], out: BytesIO) -> None:
    """Write a moving picture in another size, each frame as long as it was shown."""
    lasts: list[int] = []
    frames = _frames(picture, size, lasts)
    first = next(frames)
    more: dict[str, Any] = {"disposal": 2} if kind is FileKind.GIF else {"quality": QUALITIES[-1]}
    loop = picture.info.get("loop", 1 if kind is FileKind.GIF else 0)
    first.save(out, kind.name, save_all=True, append_images=frames, duration=lasts, loop=loop, **more)


def _frames(picture: Image.Image, size: tuple[int, int], lasts: list[int]) -> Iterator[Image.Image]:
    """Yield each frame in another size when it is asked for, its milliseconds put at the end of `lasts` before.

    Pillow asks for one after another, and of a GIF it keeps a byte for each pixel, of a WebP all four.
    """
    left = MOST_MOVING
    try:
        for frame in ImageSequence.Iterator(picture):
            pixels = frame.width * frame.height  # a frame may be larger than the first
            left -= pixels
            if left < 0 or pixels > MOST_OF_FRAME:
                raise Unfit("has too many frames of this size: save it smaller")
            small = frame.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
            lasts.append(frame.info.get("duration", 100))  # WebP tells it once the frame is decoded
            yield small
    except BROKEN as broken:
        raise Unfit("is damaged: save it again") from broken
