"""The sentences of a language, from the `.po` files here.

Montenegrin and Serbian share most sentences, so `cnr.po` holds those that differ, and the rest is `sr-Latn.po`'s.
"""

from functools import cache
from pathlib import Path

from postdesk.words.languages import Tongue
from postdesk.words.spoken import Spoken, Written

HERE = Path(__file__).parent
BESIDE = {"cnr": "sr-Latn"}
"""Where a catalogue that holds only what differs finds the rest."""


@cache
def catalogue(tongue: Tongue) -> Spoken:
    """Return the sentences of a language, ready to be asked for."""
    return ready(tongue.catalogue, HERE, cyrillic=tongue.cyrillic)


def ready(name: str, folder: Path, *, cyrillic: bool = False, typed: bool = False) -> Spoken:
    """Return the sentences of one catalogue of a folder, with those of the one beside it that it leaves out.

    Args:
        name: That of the file.
        folder: Where it lies.
        cyrillic: Write them over in Cyrillic.
        typed: They name much that is typed, which then stays Latin: the words that their English has, too.
    """
    beside = ready(BESIDE[name], folder, cyrillic=cyrillic, typed=typed) if name in BESIDE else None
    source = (folder / f"{name}.po").read_text(encoding="utf-8")
    return Spoken(source, beside, _in_cyrillic(typed=typed) if cyrillic else None)


def _in_cyrillic(*, typed: bool) -> Written:
    from postdesk.words.cyrillic import names_in, written_over

    return lambda said, english: written_over(said, names_in(english) if typed else frozenset())
