"""The limits of Instagram, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit, PostingQuota

SEEN = date(2026, 11, 1)

QUOTA = PostingQuota(
    Limit(
        "posts a day",
        50,
        "posts",
        "developers.facebook.com content_publishing_limit; the guide says 100",
        SEEN,
        Certainty.UNSURE,
    ),
    86_400,
    lambda _variant: 1,
)
"""A carousel is one post."""
LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        2200,
        "UTF-16 units",
        "developers.facebook.com ig-user/media gives the number, not the unit; this is the strictest",
        SEEN,
        Certainty.UNSURE,
    ),
    Limit(
        "text",
        2200,
        "graphemes",
        'developers.facebook.com ig-user/media ("Maximum 2200 characters"), in the most lenient unit',
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("hashtags", 30, "hashtags", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit(
        "hashtags",
        5,
        "hashtags",
        "@creators announcement of 18 December 2025, gradual roll-out",
        SEEN,
        Certainty.REPORTED,
    ),
    Limit(
        "hashtags advised", 5, "hashtags", "@creators announcement of 18 December 2025 (3-5)", SEEN, Certainty.REPORTED
    ),
    Limit("mentions", 20, "mentions", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit(
        "alt",
        1000,
        "UTF-16 units",
        'developers.facebook.com ig-user/media ("1000 characters"), in the strictest unit',
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "first comment",
        300,
        "UTF-16 units",
        "developers.facebook.com ig-media/comments",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "first comment hashtags",
        4,
        "hashtags",
        "developers.facebook.com ig-media/comments",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("first comment links", 1, "links", "developers.facebook.com ig-media/comments", SEEN, Certainty.DOCUMENTED),
    Limit("images", 10, "images", "developers.facebook.com ig-user/media (carousel)", SEEN, Certainty.DOCUMENTED),
    Limit("image bytes", 8_000_000, "bytes", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit(
        "widest", 191, "width for a height of 100", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED
    ),
    Limit(
        "tallest", 125, "height for a width of 100", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED
    ),
    Limit("video bytes", 300_000_000, "bytes", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit(
        "widest film",
        1000,
        "width for a height of 100",
        "developers.facebook.com ig-user/media",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "tallest film",
        10_000,
        "height for a width of 100",
        "developers.facebook.com ig-user/media",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("film width", 1920, "pixels", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit("slowest film", 23, "frames a second", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit("fastest film", 60, "frames a second", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit("shortest film", 3, "seconds", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    Limit("video seconds", 900, "seconds", "developers.facebook.com ig-user/media", SEEN, Certainty.DOCUMENTED),
    QUOTA.limit,
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG,)), moving=frozenset(), films=frozenset((FileKind.MP4, FileKind.MOV)), needed=True
)
"""No post of text alone; pictures and films stand beside each other. Source: developers.facebook.com ig-user/media."""
