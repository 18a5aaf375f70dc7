"""The small words that every sentence of a language needs ("the", "les", "koji"), by which languages are told apart.

The words of Serbian in Latin letters stand for the four languages that share them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Return the small words of each language by its tag."""
    return {tag: small_words_of(tag) for tag in _written()}


@cache
def small_words_of(tag: str) -> frozenset[str]:
    """Return the small words of a language, none of one without; `sr` and `sr-Cyrl` are one in two scripts."""
    return frozenset(_written().get(tag, "").split())


@cache
def languages_by_word() -> Mapping[str, Sequence[str]]:
    """Return the languages that have a small word, by the word."""
    languages: dict[str, list[str]] = {}
    for language, words in small_words().items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return languages


def languages_with_words() -> tuple[str, ...]:
    """Return the tags of all languages whose small words are known."""
    return tuple(_written())


@cache
def _written() -> Mapping[str, str]:
    lines = Path(__file__).with_name("small_words.txt").read_text("utf-8").splitlines()
    return {tag: words for tag, _, words in (line.partition(": ") for line in lines)}
