"""How Mastodon reads a text."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.mastodon.limits import LIMITS
from postdesk.text import graphemes, words


def parse(text: str) -> ParsedText:
    """Count a text and find what Mastodon will link in it."""
    return ParsedText(
        {"graphemes": graphemes.count(text)}, words.hashtags(text), words.mentions(text), words.links(text)
    )


GRAMMAR = Grammar("mastodon", "Mastodon", parse, LIMITS)
