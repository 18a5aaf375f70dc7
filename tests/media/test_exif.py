import struct

import pytest

from postdesk.media import exif
from postdesk.media.traces import Trace
from stage import pictures


def block(**said):
    return pictures.exif(**said).tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("lies", range(1, 9))
def test_how_a_picture_lies(lies):
    assert exif.orientation(block(lies=lies)) == lies
    assert exif.orientation(exif.upright_as(lies).removeprefix(b"Exif\0\0")) == lies


@pytest.mark.parametrize(
    "content", [b"", b"MM", b"XX\0*\0\0\0\x08", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\x09\0"]
)
def test_a_block_that_contradicts_itself_says_nothing(content):
    assert exif.orientation(content) == 1
    assert exif.traces(content) == set()


def test_an_orientation_that_is_none_is_upright():
    assert exif.orientation(block(lies=9)) == 1


def test_what_a_block_gives_away():
    assert exif.traces(block()) == {Trace.PLACE, Trace.DEVICE, Trace.TIME}
    assert exif.traces(block(x013B="Ana", x010E="The shelter")) == set(Trace) - {Trace.COPY}


def test_what_stands_in_the_second_table_is_found():
    said = pictures.exif()
    said.get_ifd(0x8769)[0xA431] = "SN 1234"
    del said[0x010F]
    assert Trace.DEVICE in exif.traces(said.tobytes().removeprefix(b"Exif\0\0"))


def test_a_table_of_places_without_a_place_is_none():
    empty = struct.pack(">2sHIHHHIII", b"MM", 42, 8, 1, exif.GPS, 4, 1, 26, 0)
    assert exif.traces(empty + struct.pack(">HHHII", 1, 0, 1, 4, 0x02030000)) == set()
    assert exif.traces(empty + struct.pack(">HHHII", 1, 2, 5, 3, 0)) == {Trace.PLACE}


def test_a_thumbnail_may_show_what_was_cut_away():
    first = struct.pack(">2sHIHHHIII", b"MM", 42, 8, 1, exif.ORIENTATION, 3, 1, 1 << 16, 26)
    assert exif.traces(first + struct.pack(">HHHIII", 1, exif.THUMBNAIL, 4, 1, 100, 0)) == {Trace.COPY}
