"""The limits of X (Twitter), each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit, PostingQuota

SEEN = date(2026, 8, 22)
CHECKED = date(2026, 11, 1)

QUOTA = PostingQuota(
    Limit("posts in 15 minutes", 100, "posts", "docs.x.com fundamentals/rate-limits", SEEN, Certainty.DOCUMENTED),
    900,
    lambda variant: len(variant.texts),
)
"""Each part of a thread is a post. No plan sets a number of posts a day or a month any more: an office pays for each
(`prices`), and its `monthly_limit` in desk.toml stops it. Source: docs.x.com pricing (22 August 2026)."""
LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        280,
        "weighted",
        "twitter-text 3.1.0, config v3; docs.x.com fundamentals/counting-characters",
        SEEN,
        Certainty.RUN,
    ),
    Limit(
        "hashtags advised",
        2,
        "hashtags",
        'X Help ("no more than 2 hashtags per Tweet"), as third parties quote it',
        CHECKED,
        Certainty.REPORTED,
    ),
    Limit("cashtags", 1, "cashtags", "docs.x.com x-api/posts/manage-tweets/integrate", SEEN, Certainty.DOCUMENTED),
    Limit("alt", 1000, "code points", "docs.x.com media metadata; the unit is not stated", SEEN, Certainty.DOCUMENTED),
    Limit("images", 4, "images", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("image bytes", 5_000_000, "bytes", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("gif bytes", 15_000_000, "bytes", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit(
        "gif pixels",
        1280 * 1080,
        "pixels",
        "docs.x.com media best practices, as a size of 1280 by 1080",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("gif frames", 350, "frames", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit(
        "gif frames' pixels",
        300_000_000,
        "pixels",
        "docs.x.com media best practices, as width by height by frames",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("videos", 1, "videos", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("video bytes", 512_000_000, "bytes", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit(
        "video pixels",
        1280 * 1024,
        "pixels",
        "docs.x.com media best practices, as a size of 1280 by 1024; larger ones are seen there every day",
        SEEN,
        Certainty.UNSURE,
    ),
    Limit(
        "widest film", 300, "width for a height of 100", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED
    ),
    Limit(
        "tallest film", 300, "height for a width of 100", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED
    ),
    Limit("fastest film", 60, "frames a second", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("shortest film", 500, "milliseconds", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("least film side", 32, "pixels", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    Limit("video seconds", 140, "seconds", "docs.x.com media best practices", SEEN, Certainty.DOCUMENTED),
    QUOTA.limit,
)
LINK_WEIGHT = 23
"""What a link weighs, however long it is; twitter-text 3.1.0, config v3."""
EMOJI_WEIGHT = 2
CARRIES = Carries(
    moving=frozenset((FileKind.GIF,)),
    films=frozenset((FileKind.MP4, FileKind.MOV)),
    mixed=False,
    alone=frozenset((FileKind.GIF,)),
    later=True,
)
"""4 photos, or 1 animated GIF, or 1 video. Source: docs.x.com media best practices."""
