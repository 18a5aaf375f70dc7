"""The limits of Telegram, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Certainty, Limit

SEEN = date(2026, 7, 17)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        4096,
        "code points",
        'Bot API "characters after entities parsing"; unit from tdlib MessageContent.cpp @022d60202e',
        SEEN,
        Certainty.SOURCE,
    ),
    Limit(
        "caption",
        1024,
        "code points",
        'Bot API "characters after entities parsing"; unit from tdlib MessageContent.cpp @022d60202e',
        SEEN,
        Certainty.SOURCE,
    ),
    Limit(
        "hashtag", 256, "code points", "tdlib MessageEntity.cpp @022d60202e: a longer tag is cut", SEEN, Certainty.RUN
    ),
    Limit("images", 10, "images", "Bot API sendMediaGroup", SEEN, Certainty.DOCUMENTED),
)
