import pytest

from postdesk.checks.rules import media_size
from postdesk.models import Severity


@pytest.fixture
def file(house):
    """A file of that many bytes in the desk's folder."""
    return lambda name, size: (house.campaigns / name).write_bytes(bytes(size))


def test_a_picture_from_a_phone_is_too_large_for_bluesky(remarks, file):
    """
    accounts: [bsky, telegram]
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    file("hall.jpg", 2_400_000)
    (remark,) = remarks(media_size)
    assert remark.message == "hall.jpg has 2.4 MB; the network takes 2 MB"
    assert remark.severity is Severity.ERROR


def test_an_animated_picture_may_be_larger_on_x_and_is_a_picture_elsewhere(said, file):
    """
    accounts: [x, threads]
    text: Врата се отварају.
    media: [{file: vrata.GIF}]
    """
    file("vrata.GIF", 9_000_000)
    assert said(media_size) == ["vrata.GIF has 9 MB; the network takes 8 MB"]


def test_a_film_has_a_limit_of_its_own(said, file):
    """
    text: Un petit film.
    media: [{file: film.mp4}]
    """
    file("film.mp4", 17_000_000)
    assert said(media_size) == []


def test_a_file_that_is_missing_is_told_elsewhere(variants, house):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    (variant,) = variants()
    (house.campaigns / "hall.jpg").unlink()
    assert list(media_size.check(variant, house)) == []


@pytest.mark.parametrize(("size", "words"), [(2_000_000, "2 MB"), (16_777_216, "16.78 MB"), (10_000_000, "10 MB")])
def test_sizes_as_networks_state_them(size, words):
    assert media_size.megabytes(size) == words
