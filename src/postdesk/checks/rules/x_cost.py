"""A post on X costs what the desk expects.

X charges for every post that comes through its interface for programs: $0.015, and $0.20 where the post
holds a link; the words of a picture cost $0.005. `postdesk plan` adds up what it would queue. This rule is
off until a desk asks for it: `x-cost = "warning"` under `[rules]`. It names each post that costs the higher
price, thread by thread; accounts that are handed over, or rehearse, cost nothing.

What to do: leave the link out, or to the account's profile, or put up with the price.

Source: https://docs.x.com/changelog (16 April 2026), read on 22 August 2026.
"""

from collections.abc import Iterator

from postdesk.drafts.prices import dollars, price
from postdesk.models import Grammar, Remark, Severity, Variant

ID = "x-cost"
SEVERITY = Severity.WARNING


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network charges for a post."""
    return grammar.price is not None


def check(variant: Variant) -> Iterator[Remark]:
    """Name what a post with links costs, all its parts together."""
    cost, charged = price(variant), variant.grammar.price
    if charged is None or not any(parsed.links for parsed in variant.parsed) or not cost:
        return
    plain = cost - sum(charged.linked - charged.plain for parsed in variant.parsed if parsed.links)
    place, network = variant.place("link" if variant.link else "text"), variant.grammar.title
    yield Remark(place, "links", cost=dollars(cost), network=network, plain=dollars(plain))
