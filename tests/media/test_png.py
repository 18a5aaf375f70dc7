from io import BytesIO

import pytest
from PIL import Image

from postdesk.media import png
from postdesk.media.traces import Trace
from stage import pictures


def chatty():
    return pictures.saved(pictures.drawn(mode="RGBA"), "PNG", exif=pictures.exif(6), icc_profile=b"colours of a screen")


def test_what_a_picture_says_without_showing_it():
    assert png.gives_away(BytesIO(chatty())) == {Trace.PLACE, Trace.DEVICE, Trace.TIME}
    assert png.gives_away(BytesIO(pictures.png(Author="Ana"))) == {Trace.NAMES}
    assert png.gives_away(BytesIO(pictures.png(Description="The shelter"))) == {Trace.WORDS}
    assert png.gives_away(BytesIO(pictures.png())) == set()
    with_packet = insert(pictures.png(), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + pictures.XMP)
    assert png.gives_away(BytesIO(with_packet)) == {Trace.PLACE, Trace.NAMES, Trace.TIME}
    assert png.gives_away(BytesIO(insert(pictures.png(), b"tIME", b"\x07\xea\x0b\x14\0\0\0"))) == {Trace.TIME}


def insert(content, name, body):
    """Put a chunk right behind the first."""
    from zlib import crc32

    return content[:33] + len(body).to_bytes(4) + name + body + crc32(name + body).to_bytes(4) + content[33:]


def test_a_stripped_picture_has_the_same_pixels_and_nothing_else():
    content = insert(chatty(), b"vpAg", b"from an editor") + b"what was cropped away"
    stripped = png.stripped(content)
    before, after = Image.open(BytesIO(content)), Image.open(BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    assert after.info["icc_profile"] == b"colours of a screen"
    assert not after.getexif()
    assert stripped.endswith(b"IEND\xae\x42\x60\x82")
    for secret in (b"Phone", b"2026", b"editor", b"cropped"):
        assert secret not in stripped


def test_one_that_moves_still_moves():
    frames = {"save_all": True, "append_images": [pictures.noise(40, 20)]}
    content = pictures.saved(pictures.drawn(), "PNG", **frames)
    assert Image.open(BytesIO(png.stripped(content))).n_frames == 2


@pytest.mark.parametrize("cut", [8, 20, 40, -13, -3])
def test_one_that_was_cut_short_is_not_stripped(cut):
    assert png.stripped(pictures.png()[:cut]) is None
