"""What Telegram makes hashtags, mentions, links and cashtags of: where two overlap, the one that begins first stays.

Source: tdlib/td @022d60202e, MessageContent.cpp and MessageEntity.cpp.
"""

from collections.abc import Iterator
from itertools import chain

from postdesk.models import Entity, ParsedText
from postdesk.networks.telegram.letters import Letters, letters
from postdesk.networks.telegram.links import found, own
from postdesk.text.overlaps import first_come

SHORT_NAMES = frozenset({"gif", "vid", "pic"})
SHORTEST_NAME = 4


def entities(text: str) -> ParsedText:
    """Return what Telegram will link in a text, and its length in code points."""
    patterns = letters(text)
    links, emails = found(text, patterns)
    mentions, hashtags, cashtags, *linked, _, _ = first_come(
        list(_mentions(text, patterns)),
        list(_hashtags(text, patterns)),
        list(_cashtags(text, patterns)),
        *own(text),
        links,
        emails,
        list(_others(text, patterns)),
        longest=True,
    )
    return ParsedText({"code points": len(text)}, hashtags, mentions, _merged(*linked), cashtags)


def _merged(*linked: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(sorted(chain.from_iterable(linked), key=lambda link: link.start))


def _mentions(text: str, patterns: Letters) -> Iterator[Entity]:
    if "@" in text:
        for match in patterns.mention.finditer(text):
            if len(match[1]) >= SHORTEST_NAME or match[1].lower() in SHORT_NAMES:
                yield Entity(match[1], match.start(), match.end())


def _hashtags(text: str, patterns: Letters) -> Iterator[Entity]:
    if "#" in text:
        for match in patterns.tag.finditer(text):
            if patterns.letter.search(match[1]):
                tag = match[1] if match[2] else match[1] + (match[3] or "")
                yield Entity(tag, match.start(), match.start() + 1 + len(tag))


def _cashtags(text: str, patterns: Letters) -> Iterator[Entity]:
    if "$" in text:
        for match in patterns.cashtag.finditer(text):
            yield Entity(match[1], match.start(), match.end())


def _others(text: str, patterns: Letters) -> Iterator[Entity]:
    """Yield commands to bots and positions in a film, which may cover a mention or a link."""
    if "/" in text:
        for match in patterns.command.finditer(text):
            yield Entity(match[0], match.start(), match.end())
    if ":" in text:
        for match in patterns.timestamp.finditer(text):
            yield Entity(match[0], match.start(), match.end())
