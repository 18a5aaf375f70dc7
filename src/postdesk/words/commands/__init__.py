"""The sentences of the commands: their help and what they say, in the languages of the catalogues here.

English stands in the code, and passes `postdesk.cli.worded`; a sentence that a catalogue has not is said in English.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.words.catalogues import BESIDE, forms_of, read, ready
from postdesk.words.languages import Tongue, tongue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from gettext import GNUTranslations

FOLDER = Path(__file__).parent
Template = str | tuple[str, str]
"""A sentence with named places; two where a number governs it: for one, and for any other."""


def commands_speaker(tag: str) -> "GNUTranslations | None":
    """Return who says the commands' sentences where somebody reads a language; None where that is English."""
    wanted = tongue(tag)
    return _speaker(wanted) if (FOLDER / f"{wanted.catalogue}.po").is_file() else None


@cache
def _speaker(spoken: Tongue) -> "GNUTranslations":
    return ready(spoken.catalogue, FOLDER, cyrillic=spoken.cyrillic, typed=True)


def untranslated(name: str, said: "Iterable[Template]") -> "list[Template]":
    """Return the sentences that a catalogue lacks, of those that are said."""
    held = [read(each, FOLDER) for each in (name, BESIDE.get(name)) if each]
    known = {one.id for each in held for one in each if all(forms_of(one))}
    return [sentence for sentence in said if sentence not in known]
