"""Single words: hashtags as networks compare them, and the known word nearest to a mistyped one."""

import unicodedata
from collections.abc import Iterable


def folded(tag: str) -> str:
    """Return a hashtag as networks compare it: NFKC and without case, so that two spellings of one tag are equal."""
    return tag.casefold() if tag.isascii() else unicodedata.normalize("NFKC", tag).casefold()


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a mistyped one, or "" where none is."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1)
    return near[0] if near else ""


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return hashtags in order, each once, in the spelling met first."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(folded(tag), tag)
    return tuple(first.values())
