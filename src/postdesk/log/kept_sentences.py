"""Sentences of the program as the log keeps them, so that whoever reads it reads them in their own language.

A sentence is kept as its English, which is what scripts and statements compare; one that holds values has behind it,
after a sign that no text holds, what it was made of. What a person wrote, and rows of before, are their English alone.
"""

from enum import Enum

import msgspec
from msgspec import Struct
from sqlalchemy import Dialect, String, TypeDecorator

from postdesk.errors import said_by
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence

UNIT = "\x1f"
"""ASCII's unit separator, which parts a sentence from what it was made of."""


class KeptWords(Struct, frozen=True, omit_defaults=True):
    """What a sentence was made of; values that are no numbers and no sentences are kept as they read."""

    one: str
    values: "dict[str, KeptWords | int | float | str]" = {}


class KeptSentence(TypeDecorator[str]):
    """A text that may be a sentence of the program: it comes back as the `Sentence` that was written."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return a text as the log keeps it."""
        return value if value is None else as_kept(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Return a text as it was written."""
        return as_written(value) if value and UNIT in value else value


def as_kept(text: str) -> str:
    """Return a text as the log keeps it: its English, and behind it what it was made of.

    What not every database keeps, or none, is no letter: a NUL and half a pair become blanks and question marks.
    """
    english = _letters(text).replace(UNIT, " ").replace("\0", " ")
    if not isinstance(text, Sentence) or not text.values:
        return english
    return f"{english}{UNIT}{msgspec.json.encode(_words(text)).decode()}"


def as_written(kept: str) -> str:
    """Return a text as it was written, a sentence with its values."""
    english, _, words = kept.partition(UNIT)
    return _sentence(msgspec.json.decode(words, type=known_type(KeptWords))) if words else english


def _words(sentence: Sentence) -> KeptWords:
    return KeptWords(_letters(sentence.one), {name: _value(value) for name, value in sentence.values.items()})


def _value(value: object) -> KeptWords | int | float | str:
    if isinstance(value, Exception):
        value = said_by(value)
    if isinstance(value, Sentence):
        return _words(value)
    if isinstance(value, Enum):
        return KeptWords(str(value.value))
    return value if isinstance(value, int | float) else _letters(str(value))


def _letters(text: str) -> str:
    """Return a text without halves of pairs, which no encoding has; most have none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def _sentence(words: KeptWords) -> Sentence:
    values = {name: _sentence(each) if isinstance(each, KeptWords) else each for name, each in words.values.items()}
    return Sentence(words.one, **values)
