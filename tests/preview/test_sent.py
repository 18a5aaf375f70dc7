"""What is different in what is sent of a picture is said before it is."""

import re

import pytest

from postdesk.media.store import KeptFile
from postdesk.models import FileKind, Head
from postdesk.preview.sent import changes
from stage import pictures


@pytest.fixture
def said(sheet, house):
    """What is said of the one picture of the docstring's post, on each account, with this in its file."""

    def looked(content, name="hall.jpg"):
        (house.campaigns / "media" / name).write_bytes(content)
        return [(picture.sent, picture.trouble) for preview in sheet().previews for picture in preview.pictures]

    return looked


def test_what_needs_nothing_is_not_spoken_of(said):
    """
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    assert said(pictures.jpeg()) == [("", "")]


def test_a_phone_gives_away_where_and_when(said):
    """
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    assert said(pictures.from_a_phone()) == [("without place, device, names, time and words; turned upright", "")]


def test_a_large_picture_becomes_smaller_on_the_network_that_takes_less(said):
    """
    accounts: [x, bsky]
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    content = pictures.saved(pictures.noise(1500, 1200), "JPEG", quality=97)
    assert 2_000_000 < len(content) < 5_000_000
    x, bsky = said(content)
    assert x == ("", "")
    assert re.fullmatch(r"2\.\d+ MB becomes 1\.\d+ MB", bsky[0])


def test_another_kind_is_named(said):
    """
    accounts: [instagram]
    text: Look.
    media: [{file: media/hall.png, alt: The hall.}]
    """
    assert said(pictures.png(Author="Ana"), "hall.png") == [("without names; as JPEG", "")]


def test_a_film_stays_as_it_is_but_for_what_it_gives_away(said):
    """
    text: Look.
    media: [{file: media/tour.mp4, alt: A tour.}]
    """
    assert said(pictures.film(), "tour.mp4") == [("without time", "")]


def test_what_cannot_be_made_into_a_picture_is_trouble(said):
    """
    text: Look.
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    assert said(pictures.jpeg()[:-60]) == [("", "media/hall.jpg is damaged: save it again")]


def test_pixels_speak_before_bytes():
    head, becomes = Head(FileKind.JPEG, 5_000_000, 4032, 3024), KeptFile("", 1_800_000, "image/jpeg", 2048, 1536, 85)
    assert list(changes(head, becomes, "place and device")) == [
        "without place and device",
        "4,032×3,024 becomes 2,048×1,536",
    ]


def test_a_gif_that_moves_is_shown_as_a_film_where_a_network_makes_one_of_it(said):
    """
    accounts: [x, bsky, fedi]
    text: Look.
    media: [{file: media/wave.gif, alt: A hand waves.}]
    """
    assert said(pictures.gif(), "wave.gif") == [("", ""), ("shown as a film", ""), ("shown as a film", "")]
    assert said(pictures.gif(frames=1), "wave.gif") == [("", "")] * 3
