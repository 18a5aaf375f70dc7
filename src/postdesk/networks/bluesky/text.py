"""How Bluesky reads a text."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.bluesky.limits import LIMITS
from postdesk.text import graphemes, units, words


def parse(text: str) -> ParsedText:
    """Count a text and find what Bluesky will link in it."""
    return ParsedText(
        {"graphemes": graphemes.count(text), "bytes": units.utf8(text)},
        words.hashtags(text),
        words.mentions(text),
        words.links(text),
    )


GRAMMAR = Grammar("bluesky", "Bluesky", parse, LIMITS)
