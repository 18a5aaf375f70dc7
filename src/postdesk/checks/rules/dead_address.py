"""Readers can follow the address that a post names.

Instagram makes no link of an address in a caption: it stands there as letters that nobody can click, and few type.

What to do: leave the link out for that account (`instagram: {link: ""}`), say "link in bio" and put it there, or put
the words that matter into the picture and its description.

Source: https://help.instagram.com/ (links in captions), held against the network's own grammar here.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Grammar, Remark, Severity, Variant
from postdesk.text.meant_links import TRAILING, meant_links

ID = "dead-address"
SEVERITY = Severity.WARNING
EXAMPLE = "https://example.org/"


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network makes no links of addresses."""
    return not grammar.parse(EXAMPLE).links


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first address of each part that readers will see and cannot follow."""
    for index, text in enumerate(variant.texts):
        for address in addresses(text)[:1]:
            own = variant.link.startswith(address) if variant.link else False
            place = variant.place("link" if own else "thread" if index else "text")
            yield Remark(place, "dead", link=address.partition("?")[0])


def addresses(text: str) -> list[str]:
    """Return the addresses of a text in their order, with a scheme and without one."""
    found = [(address.start, address.text) for address in meant_links(text)]
    if "/" in text or "www." in text.lower():
        found += [(match.start(), match[0].rstrip(f"{TRAILING})")) for match in _bare().finditer(text) if _leads(match)]
    return [address for _, address in sorted(found)]


def _leads(match: re.Match[str]) -> bool:
    """Tell whether what looks like an address ends in a domain that there is; what begins with www. is meant as one."""
    from postdesk.text.tlds import is_known_tld  # only for a text that holds something like it

    return match["domain"] is None or is_known_tld(match["domain"].lower())


@cache
def _bare() -> re.Pattern[str]:
    """Match an address without its scheme: one that begins with www., or that goes on behind a slash.

    A mere name ("example.org") is what people say and type.
    """
    labels = r"(?:[\w-]{2,63}\.)+"
    return re.compile(
        rf"(?<![\w@./:%=&-])(?:www\.{labels}[^\W\d_]{{2,24}}(?:/\S*)?|{labels}(?P<domain>[^\W\d_]{{2,24}})/\w\S*)",
        re.IGNORECASE,
    )
