"""The words of `abbreviations.txt`: a line each kind, with what follows a stop behind such a word, or what it says."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


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
    """Tell whether sentences begin with a word, and names do not."""
    return word.casefold() in starting_words()
