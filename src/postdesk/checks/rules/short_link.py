"""A link shows where it leads.

Readers cannot tell where `bit.ly/3x` goes, spam filters distrust it, and a shortener that closes takes every
old post's link with it, as goo.gl did in 2025. X, Bluesky and Mastodon count or show long links as short ones
anyway.

What to do: give the address itself; postdesk adds the campaign parameters.

Sources: https://developers.googleblog.com/google-url-shortener-links-will-no-longer-be-available/,
https://docs.x.com/fundamentals/counting-characters.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text.shorteners import is_short

ID = "short-link"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each link whose host is a shortener: the draft's own, and those in the texts."""
    if is_short(variant.link):
        yield Remark(variant.place("link"), "hides", link=_bare(variant.link))
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            if link.text != variant.link and is_short(link.text):
                yield Remark(variant.place("thread" if index else "text"), "hides", link=_bare(link.text))


def _bare(address: str) -> str:
    """Return a link without the parameters that postdesk has added."""
    return address.partition("?")[0]
