from io import BytesIO

import pytest
from PIL import Image, ImageSequence

from postdesk.media import gif
from postdesk.media.traces import Trace
from stage import pictures

PACKET = b"!\xff\x0bXMP DataXMP" + bytes((len(pictures.XMP),)) + pictures.XMP + b"\0"


def frames(content):
    return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(Image.open(BytesIO(content)))]


def test_what_a_picture_says_without_showing_it():
    assert gif.gives_away(pictures.gif(comment=b"The shelter")) == {Trace.WORDS}
    assert gif.gives_away(pictures.gif()) == set()
    assert gif.gives_away(pictures.gif()[:-1] + PACKET + b";") == {Trace.PLACE, Trace.NAMES, Trace.TIME}


def test_a_stripped_picture_moves_as_before_and_says_nothing_else():
    content = pictures.gif(frames=3, comment=b"The shelter")[:-1] + PACKET + b";and more"
    stripped = gif.stripped(content)
    assert frames(stripped) == frames(content)
    assert Image.open(BytesIO(stripped)).info["loop"] == 0
    for secret in (b"shelter", b"GPS", b"Ana", b"more"):
        assert secret not in stripped


@pytest.mark.parametrize("cut", [11, 13, 100, 900, -1])
def test_one_that_was_cut_short_is_not_stripped(cut):
    assert gif.stripped(pictures.gif()[:cut]) is None


def test_a_picture_with_a_table_of_colours_for_each_frame():
    first = pictures.gif(frames=1)
    assert gif.stripped(first) == first
    local = b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\x80\0\0\0\xff\xff\xff\2\2D\1\0;"
    assert gif.stripped(local) == local
    assert gif.measure(local, whole=True) == (1, 1, False)
