"""The sentences of a language, from the `.po` files here.

Montenegrin and Serbian share most sentences, so `cnr.po` holds those that differ, and the rest is `sr-Latn.po`'s.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.words.languages import Tongue

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from babel.messages import Catalog, Message

HERE = Path(__file__).parent
BESIDE = {"cnr": "sr-Latn"}
"""Where a catalogue that holds only what differs finds the rest."""
CLDR = {"sr-Latn": "sr_Latn", "cnr": "sr_Latn_ME"}
"""What CLDR calls the language of a catalogue, where it is not the catalogue's name."""


@cache
def catalogue(tongue: Tongue) -> "GNUTranslations":
    """Return the sentences of a language, ready to be asked for."""
    return ready(tongue.catalogue, HERE, cyrillic=tongue.cyrillic)


def ready(name: str, folder: Path, *, cyrillic: bool, typed: bool = False) -> "GNUTranslations":
    """Return the sentences of one catalogue of a folder, with those of the one beside it that it leaves out.

    Args:
        name: That of the file.
        folder: Where it lies.
        cyrillic: Write them over in Cyrillic.
        typed: They name much that is typed, which then stays Latin: the words that their English has, too.
    """
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, read(name, folder, cyrillic=cyrillic, typed=typed))
    compiled.seek(0)
    spoken = GNUTranslations(compiled)
    if name in BESIDE:
        spoken.add_fallback(ready(BESIDE[name], folder, cyrillic=cyrillic, typed=typed))
    return spoken


def read(name: str, folder: Path = HERE, *, cyrillic: bool = False, typed: bool = False) -> "Catalog":
    """Return a catalogue as its file has it, or written over in Cyrillic, but for what is typed."""
    from babel.messages.pofile import read_po

    from postdesk.words.cyrillic import names_in, written_over

    with (folder / f"{name}.po").open("rb") as source:
        found = read_po(source, locale=CLDR.get(name, name))
    for message in found if cyrillic else ():
        if message.id and message.string:
            names = (
                names_in(" ".join(message.id) if message.pluralizable else str(message.id)) if typed else frozenset()
            )
            forms = [written_over(form, names) for form in forms_of(message)]
            message.string = tuple(forms) if message.pluralizable else forms[0]
    return found


def forms_of(message: "Message") -> list[str]:
    """Return what a catalogue says for a message: one sentence, or one for each grammatical number."""
    said = message.string or ""
    return [said] if isinstance(said, str) else list(said)
