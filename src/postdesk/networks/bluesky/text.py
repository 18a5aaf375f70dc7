"""How Bluesky reads a text: at most 300 grapheme clusters and 3,000 UTF-8 bytes, as it stands.

Source: lexicon app.bsky.feed.post; Unicode normalisation plays no part. What links is in `facets.py`.
"""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.bluesky import facets
from postdesk.networks.bluesky.limits import LIMITS
from postdesk.text import graphemes, units


def parse(text: str) -> ParsedText:
    """Count a text and find what Bluesky's clients will link in it."""
    return ParsedText(
        {"graphemes": graphemes.count(text), "bytes": units.utf8(text)},
        tuple(facets.hashtags(text)),
        tuple(facets.mentions(text)),
        tuple(facets.links(text)),
        tuple(facets.cashtags(text)),
    )


GRAMMAR = Grammar("bluesky", "Bluesky", parse, LIMITS)
