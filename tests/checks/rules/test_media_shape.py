import pytest

from postdesk.checks.rules import media_shape
from stage import pictures


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((191, 100), []),
        ((100, 125), []),
        ((192, 100), ["hall.jpg is 1.92 times as wide as it is high; the network takes up to 1.91: crop it"]),
        ((100, 126), ["hall.jpg is 1.26 times as high as it is wide; the network takes up to 1.25: crop it"]),
        ((1001, 100), ["hall.jpg is 10.01 times as wide as it is high; the network takes up to 1.91: crop it",
                       "hall.jpg is 10.01 times as wide as it is high; the network takes up to 10: crop it"]),
    ],
)  # fmt: skip
def test_a_picture_is_not_cropped_by_postdesk(said, house, size, expected):
    """
    accounts: [fedi, instagram, threads, telegram]
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    (house.campaigns / "hall.jpg").write_bytes(pictures.jpeg(*size))
    assert said(media_shape) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1280, 720), []),
        ((600, 200), []),
        ((1280, 400), ["tour.mp4 is 3.20 times as wide as it is high; the network takes up to 3: crop it"]),
        ((400, 1280), ["tour.mp4 is 3.20 times as high as it is wide; the network takes up to 3: crop it"]),
    ],
)
def test_a_film_has_a_shape_of_its_own(said, house, size, expected):
    """
    accounts: [x, instagram]
    text: Doors open at six.
    media: [{file: tour.mp4}]
    """
    (house.campaigns / "tour.mp4").write_bytes(pictures.film(*size))
    assert said(media_shape) == expected


def test_films_have_another_shape(said):
    """
    accounts: [instagram]
    text: Doors open at six.
    media: [{file: tour.mp4}]
    """
    assert said(media_shape) == []
