"""Telegram: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.telegram.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="telegram",
    title="Telegram",
    read=read,
    addresses=(r"(?:t|telegram)\.me/(?:c/|s/)?\w+/(?P<id>\d+)",),
    counts=frozenset({"reactions", "comments", "shares"}),
)
