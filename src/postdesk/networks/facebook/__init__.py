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
    counts=frozenset({"reactions", "comments", "shares", "clicks", "impressions", "reach", "engagements", "views"}),
)
