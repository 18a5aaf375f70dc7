from io import BytesIO

import pytest

from postdesk.errors import DraftError
from postdesk.media import privacy
from postdesk.media.heads import head, head_look
from postdesk.media.traces import Trace
from stage import pictures
from stage.pictures import box, film, track


@pytest.fixture
def file(tmp_path):
    def written(content):
        path = tmp_path / "file"
        path.write_bytes(content)
        return path

    return written


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.from_a_phone(), {Trace.PLACE, Trace.DEVICE, Trace.NAMES, Trace.TIME, Trace.WORDS}),
        (pictures.gif(comment=b"x"), {Trace.WORDS}),
        (pictures.saved(pictures.drawn(), "AVIF", exif=pictures.exif(1)), {Trace.PLACE, Trace.DEVICE, Trace.TIME}),
        (pictures.saved(pictures.drawn(), "AVIF"), set()),
        (film(), {Trace.TIME}),
        (pictures.webm(), set()),
        (b"%PDF-1.4", set()),
    ],
)
def test_what_a_file_says_without_showing_it(file, content, expected):
    assert privacy.gives_away(file(content)) == expected


@pytest.mark.parametrize("content", [pictures.jpeg(), pictures.png(), pictures.gif(), pictures.webp()])
def test_what_says_nothing_stays_byte_for_byte(content):
    assert privacy.stripped(content, head(BytesIO(content))) == content


def test_what_has_to_be_encoded_again_is_not_stripped():
    for content in (pictures.saved(pictures.drawn(), "AVIF"), pictures.webp(exif=pictures.exif(6)), b"%PDF-1.4"):
        assert privacy.stripped(content, head(BytesIO(content))) is None


def test_films_are_blanked_in_a_copy(file):
    path = file(film(notes=[box(b"udta", b"\xa9xyz+42.44")]))
    privacy.blank_film(path, head_look(path).kind)
    assert privacy.gives_away(path) == set()
    path = file(pictures.webm(pictures.element(0x1254C367, b"42.44")))
    privacy.blank_film(path, head_look(path).kind)
    assert b"42.44" not in path.read_bytes()


def test_a_film_that_cannot_be_taken_apart_is_refused(file):
    path = file(film(tracks=[track(b"meta")]) + box(b"moof"))
    with pytest.raises(DraftError, match=r"^notes .* export it again"):
        privacy.blank_film(path, head_look(path).kind)
