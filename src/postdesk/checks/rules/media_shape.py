"""A picture is neither wider nor taller than the network shows it.

Instagram takes pictures from 4:5 to 1.91:1, Threads up to 10:1, Telegram up to 20:1. postdesk makes pictures
smaller where it has to, but never crops them: what may be cut off, only you know.

What to do: crop the picture, or give the account one of its own.

Sources: https://developers.facebook.com/docs/instagram-platform/reference/ig-user/media,
https://developers.facebook.com/docs/threads/posts, https://core.telegram.org/bots/api#sendphoto.
"""

from collections.abc import Iterator

from postdesk.models import Family, Head, Limit, Remark, Severity, Variant
from postdesk.settings import House

ID = "media-shape"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the shapes are the network's
    """Name each picture that is too wide or too tall."""
    for media in variant.media:
        if media.head and media.head.family is Family.PICTURE and media.head.pixels:
            for limit in variant.grammar.limits:
                if said := beyond(media.head, limit):
                    yield Remark(media.place, f"{media.name} is {said}: crop it", limit.severity)


def beyond(head: Head, limit: Limit) -> str:
    """Return how a picture breaks a limit of its shape; "" where it does not, or the limit is another's."""
    if limit.name == "widest" and head.width * 100 > head.height * limit.number:
        words, share = "as wide as it is high", head.width / head.height
    elif limit.name == "tallest" and head.height * 100 > head.width * limit.number:
        words, share = "as high as it is wide", head.height / head.width
    else:
        return ""
    return f"{share:.2f} times {words}; the network takes up to {limit.number / 100:g}"
