"""When a sentence says only when, so far: "15 марта 2023 г.", "U martu 2023.", "At 10:30 a.m.".

Behind such words a stop ends nothing, for what happened then is still to come. Pure.
"""

import re

from postdesk.text.abbreviations import words_by_kind
from postdesk.text.named_days import months, spoken_weekday

_FIGURE = re.compile(r"[\d.:,/–—-]*\d[\d.:,/–—-]*(?:h|st|nd|rd|th|er|-го)?|[ivx]+")
_INFLECTED = "aуuа"
"""How months end in South Slavic within a sentence, "marta", "u martu"; "4. mart 2026." is a line of its own."""


def says_only_when(earlier: str, opened: int, *, inflected: bool) -> bool:
    """Tell whether a sentence that has `opened` words before its last, `earlier`, has named nothing but a time.

    Where months are inflected, one that is not stands in the dateline of a release, which ends there.
    """
    words = [word.strip(",.").casefold() for word in earlier.split()]
    begun = len(words) == opened > 0 and (words[0] in words_by_kind()["when"] or len(words) > 1)
    return begun and all(_is_of_time(word, inflected=inflected) for word in words)


def _is_of_time(word: str, *, inflected: bool) -> bool:
    """Tell whether a word is one of those with which times are said."""
    if word in months():
        return not inflected or word[-1] in _INFLECTED
    if word in words_by_kind()["when"] or word in words_by_kind()["before_figures"]:
        return True
    return bool(_FIGURE.fullmatch(word)) or spoken_weekday(word) is not None
