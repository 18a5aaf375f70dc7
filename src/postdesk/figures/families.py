"""Hashtags that may be one and the same to a reader: written in another script, without its marks, with a separator.

Only a suggestion: networks keep them apart, and whether #Sàfe and #Safe mean the same is for a person to say. Nothing
is ever merged.
"""

import unicodedata
from collections.abc import Iterable

CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "е": "e", "ж": "z", "з": "z", "и": "i", "ј": "j",
        "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s", "ѓ": "g", "ќ": "k", "ѕ": "dz",
    }
)  # fmt: skip
"""Serbian, Montenegrin and Macedonian letters as their Latin counterparts, these without their marks."""
UNMARKED = str.maketrans({"đ": "dj", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters whose mark is no combining sign in Unicode."""


def likeness(tag: str) -> str:
    """Return what is left of a hashtag without capitals, script, marks and separators."""
    latin = unicodedata.normalize("NFKC", tag).casefold().translate(CYRILLIC).translate(UNMARKED)
    bare = "".join(char for char in unicodedata.normalize("NFKD", latin) if char.isalnum())
    return bare.replace("dj", "d")  # đ is written dj where a keyboard lacks it, and d in a hurry


def alike_tags(tags: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of hashtags that look like one, in the order in which they were given."""
    found: dict[str, list[str]] = {}
    for tag in tags:
        found.setdefault(likeness(tag) or tag, []).append(tag)
    return tuple(tuple(group) for group in found.values() if len(group) > 1)
