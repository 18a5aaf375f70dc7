"""How X reads a text."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.x.limits import LIMITS
from postdesk.text import words


def parse(text: str) -> ParsedText:
    """Count a text and find what X will link in it."""
    return ParsedText({"weighted": len(text)}, words.hashtags(text), words.mentions(text), words.links(text))


GRAMMAR = Grammar("x", "X", parse, LIMITS)
