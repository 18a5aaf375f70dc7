"""The sentences of the commands: their help and what they say, in the languages of the catalogues here.

English stands in the code, and passes `postdesk.cli.worded`; a sentence that a catalogue has not is said in English.
"""

from functools import cache
from pathlib import Path

from postdesk.words.catalogues import ready
from postdesk.words.languages import Tongue, tongue
from postdesk.words.spoken import Spoken

FOLDER = Path(__file__).parent


def commands_speaker(tag: str) -> Spoken | None:
    """Return who says the commands' sentences where somebody reads a language; None where that is English."""
    wanted = tongue(tag)
    return _speaker(wanted) if (FOLDER / f"{wanted.catalogue}.po").is_file() else None


@cache
def _speaker(spoken: Tongue) -> Spoken:
    return ready(spoken.catalogue, FOLDER, cyrillic=spoken.cyrillic, typed=True)
