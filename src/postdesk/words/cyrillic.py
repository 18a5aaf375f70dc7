"""Serbian Latin written over in Cyrillic: one letter for one, and one for each of lj, nj and dž.

What is no Serbian word stays Latin: placeholders, hashtags, addresses, commands, marks of HTML and code between them,
what stands between straight quotes (a key, a file's name, something to be typed), and the names in `LATIN`. Sentences
that name much that is typed say which words these are: those that their English has, too.
"""

import re
from collections.abc import Set as AbstractSet

PAIRS = {
    "lj": "љ", "nj": "њ", "dž": "џ",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "đ": "ђ", "e": "е", "ž": "ж", "z": "з", "i": "и", "j": "ј",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "ć": "ћ", "u": "у",
    "f": "ф", "h": "х", "c": "ц", "č": "ч", "š": "ш",
}  # fmt: skip
"""Latin letters and what they are in Cyrillic; the digraphs first."""
LATIN = (
    "postdesk measure",
    r"postdesk import(?!-)",
    "postdesk doctor",
    "postdesk list",
    "campaigns/media",
    r"desk\.toml",
    r"\[people\]",
    r"\.postdesk/log",
    "postdesk",
    "reports",
    "LinkedIn",
    "Meta",
    "CamelCase",
    "CSV",
    "Enter",
    "Escape",
    "GIF",
    "HTML",
    "JPEG",
    "Markdown",
    "Mastodon",
    "MB",
    "PDF",
    "PNG",
    "Tab",
    "Word",
    r"age(?!-)",
    r"\.env",
    "M",
    "X",
    "n",
    "p",
)
"""Patterns of what stays Latin in a Cyrillic sentence: names, formats, keys, commands, files, letters of statistics."""
ALIKE = frozenset(
    ("Argument", "a", "album", "argument", "do", "film", "i", "link", "on", "s", "same", "server", "to", "token")
)
"""Words that English and Serbian write alike, and that are no names for that."""
_KEPT = re.compile(
    rf"(<code>[^<]*|</?\w+>|\{{[^{{}}]*\}}|#\w+|https?://\S*|\"[^\"]*\"|(?<!\w)(?:{'|'.join(LATIN)})(?!\w))"
)
_LETTERS = re.compile("|".join(PAIRS), re.IGNORECASE)
_TYPED = re.compile("`[^`]*`")
_WORD = re.compile(r"(?:--)?\w(?:[\w./@:-]*\w)?")


def written_over(text: str, names: AbstractSet[str] = frozenset()) -> str:
    """Return a Latin sentence in Cyrillic, but for words that are names."""

    def written(found: re.Match[str]) -> str:
        return found[0] if found[0] in names else _LETTERS.sub(_letter, found[0])

    parts = _KEPT.split(text)
    return "".join(part if number % 2 else _WORD.sub(written, part) for number, part in enumerate(parts))


def names_in(english: str) -> frozenset[str]:
    """Return the words of an English sentence that are names, or typed, where a translation has them, too."""
    typed = " ".join(_TYPED.findall(english))
    return (frozenset(_WORD.findall(english)) - ALIKE) | frozenset(_WORD.findall(typed))


def _letter(found: re.Match[str]) -> str:
    letter = PAIRS[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter
