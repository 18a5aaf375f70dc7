"""A post carries no more links than the network takes.

Threads refuses a post with more than 5 different addresses; the same address twice counts once. What counts as a
link is what the network itself would link. Instagram refuses a comment with more than one, although none of them can
be clicked there.

What to do: keep the links that readers need, and put the others on the page that the first one leads to.

Sources: https://developers.facebook.com/docs/threads/create-posts/text-attachments,
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant
from postdesk.text import plain_grammar

ID = "too-many-links"
SEVERITY = Severity.ERROR
COMMENTED = "first comment links"


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network sets a maximum."""
    return any(grammar.limit(name) is not None for name in ("links", COMMENTED))


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the different links of each part with the network's maximum."""
    for index, parsed in enumerate(variant.parsed):
        commented = variant.grammar.commented(index)
        limit = variant.grammar.limit(COMMENTED if commented else "links")
        links = plain_grammar.links(variant.texts[index]) if commented else parsed.links
        if limit is not None and len(found := {link.text for link in links}) > limit.number:
            place = variant.place("thread" if index else "text")
            code = "commented" if commented else "too-many"
            yield Remark(place, code, severity=limit.severity, count=len(found), limit=limit.number)
