"""How Facebook reads a Page's text: UTF-16 code units and hashtags; by API `@name` tags nobody.

No grammar is documented; this is what the composer is seen to do.
"""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.facebook.limits import CARRIES, LIMITS, QUOTA
from postdesk.text import plain_grammar, units


def parse(text: str) -> ParsedText:
    """Count a text and find what Facebook Pages will link in it."""
    return ParsedText({"UTF-16 units": units.utf16(text)}, plain_grammar.hashtags(text), (), plain_grammar.links(text))


GRAMMAR = Grammar(parse, LIMITS, carries_alt=True, threads=False, comments=1, carries=CARRIES, quota=QUOTA)
