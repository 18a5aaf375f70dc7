"""A picture, film or document is no larger than the network accepts, and a film no shorter.

That is of bytes, pixels and minutes, of the frames of a moving GIF, and of those that a film shows in a second.

Phones make pictures of 8 MB and more; Bluesky takes 2 MB, X and LinkedIn 5 MB. postdesk makes pictures smaller
where it has to, as `preview` shows; a film, a document, and a picture with `fit: false`, is sent as it is or not at
all. LinkedIn takes no film of less than 3 seconds, or of less than 75,000 bytes.

What to do: save the film smaller or shorter, or with 30 frames a second; save a long GIF as a film; take out
`fit: false`, or save the picture smaller: 2,000 pixels on the long side are enough for every network.

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json,
https://github.com/mastodon/mastodon/blob/main/app/models/media_attachment.rb.
"""

from collections.abc import Iterator

from postdesk.models import Family, FileKind, Grammar, Head, Limit, Media, Remark, Severity, Variant

ID = "media-size"
SEVERITY = Severity.ERROR
SECONDS = {"seconds": 1, "milliseconds": 0.001}
"""How long the unit of a limit is."""
MENDED = 8
"""Moving pictures of up to so many times the bytes are made smaller; beyond that too little of them would be left."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name each file that is larger than the network's limits for its kind, and stays so."""
    for media in variant.media:
        for code, limit, size in _measured(media.head, variant.grammar) if media.head else ():
            if size > limit.number * (mended(media) if code in MENDABLE else 1):
                yield remark(media, code, limit, size)
        yield from _too_little(media, variant.grammar)


def _too_little(media: Media, grammar: Grammar) -> Iterator[Remark]:
    """Name a film that is shorter, or has fewer bytes, pixels or frames, than the network shows at all."""
    head = media.head
    if head is None or head.family is not Family.FILM:
        return
    yield from _too_small(media, head, grammar)
    short = grammar.limit("shortest film")
    least = short.number * SECONDS[short.unit] if short else 0
    if short and 0 < head.seconds < least:
        yield _told(media, "too-short", short, minutes(head.seconds), minutes(least))
    slow = grammar.limit("slowest film")
    if slow and 0 < round(head.rate) < slow.number:  # 23.976 frames are called 24
        yield _told(media, "too-slow", slow, _whole(head.rate), _whole(slow.number))


def _too_small(media: Media, head: Head, grammar: Grammar) -> Iterator[Remark]:
    """Name a film of fewer bytes, or with fewer pixels on a side, than the network shows."""
    small, side = grammar.limit("smallest film"), grammar.limit("least film side")
    if small and head.size < small.number:
        yield _told(media, "too-small", small, kilobytes(head.size), kilobytes(small.number))
    if side and 0 < min(head.width, head.height) < side.number:
        yield _told(media, "too-small", side, _sides(head.width, head.height), _sides(side.number, side.number))


def _told(media: Media, code: str, limit: Limit, size: str, least: str) -> Remark:
    return Remark(media.place, code, severity=limit.severity, file=media.name, size=size, limit=least)


def remark(media: Media, code: str, limit: Limit, size: float) -> Remark:
    """Return what is said of a file that breaks a limit."""
    said, stays = IN_WORDS[code], "-as-it-is" if code in MENDABLE and not media.fit else ""
    most, severity = said(limit.number), limit.severity
    return Remark(media.place, code + stays, severity=severity, file=media.name, size=said(size), limit=most)


def _measured(head: Head, grammar: Grammar) -> Iterator[tuple[str, Limit, float]]:
    """Yield each limit that a file is held against, with the code of its sentence and the file's own size."""
    picture, film = head.family is Family.PICTURE, head.family is Family.FILM
    sizes = (
        ("bytes", bytes_limit(head, grammar), head.size),
        ("seconds", grammar.limit("video seconds") if film else None, head.seconds),
        ("pixels", pixels_limit(head, grammar), head.pixels),
        ("sides", grammar.limit("image sides") if picture else None, head.width + head.height),
        ("width", grammar.limit("film width") if film else None, head.width),
        ("rate", grammar.limit("fastest film") if film else None, round(head.rate)),
        ("frames", grammar.limit("gif frames") if head.moving else None, head.frames),
        ("all-pixels", grammar.limit("gif frames' pixels") if head.moving else None, head.frames * head.pixels),
    )
    for code, limit, size in sizes:
        if limit is not None:
            yield code, limit, size


def bytes_limit(head: Head, grammar: Grammar) -> Limit | None:
    """Return the limit of bytes for a file; a moving picture is a picture where the network says nothing else."""
    if head.family is not Family.PICTURE:
        return grammar.limit(_HEAVIEST.get(head.family, ""))
    return (grammar.limit("gif bytes") if head.moving else None) or grammar.limit("image bytes")


_HEAVIEST = {Family.FILM: "video bytes", Family.SOUND: "video bytes", Family.DOCUMENT: "document bytes"}
"""By the family of a file that is no picture, the name of its limit of bytes."""


def pixels_limit(head: Head, grammar: Grammar) -> Limit | None:
    """Return the limit of pixels for a file; a GIF is a picture where the network says nothing else."""
    if head.family is not Family.PICTURE:
        return grammar.limit("video pixels") if head.family is Family.FILM else None
    return (grammar.limit("gif pixels") if head.kind is FileKind.GIF else None) or grammar.limit("image pixels")


def mended(media: Media) -> float:
    """Return by how much a file may exceed a limit, because it is made smaller before it is sent."""
    head = media.head
    if head is None or not media.fit or head.family is not Family.PICTURE:
        return 1
    return MENDED if head.moving else float("inf")


def megabytes(size: float) -> str:
    """Return a size in millions of bytes, as networks state it: "2 MB", "16.78 MB"."""
    return f"{size / 1_000_000:.2f}".rstrip("0").rstrip(".") + " MB"


def kilobytes(size: float) -> str:
    """Return a size in thousands of bytes: "75 kB"."""
    return f"{size / 1_000:,.0f} kB"


def minutes(seconds: float) -> str:
    """Return a length of time as players show it, with tenths where it has any: "2:20", "0:00.5"."""
    whole, tenth = divmod(int(seconds * 10), 10)
    return f"{whole // 60}:{whole % 60:02}" + (f".{tenth}" if tenth else "")


def millions(count: float) -> str:
    """Return a number of pixels in millions: "33.2", "0.92"."""
    return f"{count / 1_000_000:.{1 if count >= 10_000_000 else 2}f}".rstrip("0").removesuffix(".")


def _sides(width: int, height: int) -> str:
    """Return a size in pixels: "32 × 32 px"."""
    return f"{width:,} × {height:,} px"


def _whole(count: float) -> str:
    """Return a number of pixels, or of frames."""
    return f"{count:,.0f}"


MENDABLE = frozenset(("bytes", "pixels", "sides"))
"""What can be made smaller, in a picture."""
IN_WORDS = {
    "bytes": megabytes,
    "seconds": minutes,
    "pixels": millions,
    "all-pixels": millions,
    **dict.fromkeys(("sides", "width", "rate", "frames"), _whole),
}
"""How each size is said."""
