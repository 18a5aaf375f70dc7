"""Facebook Pages: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.facebook.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="facebook",
    title="Facebook Pages",
    read=read,
    addresses=(r"(?:(?:www|m|web|mbasic)\.)?(?:facebook\.com|fb\.com|fb\.watch)/.+",),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "impressions", "reach", "engagements", "views"}),
)
