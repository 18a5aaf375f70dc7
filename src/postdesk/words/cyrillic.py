"""Serbian Latin written over in Cyrillic: one letter for one, and one for each of lj, nj and dž.

What is no Serbian word stays Latin: placeholders, hashtags, addresses, commands, marks of HTML and code between them,
what stands between straight quotes (a key, a file's name, something to be typed), and the names in `LATIN`.
"""

import re

PAIRS = {
    "lj": "љ", "nj": "њ", "dž": "џ",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "đ": "ђ", "e": "е", "ž": "ж", "z": "з", "i": "и", "j": "ј",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "ć": "ћ", "u": "у",
    "f": "ф", "h": "х", "c": "ц", "č": "ч", "š": "ш",
}  # fmt: skip
"""Latin letters and what they are in Cyrillic; the digraphs first."""
LATIN = (
    "postdesk measure",
    "postdesk import",
    "postdesk doctor",
    "postdesk list",
    "campaigns/media",
    r"desk\.toml",
    r"\[people\]",
    "postdesk",
    "reports",
    "LinkedIn",
    "Meta",
    "CamelCase",
    "CSV",
    "Enter",
    "Escape",
    "HTML",
    "JPEG",
    "Markdown",
    "Mastodon",
    "MB",
    "PDF",
    "PNG",
    "Tab",
    "Word",
    "age",
    r"\.env",
    "M",
    "X",
    "n",
    "p",
)
"""Patterns of what stays Latin in a Cyrillic sentence: names, formats, keys, commands, files, letters of statistics."""
_KEPT = re.compile(rf"(<code>[^<]*|</?\w+>|\{{\w*\}}|#\w+|https?://\S*|\"[^\"]*\"|(?<!\w)(?:{'|'.join(LATIN)})(?!\w))")
_LETTERS = re.compile("|".join(PAIRS), re.IGNORECASE)


def written_over(text: str) -> str:
    """Return a Latin sentence in Cyrillic."""
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else _LETTERS.sub(_letter, part) for number, part in enumerate(parts))


def _letter(found: re.Match[str]) -> str:
    letter = PAIRS[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter
