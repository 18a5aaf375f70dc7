"""The small words that every sentence of a language needs ("the", "les", "koji"), by which languages are told apart.

The words of Serbian in Latin letters stand for the four languages that share them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Return the small words of each language by its tag; `sr` and `sr-Cyrl` are one language in two scripts."""
    lines = Path(__file__).with_name("small_words.txt").read_text("utf-8").splitlines()
    return {tag: frozenset(words.split()) for tag, _, words in (line.partition(": ") for line in lines)}
