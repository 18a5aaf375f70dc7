"""A thread goes only where the network has threads.

LinkedIn, Facebook, Instagram, TikTok and YouTube chain no posts: the further parts of a thread have
no place there and would be lost; on the first three, the first of them becomes the first comment. Where a person
publishes by hand, they can be pasted as comments, and the rule only warns.

What to do: give the account one wording without a thread:

    linkedin: { text: "All of it, in one post.", thread: [] }

Source: https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "no-threads"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Say that the parts of a thread have no place."""
    if variant.grammar.holds(len(variant.texts)):
        return
    weight = Severity.WARNING if variant.account.by_hand else None
    lost = len(variant.texts) - 1 - variant.grammar.comments
    yield Remark(variant.place("thread"), "lost", severity=weight, count=lost)
