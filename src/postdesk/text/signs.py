"""What many ask of a text, one after the other: its different signs, its small letters, whether it holds a hint."""

from collections.abc import Iterable
from functools import lru_cache

_COMMON = " etaoinsrhldcumpgfywbvk,.оаеинтсрвлкмдпуياлмونرتбе"
"""Signs that most texts hold, the most common of each script first."""


@lru_cache(maxsize=16)  # a draft's own words and what becomes of them on its accounts, which mostly say the same
def signs_of(text: str) -> frozenset[str]:
    """Return the different signs of a text: sixty to look through instead of three hundred."""
    return frozenset(text)


@lru_cache(maxsize=16)
def in_small(text: str) -> str:
    """Return a text in small letters, as words are compared."""
    return text.casefold()


class SoughtWords:
    """Words of which nearly every text holds none; each is sought only where its rarest sign is in the text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            self._words.setdefault(max(word, key=_rarity), []).append(word)
        self._signs = frozenset(self._words)

    def inside(self, text: str) -> bool:
        """Tell whether one of them is in a text, as it is written."""
        met = self._signs & signs_of(text)
        return any([word in text for sign in met for word in self._words[sign]])  # noqa: C419 -- half the time


def _rarity(sign: str) -> int:
    at = _COMMON.find(sign)
    return at if at >= 0 else len(_COMMON)
