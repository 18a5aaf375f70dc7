"""Threads: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.threads.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="threads",
    title="Threads",
    read=read,
    addresses=(r"(?:www\.)?threads\.(?:net|com)/(?:@(?P<handle>[^/]+)/)?.+",),
    counts=frozenset({"reactions", "comments", "shares", "impressions", "reach", "engagements"}),
)
