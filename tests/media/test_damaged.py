"""No file, however damaged, is more than damaged."""

from contextlib import suppress
from io import BytesIO
from random import Random

import pytest

from postdesk.media import privacy
from postdesk.media.bounds import Bounds
from postdesk.media.decoding import Unfit
from postdesk.media.fitting import fitted
from postdesk.media.heads import head
from postdesk.models import Family, FileKind
from stage import pictures

SOUND = (
    pictures.from_a_phone(),
    pictures.png(Author="Ana"),
    pictures.gif(comment=b"x"),
    pictures.webp(xmp=pictures.XMP),
    pictures.saved(pictures.drawn(), "AVIF"),
    pictures.film(notes=[pictures.box(b"udta", b"\xa9xyz")], tracks=[pictures.track(b"gpmd")]),
    pictures.webm(pictures.element(0x1254C367, b"x")),
)
SMALL = 100_000
"""Pixels: larger pictures only take longer."""


def damaged(chance):
    """A file of which some bytes are others, gone or too many."""
    content = bytearray(chance.choice(SOUND))
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(content))
        content[at : at + chance.choice((0, 1, 4))] = bytes(
            chance.choices((0, 1, 127, 255), k=chance.choice((0, 1, 4)))
        )
    return bytes(content)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("seed", range(4))
def test_what_is_damaged_is_looked_at_stripped_and_refused_without_a_fall(tmp_path, seed):
    chance = Random(seed)
    for _ in range(100):
        content = damaged(chance)
        (tmp_path / "file").write_bytes(content)
        privacy.gives_away(tmp_path / "file")
        told = head(BytesIO(content))
        privacy.stripped(content, told)
        if told.family is Family.PICTURE and told.pixels < SMALL:
            with suppress(Unfit):
                assert fitted(content, Bounds(frozenset((FileKind.BMP,)))).content
