"""A link is whole and leads somewhere.

Networks link what looks like an address and leave the rest as plain text, without a word:
`https:/example.org` has a slash too few, `https://example` has no domain, `htps://` is no scheme. A blank
inside cuts the address; a scheme written twice (`https://https://`) is what copying from a browser leaves.

What to do: open the link in a browser, and copy the address from there.

Source: https://url.spec.whatwg.org/.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Place, Remark, Severity, Variant

ID = "link-malformed"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Examine the post's link, and whatever in its texts begins like one."""
    link = variant.link
    if link:
        yield from on_address(link, variant.place("link"))
    for index, text in enumerate(variant.texts):
        rest = text.replace(link, " ") if link else text
        for address in addresses(rest) if "//" in rest or ":/" in rest else ():
            yield from on_address(address, variant.place("thread" if index else "text"))


def on_address(address: str, place: Place) -> Iterator[Remark]:
    """Yield what keeps an address from leading anywhere."""
    from postdesk.text.address_faults import address_fault, named_host  # only for a post with an address

    if fault := address_fault(address):
        yield Remark(place, fault, link=address, host=named_host(address))


def addresses(text: str) -> Iterator[str]:
    """Yield what begins like a web address, whole or broken, without the punctuation of the sentence around it."""
    for word in text.split():
        if "//" in word or ":/" in word:
            yield from map(_meant, beginnings().findall(word))


def _meant(run: str) -> str:
    """Return an address, whole or broken, without what ends or closes the sentence around it in any script."""
    from postdesk.text.meant_links import TRAILING, ends_of_addresses  # only for a text with an address

    return ends_of_addresses().split(run, maxsplit=1)[0].rstrip(f"{TRAILING})]")


@cache
def beginnings() -> re.Pattern[str]:
    """Match what begins like a web address, whole or broken, up to the next blank."""
    return re.compile(r"(?<![\w/:.])(?:h[tp]{1,4}s{0,2}|ttps?|www)(?::/|//)\S+", re.IGNORECASE)
