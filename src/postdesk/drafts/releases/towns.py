"""Towns that no list has, before a colon: "MBURUKULU: A new bridge …", unlike "UPDATE: …".

A town comes again in its release where something is: "in Mburukulu", "à Sémboudou", "в Верхнеозёрном"; in Chinese its
name says what it is. One that does not come again is told by its capitals: no word of it is a common one or a label.
"""

import re
from functools import cache

from postdesk.drafts.sources.labels import is_no_place, labels_of
from postdesk.text.small_words import languages_by_word

_FEWEST = 6
"""Letters of a name in capitals that is told by them alone; acronyms are shorter."""
_STEM, _ENDING = 4, 3
"""Letters of a word that all its cases begin with, at least, and those that they may change at its end."""
_WIDE = re.compile("[\u4e00-\u9fff]{2,8}")
_WIDE_KINDS = "省市县縣区區乡鄉镇鎮村湾灣岛島港山河湖州郡"
_ARTICLES = frozenset(("el", "la", "los", "las", "le", "les", "al", "de", "del", "des", "du"))
_WORDS = re.compile(r"[^\W\d_]+")


def is_town(name: str, told: str) -> bool:
    """Tell whether a name before a colon is that of a town, by the text of the release around it; "" tells nothing."""
    if not told or _is_label(name):
        return False
    if _WIDE.fullmatch(name):
        return name[-1] in _WIDE_KINDS and told.count(name) > 1
    return _comes_in_a_place(name, told) or (name.isupper() and _is_a_name(name, told))


def _is_label(name: str) -> bool:
    """Whether a name, or a word of it, heads lines that tell no place: "Update", "KEY MESSAGES"."""
    words = {word.casefold() for word in _WORDS.findall(name)}
    return is_no_place(name.casefold()) or bool(words & (labels_of("heading") | labels_of("office")))


def _comes_in_a_place(name: str, told: str) -> bool:
    """Whether a name, in whatever case and capitals, comes behind a word that says where."""
    words = _WORDS.findall(name)
    stems = r"[\W_]+".join(_stem(word) for word in words)
    found = re.finditer(rf"(?<!\w){_where()}\s+({stems})(?!\w)", told, re.IGNORECASE)
    return any(_is_written_as_a_name(each[1], name) for each in found)


def _stem(word: str) -> str:
    return re.escape(word[: max(len(word) - _ENDING, _STEM)]) + r"\w{0,5}"


@cache
def _where() -> str:
    return f"(?:{'|'.join(map(re.escape, labels_of('where')))})"


def _is_written_as_a_name(found: str, name: str) -> bool:
    """Whether what was found begins with a capital, where its letters have any; an acronym stays in capitals."""
    if found == found.swapcase():
        return True
    return found[0].isupper() and not (found.isupper() and name.isupper())


def _is_a_name(name: str, told: str) -> bool:
    """Whether some words in capitals are no common ones, which the text has in small letters, and no acronym of it."""
    words = [word.casefold() for word in _WORDS.findall(name) if word.casefold() not in _ARTICLES]
    common = any(word in languages_by_word() or _comes(word, told) for word in words)
    return sum(map(len, words)) >= _FEWEST and told.count(name) == 1 and not common


def _comes(word: str, told: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told))
