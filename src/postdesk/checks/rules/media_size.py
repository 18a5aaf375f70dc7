"""A picture or film is no larger than the network accepts.

Phones make pictures of 8 MB and more; Bluesky takes 2 MB, X and LinkedIn 5 MB. The upload is refused at the
moment of publishing, when nobody sits at the desk.

What to do: save the picture smaller. 2,000 pixels on the long side are enough for every network.

Sources: https://docs.x.com/x-api/media/quickstart/best-practices,
https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json,
https://github.com/mastodon/mastodon/blob/main/app/models/media_attachment.rb.
"""

from collections.abc import Iterator
from pathlib import Path

from postdesk.models import Limit, Remark, Severity, Variant
from postdesk.settings import House

ID = "media-size"
SEVERITY = Severity.ERROR
KINDS = {
    ".gif": "gif bytes",
    ".mp4": "video bytes",
    ".mov": "video bytes",
    ".m4v": "video bytes",
    ".webm": "video bytes",
}


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each file that is larger than the network's limit for its kind."""
    for media in variant.media:
        limit = limit_of(variant, media.file)
        size = size_of(house.campaigns / media.file)
        if limit is not None and size > limit.number:
            file, most = media.file.rpartition("/")[2], megabytes(limit.number)
            yield Remark(media.place, "too-large", severity=limit.severity, file=file, size=megabytes(size), limit=most)


def size_of(path: Path) -> int:
    """Return the bytes of a file; 0 for what is none, which is said elsewhere."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def limit_of(variant: Variant, file: str) -> Limit | None:
    """Return the limit for this kind of file; a GIF is a picture where the network says nothing else."""
    kind = KINDS.get(file[file.rfind(".") :].lower(), "image bytes")
    if kind == "gif bytes":
        return variant.grammar.limit(kind) or variant.grammar.limit("image bytes")
    return variant.grammar.limit(kind)


def megabytes(size: int) -> str:
    """Return a size in millions of bytes, as networks state it: "2 MB", "16.78 MB"."""
    return f"{size / 1_000_000:.2f}".rstrip("0").rstrip(".") + " MB"
