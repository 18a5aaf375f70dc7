import pytest

from postdesk.checks.rules import media_size
from postdesk.models import FileKind, Head, Severity
from postdesk.networks import SHELF
from stage import pictures


@pytest.fixture
def file(house):
    """A file of that many bytes in the desk's folder; what follows a picture in its file counts, too."""

    def written(name, size, content):
        (house.campaigns / name).write_bytes(content + bytes(size - len(content)))

    return written


def test_a_picture_from_a_phone_is_made_smaller_and_no_fault(said, file):
    """
    accounts: [bsky, telegram]
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    file("hall.jpg", 12_400_000, pictures.jpeg())
    assert said(media_size) == []


def test_a_picture_that_is_to_stay_as_it_is_may_be_too_large(remarks, file):
    """
    accounts: [bsky, telegram]
    text: Doors open at six.
    media: [{file: hall.jpg, fit: false}]
    """
    file("hall.jpg", 2_400_000, pictures.jpeg())
    (remark,) = remarks(media_size)
    assert remark.message == "hall.jpg has 2.4 MB; the network takes 2 MB: leave out fit, and it is made smaller"
    assert remark.severity is Severity.ERROR


def test_an_animated_picture_may_be_larger_on_x_and_is_made_smaller_within_reason(said, file):
    """
    accounts: [x, linkedin]
    text: Врата се отварају.
    media: [{file: vrata.GIF}]
    """
    file("vrata.GIF", 41_000_000, pictures.gif())
    assert said(media_size) == ["vrata.GIF has 41 MB; the network takes 5 MB"]


def test_a_moving_picture_has_so_many_frames(said, house):
    """
    accounts: [x, linkedin]
    text: Doors open at six.
    media: [{file: doors.gif}]
    """
    (house.campaigns / "doors.gif").write_bytes(pictures.gif(30, 20, frames=251))
    assert said(media_size) == ["doors.gif has 251 frames; the network takes 250: save it shorter, or as a film"]


def test_all_frames_of_a_moving_picture_have_so_many_pixels():
    head = Head(FileKind.GIF, 9_000_000, 1200, 1000, moving=True, frames=300)
    ((_, limit, size),) = [each for each in media_size._measured(head, SHELF["x"].read()) if each[0] == "all-pixels"]
    assert (size > limit.number, media_size.IN_WORDS["all-pixels"](size)) == (True, "360")


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        (120 * 12, ["tour.mp4 shows 120 frames a second; the network takes 60: save it with 30"] * 3),
        (719, []),
        (288, []),
        (15 * 12, ["tour.mp4 shows 15 frames a second; the network takes no film below 23: save it with 30"] * 2),
        (0, []),
    ],
)
def test_a_film_shows_so_many_frames_a_second(said, house, frames, expected):
    """
    accounts: [x, instagram, threads]
    text: Doors open at six.
    media: [{file: tour.mp4}]
    """
    (house.campaigns / "tour.mp4").write_bytes(pictures.film(frames=frames))
    assert said(media_size) == expected


def test_a_film_may_be_too_wide(said, house):
    """
    accounts: [instagram]
    text: Doors open at six.
    media: [{file: tour.mp4}]
    """
    (house.campaigns / "tour.mp4").write_bytes(pictures.film(2560, 1440))
    assert said(media_size) == ["tour.mp4 is 2,560 pixels wide; the network takes films up to 1,920: save it smaller"]


def test_a_film_has_limits_of_its_own(said, file):
    """
    accounts: [fedi, x]
    text: Un petit film.
    media: [{file: film.mp4}]
    """
    file("film.mp4", 17_000_000, pictures.film())
    assert said(media_size) == []
    file("film.mp4", 104_000_000, pictures.film(seconds=200))
    assert said(media_size) == [
        "film.mp4 has 104 MB; the network takes 103.81 MB",
        "film.mp4 lasts 3:20 min; the network takes 2:20 min",
    ]


def test_pixels_of_pictures_that_stay_as_they_are(said, house):
    """
    accounts: [fedi, telegram]
    text: Doors open at six.
    media: [{file: hall.png, fit: false}]
    """
    (house.campaigns / "hall.png").write_bytes(pictures.png(7000, 5000, mode="L"))
    assert [line.partition(":")[0] for line in said(media_size)] == [
        "hall.png has 35 megapixels; the network takes 33.2",
        "hall.png has 12,000 pixels in width and height together; the network takes 10,000",
    ]


def test_recordings_and_documents(said, file):
    """
    accounts: [fedi, linkedin]
    text: Listen.
    media: [{file: talk.mp3}, {file: plan.pdf}]
    """
    file("talk.mp3", 104_000_000, b"ID3\4")
    file("plan.pdf", 104_000_000, b"%PDF-1.4")
    assert said(media_size) == [
        "talk.mp3 has 104 MB; the network takes 103.81 MB",
        "plan.pdf has 104 MB; the network takes 100 MB",
    ]


def test_a_film_can_be_too_short_and_too_small(said, file):
    """
    accounts: [fedi, linkedin]
    text: Кратки филм.
    media: [{file: film.mp4}]
    """
    file("film.mp4", 74_000, pictures.film(seconds=2))
    assert said(media_size) == [
        "film.mp4 has 74 kB; the network takes no film below 75 kB",
        "film.mp4 lasts 0:02 min; the network takes no film below 0:03 min",
    ]


@pytest.mark.parametrize(
    ("film", "expected"),
    [
        ({"seconds": 0.4}, ["film.mp4 lasts 0:00.4 min; the network takes no film below 0:00.5 min"]),
        ({"seconds": 0.5}, []),
        ({"width": 48, "height": 30}, ["film.mp4 has 48 × 30 px; the network takes no film below 32 × 32 px"]),
        ({"width": 32, "height": 32}, []),
    ],
)
def test_the_least_film_of_a_network(said, file, film, expected):
    """
    accounts: [x]
    text: Кратки филм.
    media: [{file: film.mp4}]
    """
    file("film.mp4", 80_000, pictures.film(**{"frames": 0, **film}))
    assert said(media_size) == expected


def test_a_film_that_is_long_enough_or_does_not_say_how_long_it_is(said, file):
    """
    accounts: [linkedin]
    text: Филм.
    media: [{file: film.mp4}]
    """
    file("film.mp4", 75_000, pictures.film(seconds=3))
    assert said(media_size) == []


def test_what_is_no_file_is_told_elsewhere(variants, house):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    from msgspec.structs import replace

    (variant,) = variants()
    gone = replace(variant, media=tuple(replace(media, head=None) for media in variant.media))
    assert list(media_size.check(gone)) == []


@pytest.mark.parametrize(("size", "words"), [(2_000_000, "2 MB"), (16_777_216, "16.78 MB"), (10_000_000, "10 MB")])
def test_sizes_as_networks_state_them(size, words):
    assert media_size.megabytes(size) == words


def test_pixels_of_films_and_of_gifs_that_stay_as_they_are(said, house):
    """
    accounts: [fedi, bsky]
    text: Wave.
    media: [{file: wave.gif, fit: false}]
    thread:
      - {text: And walk., media: [{file: walk.mp4}]}
    """
    (house.campaigns / "wave.gif").write_bytes(pictures.gif(1300, 720))
    (house.campaigns / "walk.mp4").write_bytes(pictures.film(4096, 2304))
    assert said(media_size) == [
        "wave.gif has 0.94 megapixels; the network takes 0.92: leave out fit, and it is made smaller",
        "walk.mp4 has 9.44 megapixels; the network takes 8.29",
    ]
