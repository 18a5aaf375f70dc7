"""TikTok: what postdesk knows of it."""

from postdesk.models import Grammar
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.tiktok.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="tiktok",
    title="TikTok",
    composer="https://www.tiktok.com/upload",
    read=read,
    addresses=(r"(?:(?:www|m|vm|vt)\.)?tiktok\.com/(?:@(?P<handle>[^/]+)/)?.+",),
    counts=frozenset({"reactions", "comments", "shares", "saves", "views"}),
)
