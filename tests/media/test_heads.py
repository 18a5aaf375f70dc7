from io import BytesIO

import pytest

from postdesk.media.heads import head, head_look
from postdesk.models import Family, FileKind, Head
from stage import pictures


def told(content):
    found = head(BytesIO(content))
    assert found.size == len(content)
    return (found.kind.name, found.width, found.height)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.jpeg(), ("JPEG", 40, 20)),
        (pictures.jpeg(progressive=True), ("JPEG", 40, 20)),
        (pictures.from_a_phone(lies=1), ("JPEG", 40, 20)),
        (pictures.from_a_phone(lies=3), ("JPEG", 40, 20)),
        (pictures.from_a_phone(lies=6), ("JPEG", 20, 40)),
        (pictures.png(), ("PNG", 40, 20)),
        (pictures.gif(), ("GIF", 40, 20)),
        (pictures.webp(), ("WEBP", 40, 20)),
        (pictures.webp(lossless=True), ("WEBP", 40, 20)),
        (pictures.webp(exif=pictures.exif(8)), ("WEBP", 20, 40)),
        (pictures.saved(pictures.drawn(), "AVIF"), ("AVIF", 40, 20)),
        (pictures.film(), ("MP4", 640, 360)),
        (pictures.film(turned=True), ("MP4", 360, 640)),
        (pictures.webm(), ("WEBM", 640, 360)),
        (b"%PDF-1.4\n%fake", ("PDF", 0, 0)),
    ],
)
def test_a_head_tells_the_size_as_it_is_seen(content, expected):
    assert told(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff\xe0",
        b"\xff\xd8\xff\xda\0\2",
        b"\xff\xd8\xff\xff\xff\xe0\0\2\xff\xd9",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"RIFF\x10\0\0\0WEBPVP8 \2\0\0\0",
        b"RIFF\x10\0\0\0WEBPVP8 \x0a\0\0\0          ",
        b"RIFF\x10\0\0\0WEBPALPH\x0a\0\0\0          ",
        b"\0\0\0\x18ftypheic" + bytes(5000),
        b"\0\0\0\x18ftypmp42" + bytes(5000),
        b"\x1a\x45\xdf\xa3\x84webm",
        b"GIF89a",
    ],
)
def test_a_head_that_is_cut_short_tells_no_size(content):
    assert told(content)[1:] == (0, 0)


@pytest.mark.parametrize(
    "content",
    [pictures.from_a_phone(), pictures.png(), pictures.webp(), pictures.gif(), pictures.film(), pictures.webm()],
)
def test_no_head_is_too_short_or_too_wild_to_be_looked_at(content):
    kind = head(BytesIO(content)).kind
    for length in range(20, len(content), 7):
        assert head(BytesIO(content[:length])).kind is kind
        head(BytesIO(content[:length] + b"\xff" * 40 + content[length:]))


def test_what_moves():
    assert head(BytesIO(pictures.gif(frames=2))).moving
    assert not head(BytesIO(pictures.gif(frames=1))).moving
    frames = {"save_all": True, "append_images": [pictures.noise(40, 20)]}
    assert head(BytesIO(pictures.webp(**frames))).moving
    assert head(BytesIO(pictures.saved(pictures.drawn(), "PNG", **frames))).moving
    assert not head(BytesIO(pictures.png())).moving


def test_a_large_gif_that_says_it_loops_moves():
    still = pictures.gif(1200, 1000, frames=1)
    start = still[: 13 + (3 << (still[10] & 7) + 1 if still[10] & 0x80 else 0)]
    looping = start + b"!\xff\x0bNETSCAPE2.0\3\1\0\0\0" + b"!\xfe" + (b"\xff" + bytes(255)) * 5000
    assert head(BytesIO(looping)).moving


def test_how_long_a_film_lasts():
    assert head(BytesIO(pictures.film(seconds=195))).seconds == 195
    assert head(BytesIO(pictures.webm())).seconds == 12
    assert head(BytesIO(pictures.film().replace(b"mvhd", b"free"))).seconds == 0


def test_a_head_belongs_to_a_family():
    assert Head(FileKind.MOV, 1).family is Family.FILM
    assert Head(FileKind.JPEG, 1, 40, 20).pixels == 800


def test_a_file_is_looked_at_where_it_lies(tmp_path):
    (tmp_path / "hall.jpg").write_bytes(pictures.jpeg())
    assert head_look(tmp_path / "hall.jpg").width == 40


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8" + b"\xff\xe5\0\2" * 3_000,
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0spAm\0\0\0\0" * 6_000,
        b"RIFF\xff\xff\0\0WEBP" + b"spam\0\0\0\0" * 6_000,
        b"\0\0\0\x10ftypmp42\0\0\0\0" + b"\0\0\0\x08free" * 30_000,
        b"\x1a\x45\xdf\xa3\x84webm" + b"\xec\x80" * 30_000,
    ],
)
def test_a_file_of_countless_parts_is_not_read_to_its_end(content):
    assert told(content)[1:] == (0, 0)


def test_a_phone_held_upright_tells_so_in_its_heic():
    sizes = (pictures.box(b"ispe", bytes(4), *(n.to_bytes(4) for n in pair)) for pair in ((512, 512), (4032, 3024)))
    held = pictures.box(b"iprp", pictures.box(b"ipco", *sizes, pictures.box(b"irot", b"\3")))
    content = pictures.box(b"ftyp", b"heic", bytes(4)) + pictures.box(b"meta", bytes(4), held)
    assert told(content) == ("HEIC", 3024, 4032)
