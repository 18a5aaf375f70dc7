"""How Instagram reads a caption: hashtags and mentions link, addresses never do.

The documentation gives the limit in "characters" and leaves the unit open, so the strictest and the most
lenient are counted.
"""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.instagram.limits import CARRIES, LIMITS, QUOTA
from postdesk.text import graphemes, plain_grammar, units


def parse(text: str) -> ParsedText:
    """Count a text and find what Instagram will link in it."""
    return ParsedText(
        {"UTF-16 units": units.utf16(text), "graphemes": graphemes.count(text)},
        plain_grammar.hashtags(text),
        plain_grammar.mentions(text),
        (),
    )


GRAMMAR = Grammar(parse, LIMITS, threads=False, comments=1, carries=CARRIES, quota=QUOTA)
