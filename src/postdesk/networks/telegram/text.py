"""How Telegram reads a text: code points, and the entities that its own library finds when none are sent.

The Bot API counts code points; entity offsets are UTF-16 units (`postdesk.text.units`). Hashtags take no combining
marks, so a text is best sent in NFC. Source: tdlib/td @022d60202e, MessageContent.cpp and MessageEntity.cpp.
"""

from postdesk.models import Grammar, ParsedText
from postdesk.networks.telegram.limits import CARRIES, LIMITS, QUOTA
from postdesk.text.agreed import agreed


def parse(text: str) -> ParsedText:
    """Count a text and find what Telegram will link in it."""
    if alike := agreed(text):
        return ParsedText({"code points": len(text)}, alike.hashtags, (), alike.links)
    from postdesk.networks.telegram.entities import entities

    return entities(text)


GRAMMAR = Grammar(parse, LIMITS, carries_alt=False, cards=True, carries=CARRIES, quota=QUOTA)
