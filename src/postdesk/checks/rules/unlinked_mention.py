"""A mention reaches the person or office that is meant.

`@UNEgypt` notifies somebody on X, where handles look like that, and nobody on LinkedIn, Facebook or Bluesky:
LinkedIn links no handle that is written into a text, and Bluesky only full ones such as `@iom.int`.
`@office@example.social` is understood by Mastodon; X leaves it as plain text.

What to do: say in desk.toml what the handle is called on each network, with the plain name where the network
links none; postdesk translates it in every text:

    [handles]
    UNEgypt = { x = "UNEgypt", mastodon = "unegypt@un.social", linkedin = "UN Egypt" }

Or give the account a wording of its own: `linkedin: { text: "With our colleagues of UN Egypt …" }`.

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


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Compare each mention as it is written with what the network will link."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        if "@" not in text:
            continue
        linked = {mention.start: mention.text for mention in parsed.mentions}
        for mention in written.mentions(text):
            become = linked.get(mention.start)
            if become != mention.text:
                code, unmapped = "unlinked" if become is None else "other", wanting(mention.text, variant, house)
                network = variant.account.network if unmapped else ""  # else it is one remark for all of them
                place = variant.place("thread" if index else "text")
                yield Remark(place, code + unmapped, handle=mention.text, linked=become or "", network=network)


def wanting(handle: str, variant: Variant, house: House) -> str:
    """Return "-unmapped" where the map of handles knows the handle and not what this network calls it, else ""."""
    known, network = house.handles.get(handle.casefold()), variant.account.network
    if known is None or network in known:
        return ""
    return "-unmapped"
