"""Signs that nobody sees and networks do: soft hyphens, spaces of no width, fillers, marks of direction.

Source: https://www.unicode.org/reports/tr44/ (Default_Ignorable_Code_Point), and two spaces that look like others.
"""

import unicodedata
from collections.abc import Iterator

NAMES = {
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u034f": "grapheme joiner",
    "\u061c": "Arabic letter mark",
    "\u115f": "Hangul filler",
    "\u1160": "Hangul filler",
    "\u180e": "Mongolian vowel separator",
    "\u2006": "thin space",
    "\u2008": "thin space",
    "\u2009": "thin space",
    "\u200a": "hair space",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
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
SPACES = "\u00a0\u2006\u2008\u2009\u200a\u202f"
JOINERS = "\u200c\u200d"
MARKS = "\u061c\u200e\u200f"
JOINED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "DIGIT")
"""Scripts whose letters are never joined or parted by an unseen sign."""
WITHOUT_BLANKS = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "BALINESE", "JAVANESE")


def invisible_signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield each invisible sign of a text with its place."""
    if not text.isascii() and any(map(text.__contains__, NAMES)):
        yield from ((sign, at) for at, sign in enumerate(text) if sign in NAMES)


def has_stray_sign(address: str) -> bool:
    """Tell whether an invisible sign stands in an address that does not belong there."""
    return any(is_stray(sign, address[:at], address[at + 1 :]) for sign, at in invisible_signs(address))


def is_stray(sign: str, before: str, after: str) -> bool:
    """Tell whether a sign does harm inside a word, between what stands before it and after it.

    Where scripts need it, it belongs there: joiners between Arabic or Indian letters, spaces of no width in Thai, marks
    of direction beside a change of script. No space is stray by itself. Right after the sign of a hashtag or a mention
    every other one is, for it ends them before they begin.
    """
    left, right = before[-1:], after[:1]
    if left and left in "#＃@" and right.isalnum():
        return sign not in SPACES
    if sign in SPACES or not left or left.isspace():
        return False
    if sign in JOINERS:
        return is_of(left, JOINED) and is_of(right, JOINED)
    if sign in MARKS:
        return "://" in before or (left.isalnum() and right.isalnum())
    return not (sign == "\u200b" and (is_of(left, WITHOUT_BLANKS) or is_of(right, WITHOUT_BLANKS)))


def is_of(letter: str, scripts: tuple[str, ...]) -> bool:
    """Tell whether a letter is of one of these scripts, by its name in Unicode."""
    return bool(letter) and unicodedata.name(letter, "").startswith(scripts)
