"""A post carries no more pictures and films than the network takes.

X, Mastodon and Bluesky take 4 pictures or 1 film; Telegram and Instagram 10 in one album; LinkedIn and
Threads 20. A post with more is refused.

What to do: choose the best, or give the account its own `media`:

    x: { media: [{ file: media/hall.jpg, alt: The hall before the doors open. }] }

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://docs.joinmastodon.org/user/posting/, https://core.telegram.org/bots/api#sendmediagroup,
https://developers.facebook.com/docs/threads/posts.
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Family, Media, Remark, Severity, Variant

ID = "media-count"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the number of pictures, and of films, with what the network takes."""
    for part in sorted({media.part for media in variant.media}):
        yield from too_many(variant, "images", "pictures", of_family(variant, Family.PICTURE, part))
        yield from too_many(variant, "videos", "films", of_family(variant, Family.FILM, part))


def of_family(variant: Variant, family: Family, part: int) -> list[Media]:
    """Return the pictures of a part, or its films; what cannot be looked at counts as a picture."""
    return [one for one in variant.pictured(part) if (one.head.family if one.head else Family.PICTURE) is family]


def too_many(variant: Variant, name: str, code: str, media: Sequence[Media]) -> Iterator[Remark]:
    """Point at the first file that is one too many."""
    limit = variant.grammar.limit(name)
    if limit is not None and len(media) > limit.number:
        place = media[limit.number].place
        yield Remark(place, code, severity=limit.severity, count=len(media), limit=limit.number)
