"""Every link says which campaign it came from, where the desk asks for it.

`[links] utm` in desk.toml lists the parameters. postdesk adds them to a draft's `link:`; a link that somebody
wrote into the text stays as it is, so that clicks on it are counted as "direct".

What to do: move the link into `link:`, or write the parameters out. Addresses without https:// are names, not
links, and are left alone; so is a shortener's, which has a worse fault than its parameters.

Source: https://support.google.com/analytics/answer/10917952.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text.meant_links import meant_links
from postdesk.text.shorteners import is_short

ID = "link-utm"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each link in a text that lacks a parameter of the desk."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        written = {link.start: link.text for link in meant_links(text)}
        for link in parsed.links:
            address = written.get(link.start, link.text)
            missing = tuple(key for key in house.utm if f"{key}=" not in address)
            if missing and "://" in address and not is_short(address) and not _is_broken(address):
                yield Remark(variant.place("thread" if index else "text"), "lacks", link=address, names=missing)


def _is_broken(address: str) -> bool:
    """Tell whether an address leads nowhere, which another rule tells."""
    from postdesk.text.address_faults import address_fault  # only for a link that lacks something

    return bool(address_fault(address))
