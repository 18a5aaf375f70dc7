"""A post names no more accounts than the network takes.

Instagram refuses a caption with more than 20 `@handles`; the same handle twice counts twice.

What to do: name those that readers know, and thank the others in a post of their own.

Source: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant

ID = "too-many-mentions"
SEVERITY = Severity.ERROR


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network sets a maximum."""
    return grammar.limit("mentions") is not None


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the handles of the text, but not of a comment below it, with the network's maximum."""
    limit, grammar = variant.grammar.limit("mentions"), variant.grammar
    for index, parsed in enumerate(variant.parsed):
        count = 0 if grammar.commented(index) else len(parsed.mentions)
        if limit is not None and count > limit.number:
            place = variant.place("thread" if index else "text")
            yield Remark(place, "taken", severity=limit.severity, count=count, limit=limit.number)
