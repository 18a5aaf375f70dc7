"""The one door of the sentences that commands say: English as the code has them, or as a catalogue has them.

A sentence is whole, its values stand in named places, one number at most governs it. Whoever reads English loads
nothing for it. What is kept, or read by scripts, does not come through here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING

from postdesk.errors import PostdeskError
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from typing import Protocol

    from postdesk.models import Finding

    class Speaker(Protocol):
        """Who knows the sentences of a language, as gettext's translations do: one that is not known stays as it is."""

        def gettext(self, message: str) -> str:
            """Return a sentence in the language."""

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            """Return a sentence in the form that a number asks for."""


_speaker: "ContextVar[Speaker | None]" = ContextVar("speaker", default=None)
_tag: ContextVar[str] = ContextVar("tag", default="")


@contextmanager
def spoken_in(tag: str) -> Iterator[None]:
    """Let all within be said in the language that a tag asks for; in English where that has no catalogue."""
    speaker: Speaker | None = None
    if tag:
        from postdesk.words.commands import commands_speaker

        speaker = commands_speaker(tag)
    before, tag_before = _speaker.set(speaker), _tag.set(tag if speaker else "")
    try:
        yield
    finally:
        _speaker.reset(before)
        _tag.reset(tag_before)


@contextmanager
def as_reports_say() -> Iterator[None]:
    """Let what reports say of figures, findings of texts and days be said in the language spoken, too."""
    if in_english():
        yield
        return
    from postdesk.words import speaking

    with speaking(_tag.get()):
        yield


def in_english() -> bool:
    """Whether sentences are said as the code has them."""
    return _speaker.get() is None


def language_spoken() -> str:
    """Return the tag of the language that sentences are said in."""
    from postdesk.words.languages import tongue

    return tongue(_tag.get()).tag


def worded(said: str | PostdeskError, /, **values: object) -> str:
    """Return a sentence in the language spoken, its places filled; without values it is taken as it stands."""
    sentence = _sentence(said) if isinstance(said, Sentence | PostdeskError) else Sentence(said, **values)
    speaker = _speaker.get()
    return str(sentence) if speaker is None else _translated(speaker, sentence)


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a sentence in the form that its number asks for; `{count}` is the number itself."""
    return worded(Sentence(one, many=many, count=count, **values))


def unfilled_count(one: str, many: str, count: int) -> str:
    """Return a message in the form that a number asks for, its places still empty, as gettext does."""
    speaker = _speaker.get()
    return speaker.ngettext(one, many, count) if speaker else (one if count == 1 else many)


def say_for(*modules: ModuleType) -> None:
    """Let modules of click say their own sentences in the language spoken at the time.

    They take them from gettext by names that they import, which would look for catalogues in the system's folders
    alone, for English ones, too.
    """
    for module in modules:
        for name, said in (("_", worded), ("ngettext", unfilled_count)):
            if name in vars(module):
                setattr(module, name, said)


def _sentence(said: Sentence | PostdeskError) -> Sentence:
    return said.sentence if isinstance(said, PostdeskError) else said


def _translated(speaker: "Speaker", sentence: Sentence) -> str:
    if many := sentence.many:
        text = speaker.ngettext(sentence.one, many, int(str(sentence.values["count"])))
    else:
        text = speaker.gettext(sentence.one) if sentence.one else ""  # of "" gettext tells about the catalogue
    values = {name: _value(speaker, value) for name, value in sentence.values.items()}
    return text.format(**values) if values else text


def _value(speaker: "Speaker", value: object) -> object:
    """Return what stands in a place: sentences and terms in the language, names and numbers as they are."""
    if isinstance(value, Sentence | PostdeskError):
        return _translated(speaker, _sentence(value))
    if isinstance(value, Enum):
        return speaker.gettext(str(value.value))
    if isinstance(value, Exception):
        return _trouble(speaker, value)
    return _Number(value) if type(value) is int else value


def _trouble(speaker: "Speaker", trouble: Exception) -> str:
    """Return what an exception says: a sentence as such, and what rules say of a text as findings are said."""
    if trouble.args and isinstance(trouble.args[0], Sentence):
        return _translated(speaker, trouble.args[0])
    with as_reports_say():
        return speaker.gettext(str(trouble))


class _Number(int):
    """A whole number, whose thousands are told apart as the language spoken writes them."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(",", "\u202f" if _tag.get().startswith("fr") else ".")


def finding_sentence(finding: "Finding") -> str:
    """Return a finding's sentence after the networks it holds for; where nothing is found, no sentence is loaded."""
    from postdesk.words.findings import in_words

    said = in_words(finding, isolating=False)
    return f"{finding.network}: {said}" if finding.network else said


def grouped(number: int) -> str:
    """Return a whole number as the language spoken writes it: `1,000`, `1.000`."""
    return f"{number:,}" if in_english() else f"{_Number(number):,}"
