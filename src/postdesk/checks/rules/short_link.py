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

ID = "short-link"
SEVERITY = Severity.WARNING
SHORTENERS = frozenset(
    (
        "adf.ly",
        "bit.do",
        "bit.ly",
        "buff.ly",
        "clck.ru",
        "cutt.ly",
        "dlvr.it",
        "goo.gl",
        "is.gd",
        "j.mp",
        "lnkd.in",
        "ow.ly",
        "rb.gy",
        "rebrand.ly",
        "shorturl.at",
        "shor.tn",
        "snip.ly",
        "soo.gd",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "tr.im",
        "u.to",
        "v.gd",
        "vk.cc",
    )
)


def check(variant: Variant) -> Iterator[Remark]:
    """Name each link whose host is a shortener: the draft's own, and those in the texts."""
    if short(variant.link):
        yield Remark(variant.place("link"), "hides", link=bare(variant.link))
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            if link.text != variant.link and short(link.text):
                yield Remark(variant.place("thread" if index else "text"), "hides", link=bare(link.text))


def short(address: str) -> bool:
    """Tell whether an address is a shortener's, with or without https://."""
    rest = address.rpartition("://")[2]
    if "/" not in rest[:16]:  # no shortener's name is longer
        return False
    return rest.partition("/")[0].lower().removeprefix("www.") in SHORTENERS


def bare(address: str) -> str:
    """Return a link without the parameters that postdesk has added."""
    return address.partition("?")[0]
