"""Instagram and TikTok take no post without a picture or film.

A post of words alone has no place there; it would be refused at its moment, or the person who is to post it would
stand there with nothing to post.

What to do: give the post, or the account, a picture, or leave the account out:

    instagram: { media: [{ file: media/hall.jpg, alt: The hall before the doors open. }] }

Sources: https://developers.facebook.com/docs/instagram-platform/reference/ig-user/media,
https://developers.tiktok.com/doc/content-posting-api-reference-photo-post.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant

ID = "media-needed"
SEVERITY = Severity.ERROR


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network takes no words alone."""
    return grammar.carries.needed


def check(variant: Variant) -> Iterator[Remark]:
    """Point at a post that has to show something and does not."""
    if not variant.pictured():
        yield Remark(variant.place("text"), "none")
