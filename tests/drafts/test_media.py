import os
from unicodedata import normalize

import pytest

from postdesk.drafts.media import unshowable
from postdesk.models import FileKind, Head
from postdesk.words.findings.of_files import OF_FILES
from stage import pictures


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("media/hal.jpg", "media-missing: media/hal.jpg is not there: did you mean media/hall.jpg?"),
        ("media/HALL.JPG", "media-missing: media/HALL.JPG is not there: did you mean media/hall.jpg?"),
        ("media\\hall.jpg", "media-missing: media\\hall.jpg is not there: write media/hall.jpg"),
        ("media/zebra.png", "media-missing: media/zebra.png is not there: put it there, from campaigns/, or correct"),
        ("pictures/hall.jpg", "media-missing: pictures/hall.jpg is not there: put it there"),
        ("media", "media-missing: media is a folder: name one file in it"),
        ("../../hall.jpg", "media-outside: ../../hall.jpg lies outside campaigns/: copy it to campaigns/media/"),
        ("media/../../../x/hall.jpg", "media-outside: "),
        ("/etc/passwd", "media-outside: /etc/passwd lies outside campaigns/"),
        ("media/out.jpg", "media-outside: media/out.jpg is a link that leaves campaigns/: copy what"),
        ("away/hall.jpg", "media-outside: away/hall.jpg lies outside campaigns/"),
        ("../.env", "media-outside: ../.env lies outside campaigns/"),
        ("../.postdesk/desk.sqlite", "media-outside: ../.postdesk/desk.sqlite lies outside campaigns/"),
        ("../reports/chart.png", "media-outside: ../reports/chart.png lies outside campaigns/"),
        (".env", "media-outside: .env is a link that leaves campaigns/"),
        (".git/hall.jpg", "media-outside: .git/hall.jpg lies outside campaigns/"),
        ("media/secret.jpg", "media-outside: media/secret.jpg is a link that leaves campaigns/"),
        ("/dev/zero", "media-outside: /dev/zero lies outside campaigns/"),
        ("media/device.jpg", "media-outside: media/device.jpg is a link that leaves campaigns/"),
        ("media/pipe.jpg", "media-missing: media/pipe.jpg is a pipe or a device: name a file"),
        ("media/broken.jpg", "media-missing: media/broken.jpg is not there"),
        ("media/" + "x" * 300, "media-missing: media/xxx"),
    ],
)
def test_a_picture_is_a_file_in_the_desk(house, said, tmp_path_factory, file, expected):
    away = tmp_path_factory.mktemp("away")
    (away / "hall.jpg").write_bytes(b"picture")
    (house.campaigns / "media/out.jpg").symlink_to(away / "hall.jpg")
    (house.campaigns / "media/broken.jpg").symlink_to(house.campaigns / "media/nowhere.jpg")
    (house.campaigns / "away").symlink_to(away)
    (house.root / ".env").write_text("POSTDESK_FEDI_TOKEN=x")
    (house.campaigns / ".env").symlink_to("../.env")
    (house.campaigns / "media/secret.jpg").symlink_to("../../.env")
    (house.campaigns / "media/device.jpg").symlink_to("/dev/zero")
    (house.campaigns / ".git").mkdir()
    (house.campaigns / ".git/hall.jpg").write_bytes(pictures.jpeg())
    os.mkfifo(house.campaigns / "media/pipe.jpg")
    (line,) = said(f"text: x\nmedia: [{{file: '{file}'}}]")
    assert line.startswith(f"6:20 {expected}" if file != "media\\hall.jpg" else "6:20")
    assert expected in line


def test_files_below_campaigns_and_links_within_it_are_welcome(house, said):
    (house.campaigns / "media/same.jpg").symlink_to("hall.jpg")
    assert said("text: x\nmedia: [media/hall.jpg, ./media/same.jpg, ../campaigns/media/hall.jpg]") == []


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("kept", ["NFC", "NFD"])
def test_names_are_found_in_whatever_form_a_mac_writes_them(house, post, written, kept):
    folder = house.campaigns / normalize(kept, "médias")
    folder.mkdir()
    (folder / normalize(kept, "café.jpg")).write_bytes(pictures.jpeg())
    draft = post("text: x\nmedia: [" + normalize(written, "médias/café.jpg") + "]")
    assert draft.media[0].path == normalize(kept, "médias/café.jpg")
    assert draft.media[0].head.width == 40


def test_a_name_that_only_looks_alike_is_not_there(said):
    assert said("text: x\nmedia: [médias/café.jpg]") == [
        "6:13 media-missing: médias/café.jpg is not there: put it there, from campaigns/, or correct the name"
    ]


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"", "is empty: copy it there again"),
        (b"<!DOCTYPE html><p>Not found</p>", "is a web page, whatever its name says: save the picture itself"),
        (b"<svg/>", "is an SVG drawing, which no network shows: save it as PNG"),
        (b"II*\0", "is a TIFF or camera file, which no network shows: save it as JPEG"),
        (b"RIFF\0\0\0\0AVI ", "is an AVI film, which no network shows: save it as MP4"),
        (b"POSTDESK_FEDI_TOKEN=x", "is a text, no picture or film"),
        (b"\1\2\3", "is no picture or film that postdesk knows"),
        (pictures.jpeg()[:100], "is damaged or was cut short: copy it there again"),
        (b"\0\0\0\x18ftypheic" + bytes(5000), "is damaged or was cut short"),
        (b"\0\0\0\x18ftypmp42" + bytes(5000), "is damaged or was cut short"),
        (pictures.png(9000, 6000, mode="1"), "has 54 megapixels, more than the 50 that can be read: save it smaller"),
    ],
)
def test_what_is_no_picture_whatever_its_name_says(house, said, content, said_of_it):
    (house.campaigns / "media/a.jpg").write_bytes(content)
    (line,) = said("text: x\nmedia: [media/a.jpg]")
    assert line.startswith(f"6:13 media-unreadable: media/a.jpg {said_of_it}")


def test_what_is_larger_than_any_picture_or_film_is_told(house, said):
    file = house.campaigns / "media/a.jpg"
    for content, more in ((pictures.jpeg(), 100_000_001), (pictures.film(), 20_000_000_001)):
        file.write_bytes(content)
        assert said("text: x\nmedia: [media/a.jpg]") == []
        os.truncate(file, more)
        (line,) = said("text: x\nmedia: [media/a.jpg]")
        assert line.startswith(f"6:13 media-unreadable: media/a.jpg has {more // 10**6} MB, more than the ")


def test_heic_without_its_reader_is_refused_with_the_remedy():
    assert unshowable(Head(FileKind.HEIC, 9, 40, 20), heic=False) == ("heic", {})
    assert unshowable(Head(FileKind.HEIC, 9, 40, 20), heic=True) == ("", {})
    assert 'pip install "postdesk[heic]"' in OF_FILES["media-unreadable.heic"]


def test_only_what_may_be_shown_is_left():
    for kind in (FileKind.PDF, FileKind.SOUND, FileKind.WEBM):
        assert unshowable(Head(kind, 9, seconds=1.0)) == ("", {})


def test_a_name_that_nobody_would_read_to_its_end_is_told_in_short(said):
    (line,) = said("text: x\nmedia: [media/" + "a" * 3000 + "]")
    assert len(line) < 200


def test_a_name_that_no_file_can_have_is_not_there(said):
    for name in ("media/a\\0b.jpg", "a\\0b/c.jpg", "a" * 300):
        assert "is not there" in said(f'text: x\nmedia: ["{name}"]')[-1]
