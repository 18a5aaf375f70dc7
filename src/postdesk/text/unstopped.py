"""Sentences that end with no stop: at an emoji, an address or a hashtag, where another begins behind it.

Posts are written so: "We planted 400 trees 🌳 Thank you all!" Only a word with which sentences begin, and names do not,
tells the one from the other: "Proud to work with 💙 Mercy Corps." is one. Pure.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from postdesk.text.abbreviations import is_starter, words_by_kind
from postdesk.text.pictographs import emoji

FEWEST = 2
"""Words that stand before such an end at least, or Chinese signs."""
_IN_WORDS = re.compile(
    "[\u2665\u2764\U0001f1e6-\U0001f1ff\U0001f499-\U0001f49c\U0001f5a4\U0001f90d\U0001f90e\U0001f9e1\U0001fa75-\U0001fa77]"
)
"""Flags and hearts, which stand for words: "Happy to be in 🇬🇲 The Gambia", "with 💙 The Red Cross"."""
_TOKEN = re.compile(r"(?<!\S)(?:https?://|www\.|#)\S*\w/?")
_POINTED = re.compile(
    r"[\u27a1\u2b07\U0001f446-\U0001f449\U0001f517]\ufe0f?\s*(?:https?://|www\.)[!-~]*[\w/]", re.ASCII
)
"""An address that an emoji points at, which ends a line: "More 👉 https://example.org Share it"."""
_NEXT = re.compile(r"\s+[¿¡«“\"]?([^\W\d_][\w\u064b-\u0652'’-]*)")
_CHINESE = re.compile("[\u2e80-\u9fff]")
_WORD = re.compile(r"[\u2e80-\u9fff]|\w+")


def ends_without_stop(sentence: str) -> Iterator[int]:
    """Yield where in what looks like one sentence another begins, in order."""
    words = islice(_WORD.finditer(sentence), FEWEST - 1, None)
    enough = next((word.start() for word in words), len(sentence))
    pointed = {found.end() for found in _POINTED.finditer(sentence)}
    for end in sorted({*_after_emoji(sentence), *(found.end() for found in _TOKEN.finditer(sentence)), *pointed}):
        if end > enough and _begins(sentence, end, pointed=end in pointed):
            yield end


def _after_emoji(sentence: str) -> Iterator[int]:
    """Yield the ends of emoji that stand for no word."""
    return (end for start, end in emoji(sentence) if not _IN_WORDS.match(sentence, start))


def _begins(sentence: str, end: int, *, pointed: bool) -> bool:
    """Tell whether a sentence begins here, as it does with any capital behind an address that an emoji points at."""
    if _chinese().match(sentence, end) or (pointed and _CHINESE.match(sentence, end)):
        return True
    found = _NEXT.match(sentence, end)
    if found is None or found[1][0].islower():
        return False
    return pointed or is_starter(found[1]) or found[1].casefold() in words_by_kind()["openers"]


@cache
def _chinese() -> re.Pattern[str]:
    """Match the words with which Chinese posts thank and ask."""
    return re.compile("|".join(words_by_kind()["chinese_openers"]))
