"""The one door of sentences that commands say: English as it stands in the code, or as a speaker of a language has it.

A sentence is whole, its values stand in named places, one number at most governs it. Whoever speaks English loads
nothing for it: a catalogue is opened by `postdesk.words.commands`, where another language is asked for. What is kept,
or read by machines, does not come through here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Speaker(Protocol):
    """Who knows the sentences of a language, as gettext's translations do."""

    def gettext(self, message: str) -> str:
        """Return a sentence in the language; as it is where the language has none for it."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a sentence in the form that a number asks for."""


_speaker: ContextVar[Speaker | None] = ContextVar("speaker", default=None)


def worded(sentence: str, /, **values: object) -> str:
    """Return a sentence in the language spoken, its places filled; without values it is taken as it stands."""
    speaker = _speaker.get()
    said = speaker.gettext(sentence) if speaker and sentence else sentence
    return said.format(**values) if values else said


def worded_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a sentence in the form that its number asks for; `{count}` is the number itself."""
    speaker = _speaker.get()
    said = speaker.ngettext(one, many, count) if speaker else (one if count == 1 else many)
    return said.format(count=count, **values)


def speaks_english() -> bool:
    """Whether sentences are said as they stand in the code."""
    return _speaker.get() is None


@contextmanager
def worded_by(speaker: Speaker | None) -> Iterator[None]:
    """Let somebody say everything within; None says it in English."""
    before = _speaker.set(speaker)
    try:
        yield
    finally:
        _speaker.reset(before)
