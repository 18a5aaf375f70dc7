"""How the rehearsal network reads a text: graphemes, and the plain grammar of `text/words.py`."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.rehearsal.limits import LIMITS
from postdesk.text import graphemes, words


def parse(text: str) -> ParsedText:
    """Count a text and find what Rehearsal will link in it."""
    return ParsedText(
        {"graphemes": graphemes.count(text)}, words.hashtags(text), words.mentions(text), words.links(text)
    )


GRAMMAR = Grammar("rehearsal", "Rehearsal", parse, LIMITS)
