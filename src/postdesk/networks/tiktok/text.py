"""How TikTok reads a title: UTF-16 code units; "hashtags (#) and mentions (@) will be matched", addresses are not."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.tiktok.limits import CARRIES, LIMITS
from postdesk.text import plain_grammar, units


def parse(text: str) -> ParsedText:
    """Count a text and find what TikTok will link in it."""
    return ParsedText(
        {"UTF-16 units": units.utf16(text)}, plain_grammar.hashtags(text), plain_grammar.mentions(text), ()
    )


GRAMMAR = Grammar(parse, LIMITS, carries_alt=False, threads=False, carries=CARRIES)
