"""Instagram: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.instagram.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="instagram",
    title="Instagram",
    read=read,
    addresses=(r"(?:www\.)?(?:instagram\.com|instagr\.am)/.+",),
    counts=frozenset({"reactions", "comments", "shares", "saves", "impressions", "reach", "engagements", "views"}),
)
