"""Emoji stand at the end of a sentence, not inside it.

"We 💙 our volunteers" is heard as "we blue heart our volunteers", and means nothing where the sign is shown
otherwise. An emoji counts as inside where a word comes before it and the sentence goes on in small letters.
Scripts without capitals, such as Arabic, do not show whether it goes on, and are left alone.

What to do: write the word, and put the emoji after the full stop.

Sources: https://www.accessible-social.com, https://ada.uky.edu/digital-accessibility/social-media.
"""

from collections.abc import Iterator
from functools import lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text import pictographs

ID = "emoji-in-sentence"
SEVERITY = Severity.WARNING
BLANKS = (" ", "\u00a0")


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first emoji of each part that interrupts a sentence."""
    for index, text in enumerate(variant.words):
        if found := inside(text):
            yield Remark(variant.place("thread" if index else "text"), "inside", emoji=found)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def inside(text: str) -> str:
    """Return the first emoji with a word before it and small letters after it, or ""."""
    for start, end in pictographs.runs(text):
        before, after = _last(text, start), _first(text, end)
        if (before.isalnum() or before == ",") and after.islower():
            return text[start:end]
    return ""


def _last(text: str, end: int) -> str:
    """Return the last sign before a place that is no blank, or ""."""
    while end and text[end - 1] in BLANKS:
        end -= 1
    return text[end - 1 : end] if end else ""


def _first(text: str, start: int) -> str:
    """Return the first sign from a place on that is no blank, or ""."""
    while text[start : start + 1] in BLANKS and start < len(text):
        start += 1
    return text[start : start + 1]
