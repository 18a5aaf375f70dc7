"""Hashtags do not stand in a wall.

A screen reader speaks every tag of a block, sign and all, before it comes to the next post, and other readers
skip the block and with it what follows. Five in a row are a line; six are a wall. Networks that advise a
number of their own are left to too-many-hashtags.

What to do: keep the tags that people follow. A tag that is a word of the text can stand there instead.

Sources: https://www.w3.org/WAI/tips/writing/, https://www.accessible-social.com.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from postdesk.models import Entity, Grammar, Remark, Severity, Variant
from postdesk.text import written

ID = "hashtag-wall"
SEVERITY = Severity.WARNING
MOST = 5


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network advises no number of its own."""
    return grammar.limit("hashtags advised") is None


def check(variant: Variant) -> Iterator[Remark]:
    """Name the longest row of tags of each part, where it is too long."""
    for index, text in enumerate(variant.texts):
        tags = written.hashtags(text)
        if len(tags) > MOST and (length := longest_row(text, tags)) > MOST:
            place = variant.place("thread" if index else "hashtags" if variant.hashtags else "text")
            yield Remark(place, "row", count=length, most=MOST)


def longest_row(text: str, tags: Sequence[Entity]) -> int:
    """Return how many tags follow each other with nothing but blanks and commas between them."""
    longest = row = 1
    for before, tag in pairwise(tags):
        row = 1 if text[before.end : tag.start].strip(" ,;|·•\n\u00a0") else row + 1
        longest = max(longest, row)
    return longest
