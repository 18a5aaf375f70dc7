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

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from postdesk.models import Entity, Grammar, ParsedText, Remark, Severity, Variant
from postdesk.text.invisible import has_stray_sign
from postdesk.text.meant_links import MeantLink, compared, meant_links
from postdesk.text.whole_addresses import linked_whole

ID = "whole-link"
SEVERITY = Severity.WARNING
Fate = tuple[str, dict[str, Any]]
KNOWN = frozenset(("x", "mastodon", "bluesky", "telegram"))
"""Networks whose own way to find links is known; what the others do nobody has published."""


def concerns(grammar: Grammar) -> bool:
    """Tell whether it is known how a network finds links."""
    return grammar.network in KNOWN


def check(variant: Variant) -> Iterator[Remark]:
    """Compare each address as it was meant with what the network will link, and the post's own link with itself."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        for link in linked_otherwise(text, parsed):
            if link.linked and link.linked.text == variant.link:
                continue
            if fate := fate_of(link, text, variant):
                code, values = fate
                own = variant.link.startswith(link.meant.text) and link.meant.text not in variant.draft.text
                place = variant.place("link" if own else "thread" if index else "text")
                yield Remark(place, code, link=link.meant.text, **values)


def linked_otherwise(text: str, parsed: ParsedText) -> Sequence[MeantLink]:
    """Return each address that is not linked just as it was meant."""
    if parsed.links == meant_links(text):  # as nearly always
        return ()
    return [link for link in compared(text, parsed) if not link.whole]


def fate_of(link: MeantLink, text: str, variant: Variant) -> Fate | None:
    """Return what becomes of an address that is not linked as it was meant; None where another rule tells it."""
    address = link.meant.text
    if has_stray_sign(address):
        return None
    if link.linked is None:
        return of_neighbours(link.meant, text, variant.grammar.parse)
    if link.swallowed:
        return "swallows", {"words": link.swallowed}
    better = linked_whole(address, variant.grammar.parse)
    return ("ends", {"words": link.cut}) if better == address else ("cut", {"words": link.cut, "better": better})


def of_neighbours(meant: Entity, text: str, parse: Callable[[str], ParsedText]) -> Fate | None:
    """Return which sign right before or after an address keeps a network from making a link of it; None for neither."""
    if not parse(f"\n{meant.text}\n").links:
        return None
    before, after = f"\n{text[: meant.start]}", text[meant.end :].split(maxsplit=1)
    glued = "" if before[-1].isspace() else before.rsplit(maxsplit=1)[-1]
    if glued and len(glued) not in {link.start for link in parse(f"{glued}{meant.text}\n").links}:
        return "glued", {"sign": glued[-1]}
    return ("tied", {"sign": after[0]}) if after else None
