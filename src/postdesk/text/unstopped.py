"""Sentences that end with no stop: at an emoji, an address or a hashtag, where another begins behind it.

Posts are written so: "We planted 400 trees 🌳 Thank you all!" Only a word with which sentences begin, and names do not,
tells the one from the other: "Proud to work with 💙 Mercy Corps." is one. Pure.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, pairwise

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
    ends = {found.end() for found in _TOKEN.finditer(sentence)} | pointed
    listed = set(_points(sentence))
    for end, next_one in sorted({*_at_emoji(sentence), *((end, end) for end in ends)}):
        if end in listed or (end > enough and _begins(sentence, next_one, pointed=next_one in pointed)):
            yield end


def _points(sentence: str) -> Iterator[int]:
    """Yield where the next of several points begins, each with an emoji that leads it in: "📍 Bar 📅 5 May"."""
    found = [start for start, _ in emoji(sentence) if _leads(sentence, start) and not _POINTED.match(sentence, start)]
    if found and not sentence[: found[0]].strip():
        bounds = pairwise([*found, len(sentence)])
        worded = [start for start, end in bounds if any(map(str.isalnum, sentence[start + 1 : end]))]
        yield from worded[1:]


def emoji_of_moods(text: str) -> Mapping[int, int]:
    """Return where each emoji ends that belongs to what stands before it, by where that ends, before any blanks.

    None does where the text begins with one: its emoji are the marks of points, "🚰 Water flows. 🏫 Schools are open."
    But two that are the same frame what stands between them, "🚨 Flood! 🚨 Leave now."
    """
    found = emoji(text)
    signs = [text[start:end] for start, end in found]
    if len(signs) == 2 and signs[0] == signs[1] and signs[0][0] not in words_by_kind()["bullets"]:
        return {_before_blanks(text, start): end for start, end in found[1:]}
    if not found or not text[: found[0][0]].strip():
        return {}
    return {_before_blanks(text, start): end for start, end in found if not _leads(text, start)}


def _before_blanks(text: str, end: int) -> int:
    """Return where the blanks begin that end at a place."""
    while text[end - 1 : end].isspace():
        end -= 1
    return end


def _leads(text: str, start: int) -> bool:
    """Tell whether an emoji leads in what stands behind it: a pin, a camera, a number in a box."""
    return text[start] in words_by_kind()["leading"] or text[start] in "0123456789"


def _at_emoji(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends at each emoji that stands for no word, and where the next has its first word."""
    return (
        (start if _leads(sentence, start) else end, end)
        for start, end in emoji(sentence)
        if not _IN_WORDS.match(sentence, start)
    )


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
