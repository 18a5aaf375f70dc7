"""How the rehearsal network reads a text: graphemes, and the plain grammar of `text/words.py`."""

from msgspec.structs import replace

from postdesk.models import Grammar, ParsedText
from postdesk.networks.rehearsal.limits import LIMITS
from postdesk.text import graphemes, plain_grammar


def parse(text: str) -> ParsedText:
    """Count a text and find what Rehearsal will link in it."""
    return ParsedText(
        {"graphemes": graphemes.count(text)},
        plain_grammar.hashtags(text),
        plain_grammar.mentions(text),
        plain_grammar.links(text),
    )


def parse_warned(text: str, warning: str) -> ParsedText:
    """Count a text with its content warning, as the strictest network does, and find what Rehearsal will link in it."""
    return replace(parse(text), lengths={"graphemes": graphemes.count(text) + graphemes.count(warning)})


GRAMMAR = Grammar(parse, LIMITS, warned=parse_warned)
