"""The limits of Bluesky, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit

SEEN = date(2026, 8, 20)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "text", 300, "graphemes", "lexicon app.bsky.feed.post, validator of @atproto/api 0.21.0", SEEN, Certainty.RUN
    ),
    Limit("text", 3000, "bytes", "lexicon app.bsky.feed.post, validator of @atproto/api 0.21.0", SEEN, Certainty.RUN),
    Limit(
        "hashtag", 64, "graphemes", "@atproto/api 0.21.0 detectFacets: a longer tag is not linked", SEEN, Certainty.RUN
    ),
    Limit("hashtag", 640, "bytes", "lexicon app.bsky.richtext.facet#tag", SEEN, Certainty.RUN),
    Limit("extra tags", 8, "tags", "lexicon app.bsky.feed.post", SEEN, Certainty.SOURCE),
    Limit("alt", 2000, "graphemes", "MAX_ALT_TEXT in bsky.app; the lexicon sets none", SEEN, Certainty.UNSURE),
    Limit("images", 4, "images", "lexicon app.bsky.embed.images", SEEN, Certainty.SOURCE),
    Limit(
        "image bytes",
        2_000_000,
        "bytes",
        "lexicon app.bsky.embed.images (1,000,000 before August 2026)",
        SEEN,
        Certainty.SOURCE,
    ),
    Limit("video alt", 1000, "graphemes", "lexicon app.bsky.embed.video", SEEN, Certainty.SOURCE),
    Limit(
        "gif bytes", 300_000_000, "bytes", "lexicon app.bsky.embed.video: it is sent as a film", SEEN, Certainty.SOURCE
    ),
    Limit("videos", 1, "videos", "lexicon app.bsky.embed.video", SEEN, Certainty.SOURCE),
    Limit("video bytes", 300_000_000, "bytes", "lexicon app.bsky.embed.video", SEEN, Certainty.SOURCE),
    Limit("video seconds", 600, "seconds", "bsky.app takes films of up to ten minutes", SEEN, Certainty.UNSURE),
)
CARRIES = Carries(
    moving=frozenset((FileKind.GIF,)),
    films=frozenset((FileKind.MP4, FileKind.MOV, FileKind.WEBM)),
    mixed=False,
    alone=frozenset((FileKind.GIF,)),
    filmed=frozenset((FileKind.GIF,)),
    later=True,
)
"""A moving GIF is shown as a film, and stands alone as one does; other moving pictures stand still there.

Source: lexicons app.bsky.embed.images and app.bsky.embed.video; SUPPORTED_MIME_TYPES in bsky.app (2026).
"""
