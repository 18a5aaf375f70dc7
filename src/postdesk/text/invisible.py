"""Signs that nobody sees and networks do: soft hyphens, spaces of no width, fillers.

Source: https://www.unicode.org/reports/tr44/ (Default_Ignorable_Code_Point), and two spaces that look like others.
"""

import re
from collections.abc import Iterator
from functools import cache

NAMES = {
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u034f": "grapheme joiner",
    "\u115f": "Hangul filler",
    "\u1160": "Hangul filler",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u202f": "narrow no-break space",
    "\u2060": "word joiner",
    "\u2061": "function sign",
    "\u2062": "times sign",
    "\u2063": "separator",
    "\u2064": "plus sign",
    "\u3164": "Hangul filler",
    "\ufeff": "byte-order mark",
    "\uffa0": "Hangul filler",
}
"""The signs, with the words for them."""


def invisible_signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield each invisible sign of a text with its place."""
    if not text.isascii():
        yield from ((found[0], found.start()) for found in _signs().finditer(text))


def has_invisible_sign(text: str) -> bool:
    """Tell whether an invisible sign stands in a text."""
    return any(True for _ in invisible_signs(text))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(NAMES)}]")
