"""The limits of Telegram, each with its source, the day it was looked up and how sure it is."""

from collections.abc import Sequence
from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit, PostingQuota

SEEN = date(2026, 7, 17)

CAPTION = 1024
"""Code points of a caption."""


def is_captioned(texts: Sequence[str], files: int) -> bool:
    """Whether the first text of a post stands with its files: a longer one is a message of its own below them."""
    return files > 0 and len(texts[0]) <= CAPTION


def messages(texts: Sequence[str], files: int) -> int:
    """Return how many messages a post with so many files becomes."""
    return files + len(texts) - is_captioned(texts, files)


QUOTA = PostingQuota(
    Limit(
        "messages a minute",
        20,
        "messages",
        "core.telegram.org/bots/faq, for groups; channels are counted alike",
        SEEN,
        Certainty.REPORTED,
    ),
    60,
    lambda variant: messages(variant.texts, len(variant.media)),
)
"""Each picture of an album counts as a message."""
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
        CAPTION,
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
    QUOTA.limit,
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG, FileKind.PNG)),
    moving=frozenset((FileKind.GIF,)),
    films=frozenset((FileKind.MP4,)),
    others=frozenset((FileKind.PDF,)),
    alone=frozenset((FileKind.GIF,)),
)
"""An album holds photos and films; an animation goes alone. Source: Bot API sendAnimation, sendMediaGroup."""
