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
from postdesk.text.shorteners import is_short

ID = "link-utm"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each link in a text that lacks a parameter of the desk."""
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            missing = tuple(key for key in house.utm if f"{key}=" not in link.text)
            if missing and "://" in link.text and not is_short(link.text):
                yield Remark(variant.place("thread" if index else "text"), "lacks", link=link.text, names=missing)
