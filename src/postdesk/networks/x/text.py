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
from postdesk.networks.x.limits import LIMITS
from postdesk.text.agreed import agreed
from postdesk.text.overlaps import first_come
from postdesk.text.units import utf16

LINK_WEIGHT = 23
EMOJI_WEIGHT = 2

# Without one of these or a zero-width joiner, no two characters are one emoji.
_JOINING = frozenset(
    chr(code) for code in (0x20E3, 0xFE0F, *range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400), *range(0xE0061, 0xE0080))
)
_INVALID = "\ufffe\ufeff\uffff"


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def valid(text: str) -> bool:
    """Tell whether X would take the text: not empty, not above 280, none of U+FFFE, U+FEFF, U+FFFF."""
    return 0 < weigh(text) <= LIMITS[0].number and not any(sign in text for sign in _INVALID)


def weigh(text: str) -> int:
    """Return the weighted length."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    return _weigh(normal, _finders()[0](normal))


@cache
def _finders() -> tuple[Callable[[str], list[Entity]], ...]:
    """Return what finds the links, the mentions, the hashtags and the cashtags, imported when first asked for."""
    from postdesk.networks.x import tags
    from postdesk.networks.x.links import links

    return links, tags.mentions, tags.hashtags, tags.cashtags


def _weigh(text: str, found: Sequence[Entity]) -> int:
    """Weigh a text whose links are known."""
    if text.isascii():
        return len(text) + sum(LINK_WEIGHT - (link.end - link.start) for link in found)
    heavy = _heavy().findall(text)
    if "\u200d" in text or not _JOINING.isdisjoint(heavy):
        return _weigh_between(text, found)
    weight = len(text) + len(heavy)
    for link in found:
        covered = text[link.start : _passed(text, link)]
        weight += LINK_WEIGHT - len(covered) - len(_heavy().findall(covered))
    return weight


def _weigh_between(text: str, found: Sequence[Entity]) -> int:
    weight = done = 0
    for link in found:
        weight += _weigh_words(text[done : link.start]) + LINK_WEIGHT
        done = _passed(text, link)
    return weight + _weigh_words(text[done:])


def _passed(text: str, link: Entity) -> int:
    """Return where twitter-text goes on weighing: as many UTF-16 units on as its own form of the link is long."""
    if len(link.text) == link.end - link.start:
        return link.end
    units = utf16(link.text)
    return link.start + sum(end <= units for end in accumulate(map(utf16, text[link.start : link.end])))


def _weigh_words(text: str) -> int:
    from postdesk.networks.x import emoji

    weight = len(text) + len(_heavy().findall(text))
    for match in emoji.sequences(text):
        weight += EMOJI_WEIGHT - len(match[0]) - len(_heavy().findall(match[0]))
    return weight


def parse(text: str) -> ParsedText:
    """Weigh a text and find what X will link in it; of things that overlap the first one counts."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    alike = agreed(text)
    if alike and normal == text:
        return ParsedText({"weighted": _weigh(text, alike.links)}, alike.hashtags, (), alike.links)
    found, *others = (find(text) for find in _finders())
    weight = _weigh(text, found) if normal == text else weigh(normal)
    linked, mentions, hashtags, cashtags = first_come(found, *others)
    return ParsedText({"weighted": weight}, hashtags, mentions, linked, cashtags)


GRAMMAR = Grammar("x", "X", parse, LIMITS)
