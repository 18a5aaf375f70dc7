"""A post carries no more pictures and films than the network takes.

X, Mastodon and Bluesky take 4 pictures or 1 film; Telegram and Instagram 10 in one album; LinkedIn and
Threads 20. A post with more is refused.

What to do: choose the best, or give the account its own `media`:

    x: { media: [{ file: media/hall.jpg, alt: The hall before the doors open. }] }

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://docs.joinmastodon.org/user/posting/, https://core.telegram.org/bots/api#sendmediagroup,
https://developers.facebook.com/docs/threads/posts.
"""

from collections.abc import Iterator

from postdesk.models import Family, Media, Remark, Severity, Variant
from postdesk.settings import House

ID = "media-count"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the limits are the network's
    """Compare the number of pictures, and of films, with what the network takes."""
    if not variant.media:
        return
    families = [media.head.family if media.head else Family.PICTURE for media in variant.media]
    films = tuple(media for media, family in zip(variant.media, families, strict=True) if family is Family.FILM)
    pictures = tuple(media for media, family in zip(variant.media, families, strict=True) if family is Family.PICTURE)
    yield from too_many(variant, "images", "picture", pictures)
    yield from too_many(variant, "videos", "film", films)


def too_many(variant: Variant, name: str, word: str, media: tuple[Media, ...]) -> Iterator[Remark]:
    """Point at the first file that is one too many."""
    limit = variant.grammar.limit(name)
    if limit is not None and len(media) > limit.number:
        said = f"{len(media)} {word}s; the network takes {limit.number} in one post"
        yield Remark(media[limit.number].place, said, limit.severity)
