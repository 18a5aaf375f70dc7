"""A content warning goes only where readers see it first.

Mastodon shows the warning and hides the post until somebody opens it. X, Bluesky, LinkedIn and the others have
nothing of the kind for a text: there the post is seen at once, without the warning, by people who were meant to
choose.

What to do: say it in the text of that account, or leave the account out:

    bsky: { text: "Content warning: violence. …" }

Sources: https://docs.joinmastodon.org/methods/statuses/#create (`spoiler_text`),
https://docs.bsky.app/docs/advanced-guides/posts (labels, and no warning of one's own words).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "warning-not-carried"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Say that readers of a network are not warned."""
    if variant.warning and variant.grammar.warned is None and variant.warning not in variant.texts[0]:
        yield Remark(variant.place("warning"), "lost", network=variant.grammar.title)
