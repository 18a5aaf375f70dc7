"""A picture is neither wider nor taller than the network shows it.

Instagram takes pictures from 4:5 to 1.91:1, Threads up to 10:1, Telegram up to 20:1. postdesk makes pictures
smaller where it has to, but never crops them: what may be cut off, only you know.

What to do: crop the picture, or give the account one of its own.

Sources: https://developers.facebook.com/docs/instagram-platform/reference/ig-user/media,
https://developers.facebook.com/docs/threads/posts, https://core.telegram.org/bots/api#sendphoto.
"""

from collections.abc import Iterator
from itertools import product

from postdesk.models import Family, Head, Limit, Remark, Severity, Variant

ID = "media-shape"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture that is too wide or too tall."""
    measured = ((media, media.head) for media in variant.media if media.head and media.head.pixels)
    pictures = [(media, head) for media, head in measured if head.family is Family.PICTURE]
    for (media, head), limit in product(pictures, variant.grammar.limits):
        if share := _beyond(head, limit):
            most = f"{limit.number / 100:g}"
            yield Remark(media.place, limit.name, severity=limit.severity, file=media.name, share=share, limit=most)


def _beyond(head: Head, limit: Limit) -> str:
    """Return how many times as wide, or as high, a picture is that breaks a limit of its shape; "" for any other."""
    if limit.name == "widest" and head.width * 100 > head.height * limit.number:
        return f"{head.width / head.height:.2f}"
    if limit.name == "tallest" and head.height * 100 > head.width * limit.number:
        return f"{head.height / head.width:.2f}"
    return ""
