"""How YouTube reads a film's description: UTF-8 bytes; hashtags and addresses link; `<` and `>` are refused."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.youtube.limits import LIMITS
from postdesk.text import plain_grammar, units


def parse(text: str) -> ParsedText:
    """Count a text and find what YouTube will link in it."""
    return ParsedText({"bytes": units.utf8(text)}, plain_grammar.hashtags(text), (), plain_grammar.links(text))


GRAMMAR = Grammar(parse, LIMITS, carries_alt=False, threads=False)
