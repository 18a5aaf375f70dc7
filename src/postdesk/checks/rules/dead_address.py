"""Readers can follow the address that a post names.

Instagram makes no link of an address in a caption: it stands there as letters that nobody can click, and few type.

What to do: leave the link out for that account (`instagram: {link: ""}`), say "link in bio" and put it there, or put
the words that matter into the picture and its description.

Source: https://help.instagram.com/ (links in captions), held against the network's own grammar here.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant
from postdesk.text.meant_links import meant_links

ID = "dead-address"
SEVERITY = Severity.WARNING
EXAMPLE = "https://example.org/"


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network makes no links of addresses."""
    return not grammar.parse(EXAMPLE).links


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first address of each part that readers will see and cannot follow."""
    for index, text in enumerate(variant.texts):
        for address in meant_links(text)[:1]:
            own = variant.link.startswith(address.text) if variant.link else False
            place = variant.place("link" if own else "thread" if index else "text")
            yield Remark(place, "dead", link=address.text.partition("?")[0])
