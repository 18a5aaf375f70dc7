"""A content warning goes only where readers see it first.

Mastodon shows the warning and hides the post until somebody opens it. X, LinkedIn and the others have nothing of the
kind for a text: there the post is seen at once, without the warning, by people who were meant to choose. Bluesky
covers pictures and films, with words of its own ("Graphic Media"), and never a text: postdesk gives the post the label
`graphic-media`, or `nudity`, `sexual` or `porn` where the warning is that word.

What to do: say it in the text of that account, or leave the account out:

    bsky: { text: "Content warning: violence. …" }

Sources: https://docs.joinmastodon.org/methods/statuses/#create (`spoiler_text`),
https://docs.bsky.app/docs/advanced-guides/moderation (self-labels, and no warning of one's own words).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "warning-not-carried"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Say that readers of a network are not warned."""
    grammar, place = variant.grammar, variant.place("warning")
    if grammar.warned is not None or not variant.warning or variant.warning in variant.texts[0]:
        return
    if grammar.covers and variant.media:
        yield Remark(place, "covered", network=grammar.title, words=grammar.covers(variant.warning))
    else:
        yield Remark(place, "lost")
