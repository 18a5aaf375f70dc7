"""How X reads a text: twitter-text, configuration v3.

After NFC, a link weighs 23, an emoji 2, and of the other characters those of Latin, Greek, Cyrillic, Arabic, Indic and
neighbouring scripts (U+0000-10FF) and a few dashes and quotes weigh 1, all others 2.
Source: twitter-text 3.1.0, parseTweet.js and configs.js; what production runs may be newer.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from postdesk.models import Entity, Grammar, ParsedText
from postdesk.networks.x.limits import CARRIES, EMOJI_WEIGHT, LIMITS, LINK_WEIGHT, QUOTA
from postdesk.text import pictographs
from postdesk.text.agreed import agreed, hashtags
from postdesk.text.units import utf16

WEIGHTED = "weighted"
EVERY_EMOJI_TWO = "weighted, every emoji 2"
"""The weight by Unicode's emoji instead of the table of 2018, where the two differ; never above the other."""

# Without one of these or a zero-width joiner, no two characters are one emoji.
_JOINING = frozenset(
    chr(code) for code in (0x20E3, 0xFE0F, *range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400), *range(0xE0061, 0xE0080))
)
_LIGHT = frozenset(map(chr, (*range(0x2000, 0x200E), *range(0x2010, 0x2020), *range(0x2032, 0x2038))))
"""Blanks, dashes and quotes, primes: beyond U+10FF, and yet they weigh 1."""
_INVALID = "\ufffe\ufeff\uffff"


def _heavy(text: str) -> str:
    """Return the characters that weigh 2, in order."""
    beyond = "".join(_far().findall(text))
    return beyond if _LIGHT.isdisjoint(beyond) else "".join([sign for sign in beyond if sign not in _LIGHT])


@cache
def _far() -> re.Pattern[str]:
    """Match stretches of characters beyond U+10FF, of which only a few weigh 1."""
    return re.compile("[^\0-\u10ff]+")


def valid(text: str) -> bool:
    """Tell whether X would take the text: not empty, not above 280, none of U+FFFE, U+FEFF, U+FFFF."""
    return 0 < weigh(text) <= LIMITS[0].number and not any(sign in text for sign in _INVALID)


def weigh(text: str) -> int:
    """Return the weighted length."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    return _lengths(normal, _finders()[0](normal))[WEIGHTED]


@cache
def _finders() -> tuple[Callable[[str], list[Entity]], ...]:
    """Return what finds the links, the mentions, the hashtags and the cashtags, imported when first asked for."""
    from postdesk.networks.x import tags
    from postdesk.networks.x.links import x_links

    return x_links, tags.x_mentions, tags.x_hashtags, tags.cashtags


def _lengths(text: str, found: Sequence[Entity]) -> dict[str, int]:
    """Weigh a text whose links are known; the second weight is there only where it is another."""
    if text.isascii():
        return {WEIGHTED: len(text) + sum(LINK_WEIGHT - (link.end - link.start) for link in found)}
    heavy = _heavy(text)
    if "\u200d" in text or not _JOINING.isdisjoint(heavy):
        weight, spared = _weigh_between(text, found)
        return {WEIGHTED: weight, EVERY_EMOJI_TWO: weight - spared} if spared else {WEIGHTED: weight}
    weight = len(text) + len(heavy)
    for link in found:
        covered = text[link.start : _passed(text, link)]
        weight += LINK_WEIGHT - len(covered) - len(_heavy(covered))
    return {WEIGHTED: weight}


def _weigh_between(text: str, found: Sequence[Entity]) -> tuple[int, int]:
    """Return the weight of a text with emoji, and by how much it shrinks where each emoji of Unicode weighs 2."""
    words: list[str] = []
    done = 0
    for link in found:
        words.append(text[done : link.start])
        done = _passed(text, link)
    words.append(text[done:])
    weight = LINK_WEIGHT * len(found) + sum(map(_weigh_words, words))
    return weight, sum(map(_spared, words))


def _spared(text: str) -> int:
    sequences = (text[start:end] for start, end in pictographs.emoji(text) if end - start > 1)
    return sum(max(_weigh_words(sequence) - EMOJI_WEIGHT, 0) for sequence in sequences)


def _passed(text: str, link: Entity) -> int:
    """Return where twitter-text goes on weighing: as many UTF-16 units on as its own form of the link is long."""
    if len(link.text) == link.end - link.start:
        return link.end
    units = utf16(link.text)
    return link.start + sum(end <= units for end in accumulate(map(utf16, text[link.start : link.end])))


def _weigh_words(text: str) -> int:
    from postdesk.networks.x import emoji

    weight = len(text) + len(_heavy(text))
    for match in emoji.sequences(text):
        weight += EMOJI_WEIGHT - len(match[0]) - len(_heavy(match[0]))
    return weight


def parse(text: str) -> ParsedText:
    """Weigh a text and find what X will link in it; of things that overlap the first one counts."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    alike = agreed(text)
    if alike and normal == text:
        return ParsedText(_lengths(text, alike.links), alike.hashtags, (), alike.links)
    find_links, find_mentions, find_hashtags, find_cashtags = _finders()
    found = find_links(text)
    lengths = _lengths(normal, found if normal == text else find_links(normal))
    from postdesk.text.overlaps import first_come

    linked, mentions, hashtags, cashtags = first_come(
        found, find_mentions(text), find_hashtags(text), find_cashtags(text)
    )
    return ParsedText(lengths, hashtags, mentions, linked, cashtags)


def tagged(text: str) -> list[str]:
    """Return the hashtags that `parse` finds, without weighing the text."""
    alike = hashtags(text) if unicodedata.is_normalized("NFC", text) else None
    return [tag.text for tag in parse(text).hashtags] if alike is None else alike


GRAMMAR = Grammar(parse, LIMITS, tagged=tagged, carries=CARRIES, quota=QUOTA)
