"""A post carries no more cashtags than the network takes.

A `$` with a few capital letters (`$EUR`) is a cashtag, a link to stocks or currencies. X refuses a post with
more than one if it comes through the interface for programs.

What to do: write the currency as a word or behind the sum: 300 EUR.

Source: https://docs.x.com/x-api/posts/manage-tweets/integrate.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "cashtags"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the limit is the network's
    """Compare the cashtags of each part with the network's maximum."""
    limit = variant.grammar.limit("cashtags")
    if limit is None:
        return
    for index, parsed in enumerate(variant.parsed):
        if len(parsed.cashtags) > limit.number:
            named = ", ".join(f"${tag.text}" for tag in parsed.cashtags)
            said = f"{len(parsed.cashtags)} cashtags ({named}); the network takes {limit.number}"
            yield Remark(variant.place("thread" if index else "text"), said, limit.severity)
