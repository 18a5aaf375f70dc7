"""A thread goes only where the network has threads.

LinkedIn, Facebook, Instagram, Telegram, TikTok and YouTube chain no posts: the further parts of a thread have
no place there and would be lost. Where a person publishes by hand, they can be pasted as comments, and the
rule only warns.

What to do: give the account one wording without a thread:

    linkedin: { text: "All of it, in one post.", thread: [] }

Sources: https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api,
https://core.telegram.org/bots/api#sendmessage.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "no-threads"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the network has them or not
    """Say that the parts of a thread have no place."""
    if variant.grammar.threads:
        return
    parts = len(variant.texts) - 1
    lost = "1 further part" if parts == 1 else f"{parts} further parts"
    said = f"the thread has {lost}, and {variant.grammar.title} has no threads"
    yield Remark(variant.place("thread"), said, Severity.WARNING if variant.account.by_hand else None)
