"""Instagram and TikTok take no post without a picture or film.

A post of words alone has no place there; it would be refused at its moment, or the person who is to post it would
stand there with nothing to post.

What to do: give the post, or the account, a picture, or leave the account out:

    instagram: { media: [{ file: media/hall.jpg, alt: The hall before the doors open. }] }

Sources: https://developers.facebook.com/docs/instagram-platform/reference/ig-user/media,
https://developers.tiktok.com/doc/content-posting-api-reference-photo-post.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "media-needed"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the need is the network's
    """Point at a post that has to show something and does not."""
    if variant.grammar.carries.needed and not variant.media:
        said = f"{variant.grammar.title} takes no post without a picture or film: add media, or leave the account out"
        yield Remark(variant.place("text"), said)
