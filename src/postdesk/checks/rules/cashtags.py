"""A post carries no more cashtags than the network takes.

A `$` with a few capital letters (`$EUR`) is a cashtag, a link to stocks or currencies. X refuses a post with
more than one if it comes through the interface for programs.

What to do: write the currency as a word or behind the sum: 300 EUR.

Source: https://docs.x.com/x-api/posts/manage-tweets/integrate.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "cashtags"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the cashtags of each part with the network's maximum."""
    limit = variant.grammar.limit("cashtags")
    if limit is None:
        return
    for index, parsed in enumerate(variant.parsed):
        if len(parsed.cashtags) > limit.number:
            named = tuple(f"${tag.text}" for tag in parsed.cashtags)
            place = variant.place("thread" if index else "text")
            yield Remark(place, "too-many", severity=limit.severity, count=len(named), tags=named, limit=limit.number)
