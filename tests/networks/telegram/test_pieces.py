"""What a post becomes in a channel, whatever is in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.models import FileKind, Head
from postdesk.networks.telegram.limits import messages
from postdesk.networks.telegram.pieces import ShownPiece, marked, pieces, pieces_shown
from postdesk.text.units import utf16
from stage.pictures import png

KINDS = st.sampled_from(("photo", "video", "animation", "document"))
FILES = st.lists(KINDS, max_size=25).map(
    lambda kinds: [
        ShownPiece(number, Path("a"), kind, Head(FileKind.OTHER, 1), "a") for number, kind in enumerate(kinds)
    ]
)
TEXTS = st.lists(st.one_of(st.text(min_size=1, max_size=30), st.just("д" * 1025)), min_size=1, max_size=4)


@given(TEXTS, FILES)
def test_every_file_and_every_text_goes_out_once_and_in_order(texts, files):
    found = pieces(texts, files)
    assert [file.number for piece in found for file in piece.files] == [file.number for file in files]
    assert [piece.text for piece in found if piece.text] == texts
    assert sum(len(piece.messages) for piece in found) == messages(texts, len(files))


@given(TEXTS, FILES)
def test_albums_are_what_telegram_takes(texts, files):
    for piece in pieces(texts, files):
        kinds = {file.kind for file in piece.files}
        assert len(piece.files) <= 10
        assert kinds <= {"photo", "video"} or len(kinds) == 1
        assert "animation" not in kinds or len(piece.files) == 1
        assert not piece.files or len(piece.text) <= 1024


@given(st.text(alphabet=st.sampled_from("a🎁 #@./:دн\u0301$Aé-"), max_size=60))
def test_what_is_marked_lies_in_the_text_and_splits_no_sign(text):
    units = text.encode("utf-16-le")
    for mark in marked(text):
        start, end = 2 * mark["offset"], 2 * (mark["offset"] + mark["length"])
        assert 0 <= start < end <= 2 * utf16(text)
        assert units[start:end].decode("utf-16-le").encode("utf-16-le") == units[start:end]


def test_what_is_marked_is_counted_in_utf_16_units():
    assert marked("🎁 #Gifts, from @office: https://iom.int/x $EUR") == [
        {"type": "hashtag", "offset": 3, "length": 6},
        {"type": "mention", "offset": 16, "length": 7},
        {"type": "url", "offset": 25, "length": 17},
        {"type": "cashtag", "offset": 43, "length": 4},
    ]


def test_an_album_has_ten_at_most():
    files = [ShownPiece(number, Path("a"), "photo", Head(FileKind.JPEG, 1), "a") for number in range(12)]
    assert [len(piece.files) for piece in pieces(["Doors open at six."], files)] == [10, 2]


@pytest.mark.parametrize(
    ("width", "height", "kind"),
    [
        (9000, 1000, "photo"),
        (9000, 1001, "document"),
        (1001, 9000, "document"),
        (200, 10, "photo"),
        (201, 10, "document"),
        (10, 201, "document"),
    ],
)
def test_a_picture_too_large_or_too_long_for_one_is_a_document(tmp_path, width, height, kind):
    """Sides of 10,000 pixels together, and one at most twenty times the other."""
    picture = tmp_path / "a.png"
    picture.write_bytes(png(width, height))
    assert pieces_shown(0, picture, "a.png").kind == kind
