"""A post carries no more pictures and films than the network takes.

X, Mastodon and Bluesky take 4 pictures or 1 film; Telegram and Instagram 10 in one album; LinkedIn and
Threads 20. A post with more is refused, and films and pictures rarely go together.

What to do: choose the best, or give the account its own `media`:

    x: { media: [{ file: media/hall.jpg, alt: The hall before the doors open. }] }

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://docs.joinmastodon.org/user/posting/, https://core.telegram.org/bots/api#sendmediagroup,
https://developers.facebook.com/docs/threads/posts.
"""

from collections.abc import Iterator

from postdesk.models import Media, Remark, Severity, Variant

ID = "media-count"
SEVERITY = Severity.ERROR
FILMS = (".mp4", ".mov", ".m4v", ".webm")


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the number of pictures, and of films, with what the network takes."""
    if not variant.media:
        return
    films = tuple(media for media in variant.media if media.file.lower().endswith(FILMS))
    pictures = tuple(media for media in variant.media if media not in films)
    yield from too_many(variant, "images", "pictures", pictures)
    yield from too_many(variant, "videos", "films", films)


def too_many(variant: Variant, name: str, code: str, media: tuple[Media, ...]) -> Iterator[Remark]:
    """Point at the first file that is one too many."""
    limit = variant.grammar.limit(name)
    if limit is not None and len(media) > limit.number:
        place = media[limit.number].place
        yield Remark(place, code, severity=limit.severity, count=len(media), limit=limit.number)
