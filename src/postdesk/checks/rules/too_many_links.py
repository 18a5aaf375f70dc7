"""A post carries no more links than the network takes.

Threads refuses a post with more than 5 different addresses; the same address twice counts once. What counts as a
link is what the network itself would link.

What to do: keep the links that readers need, and put the others on the page that the first one leads to.

Source: https://developers.facebook.com/docs/threads/create-posts/text-attachments.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant

ID = "too-many-links"
SEVERITY = Severity.ERROR


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network sets a maximum."""
    return grammar.limit("links") is not None


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the different links of each part with the network's maximum."""
    limit = variant.grammar.limit("links")
    if limit is None:
        return
    for index, parsed in enumerate(variant.parsed):
        count = len({link.text for link in parsed.links})
        if count > limit.number:
            place = variant.place("thread" if index else "text")
            yield Remark(place, "too-many", severity=limit.severity, count=count, limit=limit.number)
