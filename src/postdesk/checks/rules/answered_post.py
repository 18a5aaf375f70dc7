"""What a post answers or quotes is a post on its own network, and there postdesk can do that.

`reply:` and `quote:` hold the address of one post. postdesk answers on Bluesky and Mastodon; it quotes on Bluesky and
on servers with Mastodon 4.5 or later. Elsewhere a person does it by hand. On Mastodon only whoever is mentioned is told
of an answer: write their `@name` into the text.

What to do: copy the address from the network's own page. A post is on one network, so that a draft for several accounts
says it under the account:

    bsky: { reply: https://bsky.app/profile/partner.example.org/post/3kabc }
    fedi: { quote: https://example.social/@partner/1 }

Sources: https://docs.joinmastodon.org/methods/statuses/#create (`in_reply_to_id`, `quoted_status_id`),
https://docs.bsky.app/docs/advanced-guides/posts#replies-quote-posts-and-embeds.
"""

import re
from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "answered-post"
SEVERITY = Severity.ERROR
NO_WAY = {"reply": "no-reply", "quote": "no-quote"}


def check(variant: Variant) -> Iterator[Remark]:
    """Say where an answer or a quote cannot be made, and which address is no post there."""
    for key, address in (("reply", variant.reply), ("quote", variant.quote)):
        if address and (code := _wrong(variant, key, address)):
            yield Remark(variant.place(key), code, network=variant.grammar.title, address=address)


def _wrong(variant: Variant, key: str, address: str) -> str:
    """Return the code of what speaks against it; "" for nothing."""
    grammar = variant.grammar
    if not grammar.answers:
        return "" if variant.account.by_hand else NO_WAY[key]
    if not re.fullmatch(grammar.answers, address):
        return "elsewhere"
    quoting = key == "quote" and not variant.account.by_hand
    return "no-quote-here" if quoting and not grammar.quotes else ""
