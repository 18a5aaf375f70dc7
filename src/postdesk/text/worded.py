"""A text word by word, for rules that look at what stands beside what: each word bare, and the sentence it is in.

Pure, and by one look at each word.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from msgspec import Struct

from postdesk.text.signs import in_small, signs_of

EDGES = ".,;:!?¡¿()[]«»“”„\"'…،؛؟（）。，！？：、"
"""What stands round a word without being part of it."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_CLOSING = ")]»”“\"'’）"
_LONGEST_SHORT = 3
_SIGNS = frozenset("今明后後昨前本这這下上月周週星")
"""What a day is named with in Chinese and Japanese; a set of them is there at once, a pattern is not."""


class Worded(Struct, frozen=True):
    """The words of a text as written, without the punctuation around them, and the number of each one's sentence."""

    words: Sequence[str]
    bare: Sequence[str]
    sentences: Sequence[int]

    def same_sentence(self, one: int, other: int) -> bool:
        """Tell whether two words, by their numbers, stand in one sentence."""
        return self.sentences[one] == self.sentences[other]


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def worded(text: str) -> Worded:
    """Return a text by its words; Chinese and Japanese are parted only round the words that name days."""
    words, bare = text.split(), bare_words(text)
    return Worded(words, bare, _sentences(text, words, bare))


@lru_cache(maxsize=8)
def bare_words(text: str) -> Sequence[str]:
    """Return the words of a text in small letters, without the punctuation around them."""
    return [word if word.isalnum() else word.strip(EDGES) for word in in_small(text).split()]


def with_days_parted(text: str) -> str:
    """Return a text with blanks round what names a day in Chinese and Japanese, where none part words."""
    return _without_blanks().sub(r" \g<0> ", text) if not _SIGNS.isdisjoint(signs_of(text)) else text


def _sentences(text: str, words: Sequence[str], bare: Sequence[str]) -> Sequence[int]:
    """Return the number of the sentence of each word; a line's end ends one, too."""
    ends = {place for place in range(1, len(words)) if _ends(words[place - 1], bare[place - 1], words[place])}
    begins, at = set(), 0
    for line in text.split("\n") if "\n" in text else ():
        begins.add(at)
        at += len(line.split())
    return list(accumulate(place in ends or (place > 0 and place in begins) for place in range(len(words))))


def _ends(word: str, bare: str, following: str) -> bool:
    """Tell whether a word is the last of its sentence: not "4.", "a.m." or "Dec." before a small letter or a figure."""
    if word[-1].isalnum():  # as nearly always
        return False
    closed = word.rstrip(_CLOSING)
    if not closed.endswith(_STOPS):
        return False
    short = bare.isdecimal() or "." in bare or len(bare) <= _LONGEST_SHORT
    goes_on = following[0].isdecimal() or following[0].islower() or (bare.isdecimal() and len(bare) < _LONGEST_SHORT)
    return not (closed.endswith(".") and short and goes_on)


@cache
def _without_blanks() -> re.Pattern[str]:
    """Match a word that names a day, or speaks of one, in Chinese and Japanese."""
    weekday = "(?:星期|周|週)[一二三四五六日天]"
    day = (
        r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日?[至到~～〜–—-](?:\d{1,2}月)?)?\d{1,2}日"
        rf"(?:[（(]?(?:{weekday}|[日月火水木金土]曜日?|[日月火水木金土](?=[）)]))[）)]?)?"
    )
    said = "今天|今日|本日|今晚|今早|今晩|明天|明日|明晚|后天|後天|明後日|昨天|昨日|昨晚|前天"
    week = "[本这這下上][周週](?![一二三四五六日天末])"
    calls = "报名|報名|申请|申請|截止|参加|參加|加入|欢迎|歡迎|举行了|是"
    return re.compile(f"{day}|{said}|{week}|(?<![本这這下上]){weekday}|{calls}")
