"""How Bluesky reads a text: at most 300 grapheme clusters and 3,000 UTF-8 bytes, as it stands.

Source: lexicon app.bsky.feed.post; Unicode normalisation plays no part. What links is in `facets.py`.
"""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.bluesky.limits import LIMITS
from postdesk.text import graphemes, units
from postdesk.text.agreed import agreed


def parse(text: str) -> ParsedText:
    """Count a text and find what Bluesky's clients will link in it."""
    lengths = {"graphemes": graphemes.count(text), "bytes": units.utf8(text)}
    if alike := agreed(text):
        return ParsedText(lengths, alike.hashtags, (), alike.links)
    from postdesk.networks.bluesky import facets

    return ParsedText(
        lengths,
        tuple(facets.hashtags(text)),
        tuple(facets.mentions(text)),
        tuple(facets.links(text)),
        tuple(facets.cashtags(text)),
    )


GRAMMAR = Grammar("bluesky", "Bluesky", parse, LIMITS)
