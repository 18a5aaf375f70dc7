"""How TikTok reads a title: UTF-16 code units; "hashtags (#) and mentions (@) will be matched", addresses are not."""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.tiktok.limits import LIMITS
from postdesk.text import units, words


def parse(text: str) -> ParsedText:
    """Count a text and find what TikTok will link in it."""
    return ParsedText({"UTF-16 units": units.utf16(text)}, words.hashtags(text), words.mentions(text), ())


GRAMMAR = Grammar(parse, LIMITS, carries_alt=False, threads=False)
