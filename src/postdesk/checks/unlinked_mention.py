"""A mention reaches the person or office that is meant.

`@UNEgypt` notifies somebody on X, where handles look like that, and nobody on LinkedIn, Facebook or Bluesky:
LinkedIn links no handle that is written into a text, and Bluesky only full ones such as `@iom.int`.
`@office@example.social` is understood by Mastodon; X leaves it as plain text.

What to do: give the account a wording with the handle that its network knows, or the plain name:

    linkedin: { text: "With our colleagues of UN Egypt …" }

Sources: https://help.x.com/en/using-x/mentions-and-replies,
https://docs.joinmastodon.org/user/posting/#mentions,
https://docs.bsky.app/docs/advanced-guides/post-richtext,
https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "unlinked-mention"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the grammar is the network's
    """Compare each mention as it is written with what the network will link."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        if "@" not in text:
            continue
        linked = {mention.start: mention.text for mention in parsed.mentions}
        for mention in written.mentions(text):
            become = linked.get(mention.start)
            if become != mention.text:
                fate = "will not be linked" if become is None else f"will be linked as @{become}"
                yield Remark(variant.place("thread" if index else "text"), f"@{mention.text} {fate}")
