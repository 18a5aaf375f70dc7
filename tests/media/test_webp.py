from io import BytesIO

import pytest
from PIL import Image

from postdesk.media import webp
from postdesk.media.traces import Trace
from stage import pictures


def chatty(**more):
    return pictures.webp(exif=pictures.exif(1), xmp=pictures.XMP, icc_profile=b"colours", **more)


def test_what_a_picture_says_without_showing_it():
    assert webp.gives_away(BytesIO(chatty())) == {Trace.PLACE, Trace.DEVICE, Trace.NAMES, Trace.TIME}
    assert webp.gives_away(BytesIO(pictures.webp())) == set()


@pytest.mark.parametrize(
    "more", [{}, {"lossless": True}, {"save_all": True, "append_images": [pictures.noise(40, 20)]}]
)
def test_a_stripped_picture_has_the_same_pixels_and_nothing_else(more):
    content = chatty(**more) + b"and more"
    stripped = webp.stripped(content)
    before, after = Image.open(BytesIO(content)), Image.open(BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    assert (after.info["icc_profile"], after.n_frames) == (b"colours", before.n_frames)
    for secret in (b"Phone", b"2026", b"GPS", b"Ana", b"more"):
        assert secret not in stripped
    assert webp.stripped(stripped) == stripped


def test_one_without_anything_to_tell_stays_as_it_is():
    assert webp.stripped(pictures.webp()) == pictures.webp()


@pytest.mark.parametrize("cut", [10, 16, 40])
def test_one_that_was_cut_short_is_not_stripped(cut):
    assert webp.stripped(pictures.webp()[:cut]) is None
