"""The plain reading of a text, for networks that document no grammar of their own.

A hashtag is `#` with letters, marks, digits and `_`, not digits only, and not glued to a word; a mention is `@` with a
handle; a link starts with http:// or https://. This is what the networks' composers are seen to do, no more.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from postdesk.models import Entity
from postdesk.text.agreed import standing

# Combining marks of every script are no `\\w` in Python; these are the blocks that living scripts write them in.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    "\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d"
    "\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84"
    "\u102b-\u103e\u135d-\u135f\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)

_TAG = rf"(?<![\w&/#＃{MARKS}])[#＃]([\w{MARKS}]*[^\W\d_][\w{MARKS}]*+)"
_MENTION = r"(?<![\w@/.])@([A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)"
_LINK = r"(?i)(?<!\w)https?://[^\s<>\"“”«»]++"
_AFTER_A_LINK = ".,;:!?'’…*_"
_OPENING, _CLOSING = "([", ")]"


# Several networks read the same text one after the other.
@lru_cache(maxsize=16)
def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags that do not stand inside a link."""
    if "#" not in text and "＃" not in text:
        return ()
    if alike := standing(text):
        return alike.hashtags
    return outside_links([Entity(m[1], m.start(), m.end()) for m in re.finditer(_TAG, text)], links(text))


@lru_cache(maxsize=16)
def mentions(text: str) -> tuple[Entity, ...]:
    """Return the `@handles`, without those inside a link or an e-mail address."""
    if "@" not in text:
        return ()
    return outside_links([Entity(m[1], m.start(), m.end()) for m in re.finditer(_MENTION, text)], links(text))


@lru_cache(maxsize=16)
def links(text: str) -> tuple[Entity, ...]:
    """Return the addresses that say http:// or https://, without the punctuation of the sentence around them."""
    if "://" not in text:
        return ()
    if alike := standing(text):
        return alike.links
    return tuple(_link(match) for match in re.finditer(_LINK, text))


def outside_links(entities: Sequence[Entity], within: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that do not stand inside a link; the links are in order."""
    if not within:
        return tuple(entities)
    starts = [link.start for link in within]
    before = ((entity, bisect_left(starts, entity.start) - 1) for entity in entities)
    return tuple(entity for entity, link in before if link < 0 or within[link].end <= entity.start)


def _link(match: re.Match[str]) -> Entity:
    """Leave out the punctuation at the end, and brackets that were not opened in the address."""
    address, end = match[0], len(match[0])
    unopened = sum(map(address.count, _CLOSING)) - sum(map(address.count, _OPENING))
    while address[end - 1] in _AFTER_A_LINK or (unopened > 0 and address[end - 1] in _CLOSING):
        unopened -= address[end - 1] in _CLOSING
        end -= 1
    return Entity(address[:end], match.start(), match.start() + end)
