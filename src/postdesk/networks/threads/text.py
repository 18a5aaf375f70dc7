"""How Threads reads a text."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.threads.limits import LIMITS
from postdesk.text import graphemes, units, words


def parse(text: str) -> ParsedText:
    """Count a text and find what Threads will link in it."""
    return ParsedText(
        {"graphemes, emoji by bytes": graphemes.count(text), "bytes": units.utf8(text)},
        words.hashtags(text),
        words.mentions(text),
        words.links(text),
    )


GRAMMAR = Grammar("threads", "Threads", parse, LIMITS)
