"""The limits of LinkedIn, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit, PostingQuota

SEEN = date(2026, 11, 1)

PAGE = "urn:li:organization:"


def calls_for(texts: int, files: int, *, linked: bool) -> int:
    """Return how many calls a post takes where all goes well: itself, its files or its card's picture, its comment."""
    return 1 + 3 * (files or int(linked)) + 2 * (texts - 1)


QUOTA = PostingQuota(
    Limit("calls of a member a day", 150, "calls", "learn.microsoft.com share-on-linkedin", SEEN, Certainty.REPORTED),
    86_400,
    lambda variant: (
        0
        if variant.account.id.startswith(PAGE)
        else calls_for(len(variant.texts), len(variant.media), linked=bool(variant.link))
    ),
)
"""Of a page LinkedIn publishes no number, and of neither how many posts a day it takes."""
LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        3000,
        "UTF-16 units",
        "error FIELD_LENGTH_TOO_LONG is documented; number and unit as eight independent clients give them",
        SEEN,
        Certainty.REPORTED,
        binding=True,
    ),
    Limit(
        "text",
        3000,
        "UTF-16 units, escaped",
        "one client counts the text in its little-text form",
        SEEN,
        Certainty.UNSURE,
    ),
    Limit("hashtags advised", 5, "hashtags", "third-party guides (3-5)", SEEN, Certainty.REPORTED),
    Limit("first comment", 1250, "UTF-16 units", "third-party clients", SEEN, Certainty.REPORTED),
    Limit("alt", 4086, "UTF-16 units", "learn.microsoft.com posts-api, as clients quote it", SEEN, Certainty.REPORTED),
    Limit("images", 20, "images", "learn.microsoft.com multiimage-post-api", SEEN, Certainty.DOCUMENTED),
    Limit("image bytes", 5_000_000, "bytes", "Ayrshare media guidelines", SEEN, Certainty.REPORTED),
    Limit("gif frames", 250, "frames", "learn.microsoft.com images-api", SEEN, Certainty.REPORTED),
    Limit("videos", 1, "videos", "learn.microsoft.com posts-api", SEEN, Certainty.DOCUMENTED),
    Limit("video bytes", 500_000_000, "bytes", "learn.microsoft.com videos-api", SEEN, Certainty.REPORTED),
    Limit("shortest film", 3, "seconds", "learn.microsoft.com videos-api", SEEN, Certainty.REPORTED),
    Limit("smallest film", 75_000, "bytes", "learn.microsoft.com videos-api", SEEN, Certainty.REPORTED),
    Limit("document bytes", 100_000_000, "bytes", "learn.microsoft.com documents-api", SEEN, Certainty.REPORTED),
    Limit("document pages", 300, "pages", "learn.microsoft.com documents-api", SEEN, Certainty.REPORTED),
    Limit("image pixels", 36_152_319, "pixels", "learn.microsoft.com images-api", SEEN, Certainty.REPORTED),
    Limit("video seconds", 1_800, "seconds", "learn.microsoft.com videos-api", SEEN, Certainty.REPORTED),
    QUOTA.limit,
)
CARRIES = Carries(
    stills=frozenset((FileKind.JPEG, FileKind.PNG, FileKind.GIF)),
    moving=frozenset((FileKind.GIF,)),
    films=frozenset((FileKind.MP4,)),
    others=frozenset((FileKind.PDF,)),
    mixed=False,
)
"""Source: learn.microsoft.com images-api, videos-api, documents-api."""
