"""The limits of Mastodon, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Carries, Certainty, FileKind, Limit

SEEN = date(2026, 8, 7)

LIMITS: tuple[Limit, ...] = (
    Limit(
        "text",
        500,
        "graphemes",
        "mastodon/mastodon status_length_validator.rb @df1439c18b; an instance may set another number",
        SEEN,
        Certainty.RUN,
    ),
    Limit(
        "alt",
        10_000,
        "code points",
        "mastodon/mastodon media_attachment.rb @df1439c18b (1,500 before 4.6)",
        SEEN,
        Certainty.SOURCE,
    ),
    Limit("images", 4, "images", "mastodon/mastodon status.rb @df1439c18b", SEEN, Certainty.SOURCE),
    Limit(
        "image bytes", 16_777_216, "bytes", "mastodon/mastodon media_attachment.rb @df1439c18b", SEEN, Certainty.SOURCE
    ),
    Limit(
        "video bytes", 103_809_024, "bytes", "mastodon/mastodon media_attachment.rb @df1439c18b", SEEN, Certainty.SOURCE
    ),
    Limit(
        "videos",
        1,
        "videos",
        "mastodon/mastodon post_status_service.rb @df1439c18b: films and images do not mix",
        SEEN,
        Certainty.SOURCE,
    ),
    Limit(
        "gif pixels",
        921_600,
        "pixels",
        "mastodon/mastodon attachmentable.rb @df1439c18b: GIF_MATRIX_LIMIT",
        SEEN,
        Certainty.SOURCE,
    ),
    Limit(
        "video pixels",
        8_294_400,
        "pixels",
        "mastodon/mastodon media_attachment.rb @df1439c18b: MAX_VIDEO_MATRIX_LIMIT",
        SEEN,
        Certainty.SOURCE,
    ),
    Limit(
        "image pixels",
        33_177_600,
        "pixels",
        "mastodon/mastodon media_attachment.rb @df1439c18b",
        SEEN,
        Certainty.SOURCE,
    ),
)
CARRIES = Carries(others=frozenset((FileKind.SOUND,)), mixed=False, filmed=frozenset((FileKind.GIF,)), later=True)
"""HEIC and AVIF, too, but they are converted before they are sent; a GIF that moves becomes a film.

Source: mastodon/mastodon media_attachment.rb.
"""
