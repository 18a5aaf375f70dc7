"""The limits of Facebook Pages, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, Family, FileKind, Limit, PostingQuota

SEEN = date(2026, 11, 1)

QUOTA = PostingQuota(
    Limit("films a day", 30, "films", "developers.facebook.com reels publishing", SEEN, Certainty.DOCUMENTED),
    86_400,
    lambda variant: int(any(media.head and media.head.family is Family.FILM for media in variant.media)),
)
"""Posts without a film are not limited in number, as far as Facebook says."""
LIMITS: tuple[Limit, ...] = (
    Limit("text", 63_206, "UTF-16 units", "third parties only; the unit is a guess", SEEN, Certainty.REPORTED),
    Limit("first comment", 8_000, "UTF-16 units", "third parties only", SEEN, Certainty.UNSURE),
    Limit("hashtags advised", 2, "hashtags", "third-party guides (1-2)", SEEN, Certainty.REPORTED),
    Limit("images", 10, "images", "one client, for a multi-photo post", SEEN, Certainty.REPORTED),
    Limit(
        "image bytes",
        4_000_000,
        "bytes",
        "developers.facebook.com photos by URL, as third parties quote it",
        SEEN,
        Certainty.REPORTED,
    ),
    Limit("videos", 1, "videos", "developers.facebook.com reels publishing", SEEN, Certainty.DOCUMENTED),
    QUOTA.limit,
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG, FileKind.PNG)),
    moving=frozenset(),
    films=frozenset((FileKind.MP4, FileKind.MOV)),
    mixed=False,
)
"""Source: developers.facebook.com, photos of a Page ("no animation") and reels."""
