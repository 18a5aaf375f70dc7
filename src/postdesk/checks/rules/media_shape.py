"""A picture or a film is neither wider nor taller than the network shows it.

Instagram takes pictures from 4:5 to 1.91:1, Threads up to 10:1, Telegram up to 20:1; X takes films up to 3:1, Instagram
up to 10:1. postdesk makes pictures smaller where it has to, but never crops them: what may be cut off, only you know.

What to do: crop the picture or the film, or give the account one of its own.

Sources: https://developers.facebook.com/docs/instagram-platform/reference/ig-user/media,
https://developers.facebook.com/docs/threads/posts,
https://docs.x.com/x-api/media/quickstart/best-practices, https://core.telegram.org/bots/api#sendphoto.
"""

from collections.abc import Iterator
from itertools import product

from postdesk.models import Family, Head, Limit, Remark, Severity, Variant

ID = "media-shape"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture or film that is too wide or too tall."""
    measured = [(media, media.head) for media in variant.media if media.head and media.head.pixels]
    for (media, head), limit in product(measured, variant.grammar.limits):
        code = _SHAPES.get((head.family, limit.name), "")
        if share := _beyond(head, limit, code):
            most = f"{limit.number / 100:g}"
            yield Remark(media.place, code, severity=limit.severity, file=media.name, share=share, limit=most)


_SHAPES = {
    (Family.PICTURE, "widest"): "widest",
    (Family.PICTURE, "tallest"): "tallest",
    (Family.FILM, "widest film"): "widest",
    (Family.FILM, "tallest film"): "tallest",
}
"""By what a file is and which limit is set for it, what is said of one that breaks it."""


def _beyond(head: Head, limit: Limit, code: str) -> str:
    """Return how many times as wide, or as high, a file is that breaks a limit of its shape; "" for any other."""
    if code == "widest" and head.width * 100 > head.height * limit.number:
        return f"{head.width / head.height:.2f}"
    if code == "tallest" and head.height * 100 > head.width * limit.number:
        return f"{head.height / head.width:.2f}"
    return ""
