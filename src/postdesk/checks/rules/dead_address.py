"""Readers can follow the address that a post names.

Instagram makes no link of an address in a caption: it stands there as letters that nobody can click, and few type.

What to do: leave the link out for that account (`instagram: {link: ""}`), say "link in bio" and put it there, or put
the words that matter into the picture and its description.

Source: https://help.instagram.com/ (links in captions), held against the network's own grammar here.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from postdesk.models import ParsedText, Remark, Severity, Variant
from postdesk.text.meant_links import meant_links

ID = "dead-address"
SEVERITY = Severity.WARNING
EXAMPLE = "https://example.org/"


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first address of each part that readers will see and cannot follow."""
    if links_addresses(variant.grammar.parse):
        return
    for index, text in enumerate(variant.texts):
        for address in meant_links(text)[:1]:
            own = variant.link.startswith(address.text) if variant.link else False
            place = variant.place("link" if own else "thread" if index else "text")
            yield Remark(place, "dead", link=address.text.partition("?")[0])


@lru_cache(maxsize=32)
def links_addresses(parse: Callable[[str], ParsedText]) -> bool:
    """Tell whether a network makes a link of an address."""
    return bool(parse(EXAMPLE).links)
