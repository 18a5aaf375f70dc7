"""The limits of Telegram, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit

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
    Limit("image bytes", 10_000_000, "bytes", "Bot API sendPhoto", SEEN, Certainty.DOCUMENTED),
    Limit("image sides", 10_000, "pixels", "Bot API sendPhoto: width and height together", SEEN, Certainty.DOCUMENTED),
    Limit("widest", 2000, "width for a height of 100", "Bot API sendPhoto", SEEN, Certainty.DOCUMENTED),
    Limit("tallest", 2000, "height for a width of 100", "Bot API sendPhoto", SEEN, Certainty.DOCUMENTED),
    Limit("gif bytes", 50_000_000, "bytes", "Bot API sendAnimation", SEEN, Certainty.DOCUMENTED),
    Limit("video bytes", 50_000_000, "bytes", "Bot API sendVideo", SEEN, Certainty.DOCUMENTED),
    Limit("document bytes", 50_000_000, "bytes", "Bot API sendDocument", SEEN, Certainty.DOCUMENTED),
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG, FileKind.PNG)),
    moving=frozenset((FileKind.GIF,)),
    films=frozenset((FileKind.MP4,)),
    others=frozenset((FileKind.PDF,)),
    alone=frozenset((FileKind.GIF,)),
)
"""An album holds photos and films; an animation goes alone. Source: Bot API sendAnimation, sendMediaGroup."""
