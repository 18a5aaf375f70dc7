"""What findings say: from a code and its values to a sentence with its remedy, in the language that is spoken.

Findings, and other trouble that has a code, are the same wherever they are shown; this is how the command line says
them, and whoever has nothing better. A page that can do with a button what these sentences advise has sentences of its
own, by the same codes. English stands in two tables here, which cost next to nothing to load; other languages are
gettext catalogues beside them, whose contexts are the codes and whose messages are the English sentences.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from postdesk.words import ENGLISH, isolated, num, spoken_tongue
from postdesk.words.catalogues import ready
from postdesk.words.spoken import Spoken

LONGEST = 200
"""How many characters of one value a sentence names."""
ANY_RULE = "any-rule"
"""Under what stands what every rule may say."""
FOLDER = Path(__file__).parent
Sentence = str | tuple[str, str]
"""A sentence with named places; two where its `count` governs it: for one, and for any other number."""


class Coded(Protocol):
    """What has a code: a finding, or an exception that becomes one."""

    @property
    def rule(self) -> str:
        """The rule that speaks."""

    @property
    def code(self) -> str:
        """Which of its remarks it is."""

    @property
    def values(self) -> Mapping[str, object]:
        """What the sentence names."""


def in_words(trouble: Coded, *, isolating: bool = True) -> str:
    """Return the sentence for a code, its values filled in; what every rule may say stands under ANY_RULE.

    `isolating` keeps values from the direction of a sentence that runs the other way, by signs that a page does not
    show; a terminal shows them.
    """
    own, of_any = f"{trouble.rule}.{trouble.code}", f"{ANY_RULE}.{trouble.code}"
    key = own if own in sentences() else of_any
    said = sentences()[key]
    tongue = spoken_tongue()
    if tongue.tag == ENGLISH or not complete(tongue.catalogue):
        filled = {name: _english(name, value) for name, value in trouble.values.items()}
        return (said if isinstance(said, str) else said[trouble.values["count"] != 1]).format(**filled)
    spoken, kept = catalogue(tongue.catalogue, cyrillic=tongue.cyrillic), isolated if isolating else str
    values = {name: _foreign(spoken, name, value, kept) for name, value in trouble.values.items()}
    if isinstance(said, str):
        return spoken.pgettext(key, said).format(**values)
    return spoken.npgettext(key, *said, int(str(trouble.values["count"]))).format(**values)


@cache
def sentences() -> Mapping[str, Sentence]:
    """Return every sentence in English, by `rule.code`."""
    from postdesk.words.findings.of_files import OF_FILES
    from postdesk.words.findings.of_rules import OF_RULES

    return {**OF_FILES, **OF_RULES}


def _english(name: str, value: object) -> object:
    """Return a value as an English sentence names it: several words one after another, a term in words."""
    from postdesk.words.findings.terms import TERMS

    if isinstance(value, tuple):
        return ", ".join(map(brief, value))
    return TERMS.get(name, {}).get(value) or brief(value) if isinstance(value, str) else value


def _foreign(spoken: Spoken, name: str, value: object, kept: Callable[[str], str]) -> object:
    """Return a value as another language names it: numbers in its digits, names `kept` from its direction."""
    from postdesk.words.findings.terms import TERMS

    if isinstance(value, tuple):
        return spoken.pgettext("list", ", ").join(kept(brief(one)) for one in value)
    if isinstance(value, int):
        return num(value)
    term = TERMS.get(name, {}).get(str(value))
    return spoken.pgettext(name, term) if term else kept(brief(str(value)))


def brief(value: str) -> str:
    """Return a value in short, where it is longer than any name or address: the sentence is about it, not for it."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


@cache
def complete(name: str) -> bool:
    """Whether a language has a catalogue with every sentence: half in one language and half in another reads badly."""
    return (FOLDER / f"{name}.po").is_file() and not missing(name)


def missing(name: str, folder: Path = FOLDER) -> list[str]:
    """Return the sentences, by `rule.code`, that a catalogue lacks, or has for other words in English."""
    held = catalogue(name) if folder == FOLDER else ready(name, folder)
    said = {key: (said,) if isinstance(said, str) else said for key, said in sentences().items()}
    return [key for key, forms in said.items() if not held.has(key, *forms)]


@cache
def catalogue(name: str, *, cyrillic: bool = False) -> Spoken:
    """Return the sentences of a language, ready to be asked for."""
    return ready(name, FOLDER, cyrillic=cyrillic)
