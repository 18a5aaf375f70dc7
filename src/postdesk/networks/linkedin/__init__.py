"""LinkedIn: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.linkedin.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="linkedin",
    title="LinkedIn",
    read=read,
    addresses=(r"(?:\w+\.)?linkedin\.com/(?:feed/update|posts|pulse|company|in|embed)/.+",),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "impressions", "reach", "engagements"}),
)
