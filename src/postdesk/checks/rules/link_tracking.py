"""A link carries the parameters of its own campaign, each once, and nobody else's.

What is copied from a browser often brings a stranger's trail along: `fbclid` and `gclid` name the click of
one person, `utm_campaign=spring` credits this post's visits to another campaign, and a parameter given twice
is counted by one program in one way and by the next in another.

What to do: cut the address before the `?`, or after the parameters that the page itself needs; postdesk adds
those of `[links] utm`.

Sources: https://support.google.com/analytics/answer/10917952,
https://github.com/mpchadwick/tracking-query-params-registry, https://bugzilla.mozilla.org/show_bug.cgi?id=1836737.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from postdesk.drafts.composing import campaign_parameters
from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "link-tracking"
SEVERITY = Severity.WARNING
CLICKS = frozenset(
    (
        "_hsenc",
        "_openstat",
        "dclid",
        "fbclid",
        "gbraid",
        "gclid",
        "gclsrc",
        "igsh",
        "igshid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mibextid",
        "mkt_tok",
        "msclkid",
        "rdt_cid",
        "s_cid",
        "ttclid",
        "twclid",
        "wbraid",
        "wickedid",
        "yclid",
        "ysclid",
    )
)


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Examine the parameters of the draft's own link and of those in its texts."""
    for key, address in addresses(variant):
        for code, values in faults(address, variant, house):
            yield Remark(variant.place(key), code, link=address.partition("?")[0], **values)


def addresses(variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield each address with parameters, with the key of the draft that it stands in."""
    if "?" in variant.link:
        yield "link", variant.link
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            if "?" in link.text and link.text != variant.link:
                yield "thread" if index else "text", link.text


def faults(address: str, variant: Variant, house: House) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a code and its values for each parameter that is foreign, given twice, or of another campaign."""
    query = address.partition("?")[2].partition("#")[0]
    given = [pair.partition("=")[::2] for pair in query.split("&")]
    if clicks := tuple(dict.fromkeys(name for name, _ in given if name.lower() in CLICKS)):
        yield "click", {"names": clicks}
    wanted = campaign_parameters(variant.account, variant.draft.campaign, house)
    for name, value in given:
        if name in wanted and value != (due := wanted[name].partition("=")[2]):
            yield "other", {"name": name, "value": value, "due": due}
    names = [name for name, _ in given]
    for name, count in Counter(names).items() if len(set(names)) < len(names) else ():
        if count > 1 and (name in house.utm or name.startswith("utm_")):
            yield "twice", {"name": name, "count": count}
