"""A picture or film is no larger than the network accepts.

Phones make pictures of 8 MB and more; Bluesky takes 2 MB, X and LinkedIn 5 MB. postdesk makes pictures smaller
where it has to, as `preview` shows; a film, and a picture with `fit: false`, is sent as it is or not at all.

What to do: save the film smaller or shorter; take out `fit: false`, or save the picture smaller: 2,000 pixels on the
long side are enough for every network.

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json,
https://github.com/mastodon/mastodon/blob/main/app/models/media_attachment.rb.
"""

from collections.abc import Callable, Iterator

from postdesk.models import Family, Grammar, Head, Limit, Media, Remark, Severity, Variant
from postdesk.settings import House

Words = Callable[[float], str]
"""How a size is said."""

ID = "media-size"
SEVERITY = Severity.ERROR
MENDED = 8
"""Moving pictures of up to so many times the bytes are made smaller; beyond that too little of them would be left."""


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the limits are the network's
    """Name each file that is larger than the network's limits for its kind, and stays so."""
    for media in variant.media:
        if media.head:
            for limit, size, words in measured(media.head, variant.grammar):
                if size > limit.number * mended(media):
                    said = f"{media.name} has {words(size)}; the network takes {words(limit.number)}"
                    yield Remark(media.place, said + remedy(media), limit.severity)


def measured(head: Head, grammar: Grammar) -> Iterator[tuple[Limit, float, Words]]:
    """Yield each limit that a file is held against, its own size, and how both are said."""
    sizes = (
        (bytes_limit(head, grammar), head.size, megabytes),
        (grammar.limit("video seconds") if head.family is Family.FILM else None, head.seconds, minutes),
        (grammar.limit("image pixels") if head.family is Family.PICTURE else None, head.pixels, megapixels),
        (grammar.limit("image sides") if head.family is Family.PICTURE else None, head.width + head.height, sides),
    )
    for limit, size, words in sizes:
        if limit is not None:
            yield limit, size, words


def bytes_limit(head: Head, grammar: Grammar) -> Limit | None:
    """Return the limit of bytes for a file; a moving picture is a picture where the network says nothing else."""
    if head.family is not Family.PICTURE:
        return grammar.limit("video bytes") if head.family in {Family.FILM, Family.SOUND} else None
    return (grammar.limit("gif bytes") if head.moving else None) or grammar.limit("image bytes")


def mended(media: Media) -> float:
    """Return by how much a file may exceed a limit, because it is made smaller before it is sent."""
    head = media.head
    if head is None or not media.fit or head.family is not Family.PICTURE:
        return 1
    return MENDED if head.moving else float("inf")


def remedy(media: Media) -> str:
    """Return what to do, where that is not plain."""
    return "" if media.fit else ": leave out fit, and it is made smaller"


def megabytes(size: float) -> str:
    """Return a size in millions of bytes, as networks state it: "2 MB", "16.78 MB"."""
    return f"{size / 1_000_000:.2f}".rstrip("0").rstrip(".") + " MB"


def minutes(seconds: float) -> str:
    """Return a length of time as players show it: "2:20 min"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02} min"


def megapixels(count: float) -> str:
    """Return a number of pixels in millions: "33.2 megapixels"."""
    return f"{count / 1_000_000:.1f}".removesuffix(".0") + " megapixels"


def sides(count: float) -> str:
    """Return width and height together: "12,096 pixels in width and height together"."""
    return f"{count:,.0f} pixels in width and height together"
