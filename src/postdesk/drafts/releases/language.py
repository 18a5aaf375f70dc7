"""Which language a text is in, by its script and its small words."""

import re
from collections import Counter

from postdesk.text.language_tags import AS_SERBIAN
from postdesk.text.small_words import small_words

_MOST = 2000
"""Words that are looked at."""
_FEWEST = 3
_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("zh", "[\u3400-\u9fff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("my", "[\u1000-\u109f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("am", "[\u1200-\u137f]"),
    ("km", "[\u1780-\u17ff]"),
    ("hy", "[\u0530-\u058f]"),
)
_OF_ARABIC, _OF_CYRILLIC = ("ar", "fa", "ur"), ("sr-Cyrl", "mk", "bg", "ru", "uk")
_OWN_SIGNS = {"ru": "[ыэё]", "uk": "[іїєґ]", "sr-Cyrl": "[љњћђ]", "mk": "[ѓќѕ]"}
"""Letters that the others in Cyrillic do not have."""
_SHARED = ("sr", *AS_SERBIAN)
"""The language that several countries share, by their names of it."""


def language_seen(text: str, own: str = "") -> str:
    """Return the tag of a text's language, "" in doubt; of those that the South Slavs share it is the desk's `own`."""
    head = text[:20_000]
    letters = len(re.findall(r"[^\W\d_]", head)) or 1
    for tag, signs in _SCRIPTS:
        if len(re.findall(signs, head)) * 4 > letters:
            return tag
    counts = _counts(head, letters)
    best = max(counts, key=counts.__getitem__)
    if counts[best] < _FEWEST:
        return ""
    first = own.partition("-")[0].lower()
    return _of_the_south(best, own, first) if best in {"sr", "sr-Cyrl"} else best


def _counts(text: str, letters: int) -> dict[str, int]:
    """Return what speaks for each language that is written in the letters of a text: its small words, its own signs."""
    if len(re.findall("[\u0600-\u06ff]", text)) * 2 > letters:
        tags = set(_OF_ARABIC)
    elif len(re.findall("[\u0400-\u04ff]", text)) * 2 > letters:
        tags = set(_OF_CYRILLIC)
    else:
        tags = small_words().keys() - {*_OF_ARABIC, *_OF_CYRILLIC}
    often = Counter(word.strip(".,;:!?()«»“”„\"'…،؛؟") for word in text.casefold().split()[:_MOST])
    return {
        tag: sum(often[word] for word in words) + len(re.findall(_OWN_SIGNS.get(tag, "(?!)"), text))
        for tag, words in small_words().items()
        if tag in tags
    }


def _of_the_south(best: str, own: str, first: str) -> str:
    """Return the tag of a language that several countries share: the desk's own, in the script of the text."""
    script = "Cyrl" if best == "sr-Cyrl" else "Latn"
    if first not in _SHARED:
        return f"sr-{script}"
    return own if script in own or (script == "Latn" and first != "sr" and "Cyrl" not in own) else f"{first}-{script}"
