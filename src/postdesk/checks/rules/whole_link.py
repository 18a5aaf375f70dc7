"""A link is linked whole, and nothing with it.

Networks find links by their own alphabets. X ends an address at the first letter that is neither Latin nor Cyrillic,
so that `https://example.org/أخبار` leads to the home page; Mastodon and Bluesky take the comma of another script
along (`path،`, `path。`), and `»` and `”`, and lead to a page that is not there; Bluesky makes no link of an address
right after `«` or `Read:`, and none of one that a telephone began with `Https://`. X and Mastodon know the domains
of 2020, and link no newer ones; whether what X runs today does, nobody has published.

What to do: put the address into `link:`, which postdesk encodes where a network would cut it; in a sentence, put a
blank before and after it, or write it as the finding says. A link that is to go into `link:` anyway, or to be replaced
because it hides where it leads, is told by that rule alone.

Sources: https://github.com/twitter/twitter-text, https://docs.bsky.app/docs/advanced-guides/post-richtext,
https://github.com/mastodon/mastodon (lib/extended_twitter_text), https://github.com/tdlib/td (MessageEntity.cpp).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from postdesk.checks.shelf import RULES, in_force
from postdesk.models import Entity, Grammar, ParsedText, Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text.invisible import has_stray_sign
from postdesk.text.meant_links import MeantLink, compared, meant_links
from postdesk.text.shorteners import is_short
from postdesk.text.whole_addresses import is_linked_whole, linked_whole

ID = "whole-link"
SEVERITY = Severity.WARNING
Fate = tuple[str, dict[str, Any]]
KNOWN = frozenset(("x", "mastodon", "bluesky", "telegram"))
"""Networks whose own way to find links is known; what the others do nobody has published."""


def concerns(grammar: Grammar) -> bool:
    """Tell whether it is known how a network finds links."""
    return grammar.network in KNOWN


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Compare each address as it was meant with what the network will link, and the post's own link with itself."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        for link in linked_otherwise(text, parsed):
            if link.linked and link.linked.text == variant.link:
                continue
            if link.linked and told_elsewhere(link.meant.text, variant, house):
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
    from postdesk.text.address_faults import address_fault  # only for a link that is not linked as it was meant

    address, parse = link.meant.text, variant.grammar.parse
    if has_stray_sign(address) or (begins_a_word(link.meant, text) and address_fault(address)):
        return None
    if link.swallowed:
        return "swallows", {"words": link.swallowed}
    better = linked_whole(address, parse)
    if link.linked is None:
        if any(found.start == 1 for found in parse(f"\n{address}\n").links):
            return of_neighbours(link.meant, text, parse)
        return ("never", {}) if better == address else ("spelt", {"better": better})
    if better != address:
        return "cut", {"words": link.cut, "better": better}
    return ("ends" if is_linked_whole(address, parse) else "short"), {"words": link.cut}


def told_elsewhere(address: str, variant: Variant, house: House) -> bool:
    """Tell whether another rule asks for what mends this as well: to put an address into `link:`, or another there."""
    rule = "short-link" if is_short(address) else "link-utm"
    lacks = rule == "short-link" or any(f"{key}=" not in address for key in house.utm)
    return lacks and rule not in variant.draft.ignore and in_force(RULES[rule], house)


def begins_a_word(meant: Entity, text: str) -> bool:
    """Tell whether no letter and no point stands right before an address, so that what is wrong with it is told."""
    before = text[meant.start - 1 : meant.start]
    return not (before.isalnum() or before in {"_", "/", ":", "."})


def of_neighbours(meant: Entity, text: str, parse: Callable[[str], ParsedText]) -> Fate | None:
    """Return which sign right before or after an address keeps a network from making a link of it; None for neither."""
    before, after = f"\n{text[: meant.start]}", text[meant.end :].split(maxsplit=1)
    glued = "" if before[-1].isspace() else before.rsplit(maxsplit=1)[-1]
    if glued and len(glued) not in {link.start for link in parse(f"{glued}{meant.text}\n").links}:
        return "glued", {"sign": glued[-1]}
    return ("tied", {"sign": after[0]}) if after else None
