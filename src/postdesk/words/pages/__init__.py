"""The sentences of the page: English as templates and modules say them, other languages from the catalogues here.

Numbers and dates are those of `postdesk.words`, and so is the language that is spoken. A page speaks a language whole
or not at all: the tests hold every catalogue here complete, and the page is English where there is none.
"""

from functools import cache
from pathlib import Path

from postdesk.words import ENGLISH, spoken_tongue
from postdesk.words.catalogues import ready
from postdesk.words.languages import Tongue, tongue
from postdesk.words.spoken import Spoken

FOLDER = Path(__file__).parent


def page_language(tag: str) -> str:
    """Return the tag of the language in which pages are shown where somebody asks for one: English for none."""
    wanted = tongue(tag)
    return wanted.tag if (FOLDER / f"{wanted.catalogue}.po").is_file() else ENGLISH


def unfilled(message: str) -> str:
    """Return a message in the language spoken, its places still empty."""
    one = spoken_tongue()
    return message if one.tag == ENGLISH else page_speaker(one).gettext(message)


def unfilled_count(one: str, many: str, count: int) -> str:
    """Return a message in the form that a number asks for, its places still empty."""
    now = spoken_tongue()
    if now.tag == ENGLISH:
        return one if count == 1 else many
    return page_speaker(now).ngettext(one, many, count)


@cache
def page_speaker(spoken: Tongue) -> Spoken:
    """Return who says the sentences of the page in a language that has them."""
    return ready(spoken.catalogue, FOLDER, cyrillic=spoken.cyrillic)
