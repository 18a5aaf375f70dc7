"""The limits of Threads, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit, PostingQuota

SEEN = date(2026, 4, 14)

QUOTA = PostingQuota(
    Limit("posts a day", 250, "posts", "developers.facebook.com threads_publishing_limit", SEEN, Certainty.DOCUMENTED),
    86_400,
    lambda _variant: 1,
)
"""Further parts of a thread have a limit of their own, of 1,000."""
LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        500,
        "graphemes, emoji by bytes",
        'developers.facebook.com threads/posts ("Emojis are counted as the number of UTF-8 bytes")',
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "text",
        500,
        "bytes",
        'developers.facebook.com threads/posts, parameter table ("Uses UTF-8 encoding")',
        SEEN,
        Certainty.UNSURE,
    ),
    Limit(
        "hashtags",
        1,
        "hashtags",
        "developers.facebook.com threads/posts: only the first becomes the topic",
        SEEN,
        Certainty.UNSURE,
    ),
    Limit(
        "hashtags advised",
        1,
        "hashtags",
        "developers.facebook.com threads/posts: only the first becomes the topic",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "links",
        5,
        "unique links",
        "developers.facebook.com threads/text-attachments (THREADS_API__LINK_LIMIT_EXCEEDED)",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("alt", 1000, "UTF-16 units", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit("images", 20, "images", "developers.facebook.com threads/posts (carousel)", SEEN, Certainty.DOCUMENTED),
    Limit("image bytes", 8_000_000, "bytes", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit(
        "widest", 1000, "width for a height of 100", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED
    ),
    Limit(
        "tallest",
        1000,
        "height for a width of 100",
        "developers.facebook.com threads/posts",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("video bytes", 1_000_000_000, "bytes", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit("film width", 1920, "pixels", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit("slowest film", 23, "frames a second", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit("fastest film", 60, "frames a second", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    Limit("video seconds", 300, "seconds", "developers.facebook.com threads/posts", SEEN, Certainty.DOCUMENTED),
    QUOTA.limit,
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG, FileKind.PNG)),
    moving=frozenset(),
    films=frozenset((FileKind.MP4, FileKind.MOV)),
    later=True,
)
"""Source: developers.facebook.com threads/posts."""
