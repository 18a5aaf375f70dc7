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
from postdesk.settings import House
from postdesk.text.shorteners import is_short

ID = "short-link"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- a shortener is a shortener
    """Name each link whose host is a shortener: the draft's own, and those in the texts."""
    if is_short(variant.link):
        yield Remark(variant.place("link"), sentence(variant.link))
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            if link.text != variant.link and is_short(link.text):
                yield Remark(variant.place("thread" if index else "text"), sentence(link.text))


def sentence(address: str) -> str:
    """Say which link it is, without the parameters that postdesk has added."""
    return f"{address.partition('?')[0]} hides where it leads: give the address itself"
