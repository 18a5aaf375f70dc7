"""What many ask of a text, one after the other: its different signs, and the text in small letters."""

from functools import lru_cache


@lru_cache(maxsize=16)  # a draft's own words and what becomes of them on its accounts, which mostly say the same
def signs_of(text: str) -> frozenset[str]:
    """Return the different signs of a text: sixty to look through instead of three hundred."""
    return frozenset(text)


@lru_cache(maxsize=16)
def in_small(text: str) -> str:
    """Return a text in small letters, as words are compared."""
    return text.casefold()
