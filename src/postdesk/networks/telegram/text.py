"""How Telegram reads a text."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.telegram.limits import LIMITS
from postdesk.text import words


def parse(text: str) -> ParsedText:
    """Count a text and find what Telegram will link in it."""
    return ParsedText({"code points": len(text)}, words.hashtags(text), words.mentions(text), words.links(text))


GRAMMAR = Grammar("telegram", "Telegram", parse, LIMITS, carries_alt=False, threads=False)
