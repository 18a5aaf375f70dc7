"""A page that is shared has a title and a picture for its card.

Asked only with `postdesk check --online`. LinkedIn, Facebook, X, Threads, Telegram and Mastodon show a card below a
post with a link and without pictures; they take its words and picture from the page, and so does postdesk, which makes
the card on Bluesky and LinkedIn. Without them the card is bare, or there is none, and far fewer people notice the post.
A file, such as a PDF, has no card; on Bluesky and LinkedIn it has one that names its site.

What to do: ask whoever keeps the page for `og:title` and `og:image`, or attach a picture to the post; `card: off` in
the draft leaves the card on Bluesky, LinkedIn and Telegram out.

Sources: https://ogp.me/, https://developers.facebook.com/docs/sharing/webmasters/.
"""

from collections.abc import Iterator

from postdesk.models import Page, Remark, Severity, Variant
from postdesk.models.findings import Place

ID = "no-card"
SEVERITY = Severity.WARNING


def check(page: Page, variant: Variant, place: Place) -> Iterator[Remark]:
    """Say what a card will lack, where the post has no picture of its own."""
    off = variant.grammar.cards and not variant.card
    if not page.there or variant.pictured() or off:
        return
    if not page.in_words:
        yield Remark(place, "file" if page.kind else "unknown-file", address=page.address, kind=page.kind)
    elif not (page.title and page.picture):
        lacking = "no-picture" if page.title else "no-title" if page.picture else "bare"
        yield Remark(place, lacking, address=page.address)
