"""YouTube: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.youtube.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="youtube",
    title="YouTube",
    composer="https://studio.youtube.com/",
    read=read,
    addresses=(
        r"(?:(?:www|m)\.)?youtube\.com/.+",
        r"youtu\.be/.+",
    ),
    counts=frozenset({"reactions", "comments", "shares", "impressions", "views"}),
)
