"""The limits of YouTube, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Certainty, Limit

SEEN = date(2026, 11, 1)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "text", 5000, "bytes", "developers.google.com youtube/v3/docs/videos (description)", SEEN, Certainty.DOCUMENTED
    ),
    Limit(
        "title",
        100,
        "code points",
        "developers.google.com youtube/v3/docs/videos (title); the unit is not stated",
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit(
        "hashtags",
        60,
        "hashtags",
        "support.google.com/youtube/answer/6390658, as third parties quote it: above it all are ignored",
        SEEN,
        Certainty.REPORTED,
    ),
    Limit(
        "hashtags advised",
        3,
        "hashtags",
        "support.google.com/youtube/answer/6390658: the first three show above the title",
        SEEN,
        Certainty.REPORTED,
    ),
    Limit("videos", 1, "videos", "developers.google.com youtube/v3/docs/videos", SEEN, Certainty.DOCUMENTED),
)
