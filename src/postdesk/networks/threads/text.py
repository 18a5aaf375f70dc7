"""How Threads reads a text: 500 characters, "emojis are counted as the number of UTF-8 bytes", one tag.

What a character is besides emoji is not said. The lenient reading takes grapheme clusters, the strict one bytes
throughout: below it a post is surely short enough. Only the first tag becomes the topic; it ends before a space, a full
stop or an ampersand. Source: developers.facebook.com/documentation/threads/posts (2026-04-14).
"""

import re
from functools import cache

from postdesk.models import Entity, Grammar, ParsedText
from postdesk.networks.threads.limits import LIMITS
from postdesk.text import graphemes, units, words

LONGEST_TOPIC = 50

_TOPIC = re.compile(rf"(?<![\w&/#])#([^\s.&#]{{1,{LONGEST_TOPIC}}})")
_PERHAPS_EMOJI = re.compile("[\u203c-\u2fff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]")


@cache
def _emoji() -> re.Pattern[str]:
    import regex

    pattern: re.Pattern[str] = regex.compile(r"[\p{Emoji_Presentation}\ufe0f\u20e3]")
    return pattern


def count(text: str) -> int:
    """Return the length with emoji counted by their UTF-8 bytes, all else by grapheme clusters."""
    if text.isascii() or not _PERHAPS_EMOJI.search(text):
        return graphemes.count(text)
    emoji = _emoji()
    return sum(units.utf8(cluster) if emoji.search(cluster) else 1 for cluster in graphemes.clusters(text))


def topic(text: str) -> tuple[Entity, ...]:
    """Return the tag that becomes the post's topic, if there is one."""
    if "#" not in text:
        return ()
    return words.outside([Entity(m[1], m.start(), m.end()) for m in _TOPIC.finditer(text)], words.links(text))[:1]


def parse(text: str) -> ParsedText:
    """Count a text and find what Threads will link in it."""
    return ParsedText(
        {"graphemes, emoji by bytes": count(text), "bytes": units.utf8(text)},
        topic(text),
        words.mentions(text),
        words.links(text),
    )


GRAMMAR = Grammar("threads", "Threads", parse, LIMITS)
