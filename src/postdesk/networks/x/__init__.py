"""X (Twitter): what postdesk knows of it."""

from datetime import date

from postdesk.models import Grammar, Price
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.x.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="x",
    title="X",
    read=read,
    addresses=(r"(?:(?:www|mobile)\.)?(?:x|twitter)\.com/(?P<handle>\w+)/status/(?P<id>\d+)",),
    price=Price(0.015, 0.20, "https://docs.x.com/changelog (16 April 2026)", date(2026, 8, 22)),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "saves", "impressions", "engagements"}),
)
