"""How Threads reads a text: 500 characters, "emojis are counted as the number of UTF-8 bytes", one tag.

What a character is besides emoji is not said. The lenient reading takes grapheme clusters, the strict one bytes
throughout: below it a post is surely short enough. Only the first tag becomes the topic; it ends before a space, a tab,
a new line and . & @ ! ? , ; : and is no whole number. Source: developers.facebook.com/documentation/threads/posts
(2026-04-14).
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache

from msgspec.structs import replace

from postdesk.models import Entity, Grammar, ParsedText
from postdesk.networks.threads.limits import CARRIES, LIMITS, QUOTA
from postdesk.text import graphemes, plain_grammar, units
from postdesk.text.agreed import standing
from postdesk.text.signs import signs_of

LONGEST_TOPIC = 50

_ENDS = r"\s.&@!?,;:#"
_TOPIC = rf"(?<![\w&/#])#(?!\d+(?:[{_ENDS}]|$))([^{_ENDS}]{{1,{LONGEST_TOPIC}}})"

# What Unicode shows as emoji by itself (Emoji_Presentation, Unicode 17), and the two signs that make others do so.
_EMOJI = (
    "\u20e3\ufe0f"
    "\u231a-\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd-\u25fe\u2614-\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa-\u26ab"
    "\u26bd-\u26be\u26c4-\u26c5\u26ce\u26d4\u26ea\u26f2-\u26f3\u26f5\u26fa\u26fd\u2705\u270a-\u270b\u2728\u274c"
    "\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b-\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201\U0001f21a\U0001f22f\U0001f232-\U0001f236"
    "\U0001f238-\U0001f23a\U0001f250-\U0001f251\U0001f300-\U0001f320\U0001f32d-\U0001f335\U0001f337-\U0001f37c"
    "\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0\U0001f3f4"
    "\U0001f3f8-\U0001f43e\U0001f440\U0001f442-\U0001f4fc\U0001f4ff-\U0001f53d\U0001f54b-\U0001f54e"
    "\U0001f550-\U0001f567\U0001f57a\U0001f595-\U0001f596\U0001f5a4\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5"
    "\U0001f6cc\U0001f6d0-\U0001f6d2\U0001f6d5-\U0001f6d9\U0001f6dc-\U0001f6df\U0001f6eb-\U0001f6ec"
    "\U0001f6f4-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945"
    "\U0001f947-\U0001f9ff\U0001fa70-\U0001fa7c\U0001fa80-\U0001fac6\U0001fac8\U0001facc-\U0001fadd"
    "\U0001fadf-\U0001faeb\U0001faef-\U0001fafa"
)


def _count(text: str) -> int:
    """Return the length with emoji counted by their UTF-8 bytes, all else by grapheme clusters."""
    signs = {sign for sign in signs_of(text) if sign >= _EMOJI[0] and _is_emoji(sign)}
    if not signs:
        return graphemes.count(text)
    return sum(1 if signs.isdisjoint(cluster) else units.utf8(cluster) for cluster in graphemes.clusters(text))


@lru_cache(maxsize=4096)  # an office uses few, and again and again
def _is_emoji(sign: str) -> bool:
    firsts, lasts = _stretches()
    at = bisect_right(firsts, sign) - 1
    return at >= 0 and sign <= lasts[at]


@cache
def _stretches() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first sign of each stretch, and the last; a set or a pattern of all signs takes longer to make."""
    found = sorted((first, last or first) for first, last in re.findall("(.)(?:-(.))?", _EMOJI))
    return tuple(first for first, _ in found), tuple(last for _, last in found)


def topic(text: str) -> tuple[Entity, ...]:
    """Return the tag that becomes the post's topic, if there is one."""
    if "#" not in text:
        return ()
    if alike := standing(text):
        return alike.hashtags[:1]
    return plain_grammar.outside_links(
        [Entity(m[1], m.start(), m.end()) for m in re.finditer(_TOPIC, text)], plain_grammar.links(text)
    )[:1]


def parse(text: str) -> ParsedText:
    """Count a text and find what Threads will link in it."""
    return ParsedText(
        {"graphemes, emoji by bytes": _count(text), "bytes": units.utf8(text)},
        topic(text),
        plain_grammar.mentions(text),
        plain_grammar.links(text),
    )


GRAMMAR = Grammar(parse, LIMITS, carries=CARRIES, quota=QUOTA)
WITHOUT_FILES = replace(GRAMMAR, carries=replace(CARRIES, wants=("media_url", "media_folder")))
"""Where nobody has said from which address files are fetched."""
