from io import BytesIO

import pytest

from postdesk.media import film as films
from postdesk.media.traces import Trace
from stage import pictures
from stage.pictures import box, film, table, track

PLACE = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+42.4411+019.2636/"), box(b"\xa9mak", b"Phone"))
KEYS = box(b"meta", b"mdtacom.apple.quicktime.location.ISO6709 com.apple.quicktime.creationdate")


def blanked(content):
    file = BytesIO(content)
    for blank in films.blanks(file, len(content)):
        file.seek(blank.at)
        file.write(blank.content)
    return file.getvalue()


def away(content):
    return films.gives_away(BytesIO(content), len(content))


def test_a_film_says_where_when_and_with_what():
    assert away(film(notes=[PLACE])) == {Trace.PLACE, Trace.DEVICE, Trace.TIME}
    assert away(film(notes=[KEYS])) == {Trace.PLACE, Trace.TIME}
    assert away(film() + box(b"uuid", bytes(16), pictures.XMP)) == {Trace.PLACE, Trace.NAMES, Trace.TIME}


def test_what_gives_something_away_is_blanked_where_it_lies():
    before = film(notes=[PLACE, KEYS]) + box(b"uuid", bytes(16), pictures.XMP)
    after = blanked(before)
    assert len(after) == len(before)
    assert away(after) == set()
    for secret in (b"42.4411", b"Phone", b"quicktime", b"GPS", b"udta", (3_800_000_000).to_bytes(4)):
        assert secret not in after
    assert after[after.index(b"mdat") :][4:68] == b"\x09" * 64
    assert films.measure(BytesIO(after), len(after)) == (640, 360, 12, 0)


ONE_SIZE = box(b"stsz", bytes(4), (5).to_bytes(4), (5).to_bytes(4))
MANY_SIZES = box(b"stsz", bytes(8), (5).to_bytes(4), (5).to_bytes(4) * 5)
RUNS = box(b"stsc", bytes(4), (3).to_bytes(4), *(number.to_bytes(4) for number in (1, 2, 1, 2, 1, 1, 3, 2, 1)))


@pytest.mark.parametrize(("name", "width"), [(b"stco", 4), (b"co64", 8)])
@pytest.mark.parametrize("sizes", [ONE_SIZE, MANY_SIZES])
def test_a_track_that_notes_places_is_blanked_with_all_that_it_noted(name, width, sizes):
    noted = b"42.4419.26|....|42.45|....|42.4619.27|....|"

    def made(start):
        places = table(name, start, start + 16, start + 27, width=width)
        return film(tracks=[track(b"gpmd", tables=sizes + RUNS + places)], data=noted)

    start = len(made(0)) - len(noted)
    after = blanked(made(start))
    assert after[start:].replace(b"\0", b"") == b"|....||....||....|"
    assert b"gpmd" not in after
    assert Trace.PLACE in away(made(start))


def test_a_track_without_tables_is_blanked_all_the_same():
    bare = track(b"camm").replace(b"stbl", b"xxxx")
    assert b"camm" not in blanked(film(tracks=[bare]))
    assert b"camm" not in blanked(film(tracks=[track(b"camm")]))
    unsaid = film(tracks=[track(b"camm", tables=table(b"stco", 1))])
    assert b"camm" not in blanked(unsaid)


def test_a_film_in_pieces_that_notes_places_is_not_taken_apart():
    pieces = film(tracks=[track(b"meta")]) + box(b"moof") + box(b"mdat")
    assert films.blanks(BytesIO(pieces), len(pieces)) is None


def test_the_long_form_of_clocks_and_of_boxes():
    clock = (1).to_bytes(4 - 3) + bytes(3) + (3_800_000_000).to_bytes(8) * 2 + (600).to_bytes(4) + (6000).to_bytes(8)
    head = (1).to_bytes(4) + b"mvhd" + (16 + len(clock) + 60).to_bytes(8) + clock + bytes(60)
    long = box(b"ftyp", b"qt  ") + box(b"moov", head)
    assert films.measure(BytesIO(long), len(long)) == (0, 0, 10, 0)
    assert away(long) == {Trace.TIME}
    assert (3_800_000_000).to_bytes(8) not in blanked(long)


def test_a_track_of_pictures_without_a_size():
    bare = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), b"vide")))
    content = box(b"moov", bare)
    assert films.measure(BytesIO(content), len(content)) == (0, 0, 0, 0)
