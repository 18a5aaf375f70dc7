"""What is meant for followers only, or to be quiet, must not stand in public elsewhere.

Mastodon lets each post be public, unlisted (everybody can see it, and no timeline shows it) or private (followers
only). The other networks have nothing of the kind for a single post: there everybody sees it.

What to do: leave those accounts out, or write a draft of its own for them.

Source: https://docs.joinmastodon.org/methods/statuses/#create (`visibility`).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "seen-by-all"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Say that a network shows to everybody what was not meant for all."""
    said = variant.draft.visibility
    if said not in {"", "public"} and not variant.grammar.restricts:
        yield Remark(variant.place("visibility"), "shown", visibility=said)
