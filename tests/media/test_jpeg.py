from io import BytesIO

import pytest
from PIL import Image

from postdesk.media import jpeg
from postdesk.media.traces import Trace
from stage import pictures


def test_a_phone_says_where_when_who_and_with_what():
    found = jpeg.gives_away(BytesIO(pictures.from_a_phone()))
    assert found == {Trace.PLACE, Trace.DEVICE, Trace.NAMES, Trace.TIME, Trace.WORDS}
    assert jpeg.gives_away(BytesIO(pictures.jpeg())) == set()


def test_a_second_picture_behind_the_first_is_told_and_taken_out():
    content = pictures.saved(pictures.drawn(), "MPO", save_all=True, append_images=[pictures.noise(40, 20)])
    assert jpeg.gives_away(BytesIO(content)) == {Trace.COPY}
    assert Image.open(BytesIO(jpeg.stripped(content))).format == "JPEG"


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"restart_marker_blocks": 1}])
def test_a_stripped_picture_has_the_same_pixels_and_nothing_else(more):
    content = pictures.saved(pictures.noise(64, 48), "JPEG", exif=pictures.exif(1), icc_profile=b"colours", **more)
    stripped = jpeg.stripped(content + b"a film behind it")
    before, after = Image.open(BytesIO(content)), Image.open(BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    assert after.info["icc_profile"] == b"colours"
    assert not after.getexif()
    assert stripped.endswith(b"\xff\xd9")
    assert jpeg.stripped(stripped) == stripped


def test_nothing_that_is_not_needed_is_left():
    stripped = jpeg.stripped(pictures.from_a_phone(lies=1))
    for secret in (b"Exif", b"Phone", b"2026", b"Ana", b"Ulcin", b"shelter", b"maker", b"film", b"xmp"):
        assert secret not in stripped


def test_one_that_lies_on_its_side_still_says_so_and_nothing_else():
    picture = Image.open(BytesIO(jpeg.stripped(pictures.from_a_phone(), lies=6)))
    assert dict(picture.getexif()) == {0x0112: 6}


def test_thumbnails_of_old_programmes_are_taken_out():
    content = pictures.jpeg()
    with_thumbnail = content[:2] + pictures.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"rgb" * 4) + content[20:]
    stripped = jpeg.stripped(with_thumbnail)
    assert b"rgb" not in stripped
    assert Image.open(BytesIO(stripped)).size == (40, 20)


@pytest.mark.parametrize("cut", [0, 3, 30, 100, 300, -3])
def test_one_that_was_cut_short_is_not_stripped(cut):
    assert jpeg.stripped(pictures.jpeg()[:cut]) is None
