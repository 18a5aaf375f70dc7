"""The limits of TikTok, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit

SEEN = date(2026, 11, 1)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        2200,
        "UTF-16 units",
        'developers.tiktok.com content-posting-api-reference-direct-post ("UTF-16 runes")',
        SEEN,
        Certainty.DOCUMENTED,
    ),
    Limit("photo title", 90, "UTF-16 units", "developers.tiktok.com photo post", SEEN, Certainty.DOCUMENTED),
    Limit("photo description", 4000, "UTF-16 units", "developers.tiktok.com photo post", SEEN, Certainty.DOCUMENTED),
    Limit("hashtags", 5, "hashtags", "notice in the app, August 2025; no official statement", SEEN, Certainty.REPORTED),
    Limit("images", 35, "images", "developers.tiktok.com photo post", SEEN, Certainty.DOCUMENTED),
    Limit("videos", 1, "videos", "developers.tiktok.com direct post", SEEN, Certainty.DOCUMENTED),
)
CARRIES = Carries(stills=frozenset((FileKind.JPEG, FileKind.WEBP)), moving=frozenset(), mixed=False, needed=True)
"""Source: developers.tiktok.com, direct post of a film and of photos."""
