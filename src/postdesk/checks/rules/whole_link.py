"""A link is linked whole, and nothing with it.

Networks find links by their own alphabets. X ends an address at the first letter that is neither Latin nor Cyrillic,
so that `https://example.org/أخبار` leads to the home page; Mastodon and Bluesky take the comma of another script
along (`path،`, `path。`), and `»` and `”`, and lead to a page that is not there; Bluesky makes no link of an address
right after `«` or `Read:`.

What to do: put the address into `link:`, which postdesk encodes where a network would cut it; in a sentence, put a
blank before and after it, or write it as the finding says.

Sources: https://github.com/twitter/twitter-text, https://docs.bsky.app/docs/advanced-guides/post-richtext,
https://github.com/mastodon/mastodon (lib/extended_twitter_text), https://github.com/tdlib/td (MessageEntity.cpp).
"""

from collections.abc import Iterator
from typing import Any

from postdesk.models import Remark, Severity, Variant
from postdesk.text.invisible import has_invisible_sign
from postdesk.text.meant_links import MeantLink, compared, linked_whole

ID = "whole-link"
SEVERITY = Severity.WARNING
KNOWN = frozenset(("x", "mastodon", "bluesky", "telegram"))
"""Networks whose own way to find links is known; what the others do nobody has published."""


def check(variant: Variant) -> Iterator[Remark]:
    """Compare each address as it was meant with what the network will link, and the post's own link with itself."""
    if variant.account.network not in KNOWN:
        return
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        for link in compared(text, parsed):
            if link.whole or (link.linked and link.linked.text == variant.link):
                continue
            if fate := fate_of(link, text, variant):
                code, values = fate
                own = variant.link.startswith(link.meant.text) and link.meant.text not in variant.draft.text
                place = variant.place("link" if own else "thread" if index else "text")
                yield Remark(place, code, link=link.meant.text, **values)


def fate_of(link: MeantLink, text: str, variant: Variant) -> tuple[str, dict[str, Any]] | None:
    """Return what becomes of an address that is not linked as it was meant; None where another rule tells it."""
    address = link.meant.text
    if has_invisible_sign(address):
        return None
    if link.linked is None:
        before = text[max(link.meant.start - 1, 0) : link.meant.start]
        glued = before and not before.isspace() and variant.grammar.parse(f"\n{address}\n").links
        return ("glued", {"sign": before}) if glued else None
    if link.swallowed:
        return "swallows", {"words": link.swallowed}
    better = linked_whole(address, variant.grammar.parse)
    return ("ends", {"words": link.cut}) if better == address else ("cut", {"words": link.cut, "better": better})
