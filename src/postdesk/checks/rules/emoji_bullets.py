"""Emoji are no bullets.

A screen reader says "check mark button" or "keycap digit one" before every line of such a list, and the
networks' own fonts show each sign differently. Two lines or more that begin with one count as a list.

What to do: begin the lines with a hyphen, a dash or plain numbers.

Sources: https://www.accessible-social.com, https://ada.uky.edu/digital-accessibility/social-media.
"""

from collections.abc import Iterator
from functools import lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text import pictographs

ID = "emoji-bullets"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Count the lines of each part that begin with an emoji and go on in words, where two follow each other."""
    for index, text in enumerate(variant.words):
        if "\n" in text and len(pictographs.emoji(text)) > 1 and (lines := bullets(text)) > 1:
            yield Remark(variant.place("thread" if index else "text"), "row", count=lines)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def bullets(text: str) -> int:
    """Return the longest row of lines, empty ones aside, that begin with an emoji and go on with a letter or digit."""
    begin = dict(pictographs.emoji(text))
    longest = row = offset = 0
    for line in text.split("\n"):
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        if line.strip():
            rest = text[begin[start] : offset].strip() if start in begin else ""
            row = row + 1 if rest[:1].isalnum() else 0
            longest = max(longest, row)
    return longest
