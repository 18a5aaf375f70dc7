"""The words of `abbreviations.txt`: a line each kind, with what follows a stop behind such a word, or what it says."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_JOINED = re.compile(r"(?P<word>\w+?)(?:['’](?:s|re|ve|ll|d|m)|n['’]t)")
"""An English word and the one that is joined to it: "it's", "they’ve", "isn't"."""
_ELIDED = re.compile(r"(?:[CDJLMNST]|Qu|Jusqu|Lorsqu|Puisqu)['’](?=[a-zà-ÿœ])")
"""A French word without its last letter before a word that is no name: "C'est", "L'aide" and no "L'Oréal"."""


@cache
def words_by_kind() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each kind, as the file has them."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return {kind: tuple(words.split()) for kind, _, words in (line.partition(": ") for line in lines)}


@cache
def kind_by_word() -> Mapping[str, str]:
    """Return for each abbreviation what follows it: a name ("never"), a figure ("number"), perhaps a sentence."""
    return {word: kind for kind in ("number", "maybe", "clock", "never", "end") for word in words_by_kind()[kind]}


@cache
def dotted_word() -> re.Pattern[str]:
    """Match an abbreviation of several, "a.i" or "т.н": short parts with stops between them, unlike an address."""
    return re.compile(r"[^\W\d_]{1,3}(?:\.-?[^\W\d_]{1,3})+")


@cache
def starting_words() -> frozenset[str]:
    """Return words with which sentences begin and names do not."""
    return frozenset(words_by_kind()["starters"])


def is_starter(word: str) -> bool:
    """Tell whether sentences begin with a word, and names do not; "She’ll", "Don't" and "C'est" are as good."""
    joined = _JOINED.fullmatch(word)
    return (joined["word"] if joined else word).casefold() in starting_words() or _ELIDED.match(word) is not None
