from io import BytesIO

from postdesk.media import matroska
from postdesk.media.traces import Trace
from stage.pictures import element, webm

TAGS = element(0x1254C367, element(0x7373, b"LOCATION 42.44 19.26"))
TITLE = element(0x1549A966, element(0x7BA9, b"Ana"), b"\x44\x61\x81\x07", element(0x4489, b"\0\0\0"))


def away(content):
    return matroska.gives_away(BytesIO(content), len(content))


def test_notes_are_blanked_where_they_lie():
    content = webm(TAGS, TITLE)
    assert away(content) == {Trace.WORDS, Trace.TIME}
    file = BytesIO(content)
    for blank in matroska.blanks(file, len(content)):
        file.seek(blank.at)
        file.write(blank.content)
    assert len(file.getvalue()) == len(content)
    assert away(file.getvalue()) == set()
    assert matroska.measure(file, len(content))[:2] == (640, 360)
    for secret in (b"42.44", b"Ana", b"LOCATION"):
        assert secret not in file.getvalue()


def test_a_film_that_goes_on_without_an_end():
    live = element(0x1A45DFA3) + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + TAGS
    assert away(live) == {Trace.WORDS}
    assert matroska.measure(BytesIO(live), len(live)) == (0, 0, 0)
