"""Single words: hashtags as networks compare them, and what mistyped ones of a file may have meant."""

import unicodedata
from collections.abc import Callable, Iterable

HINTS = 20
"""Mistyped words in one place for which a nearest one is looked for."""


def folded(tag: str) -> str:
    """Return a hashtag as networks compare it: NFKC and without case, so that two spellings of one tag are equal.

    Names of campaigns and posts are compared alike: `Spring` and `spring`, or one accent written in two ways, would be
    two posts that nobody can tell apart.
    """
    return tag.casefold() if tag.isascii() else unicodedata.normalize("NFKC", tag).casefold()


class Hints:
    """What mistyped words may have meant, among the same known ones, for as many as somebody reads.

    To compare each of thousands with thousands takes minutes.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._found: dict[str, str] = {}

    def near(self, word: str) -> str:
        """Return what `nearest` does; "" after `HINTS` words."""
        if word not in self._found and len(self._found) < HINTS:
            from postdesk.words.nearest import nearest  # only for a mistyped word

            self._found[word] = nearest(word, self._known)
        return self._found.get(word, "")


class HintsByKind:
    """The hints of one file, each kind of word among its own."""

    def __init__(self) -> None:
        self._of: dict[str, Hints] = {}

    def near(self, kind: str, word: str, known: Callable[[], Iterable[str]]) -> str:
        """Return what `Hints.near` does; `known` gives the known words of a kind when the first one is asked for."""
        if kind not in self._of:
            self._of[kind] = Hints(known())
        return self._of[kind].near(word)


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return hashtags in order, each once, in the spelling met first."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(folded(tag), tag)
    return tuple(first.values())
