"""A post as LinkedIn takes it: its text as little text, and one of a file, several pictures, or the card of a link.

Source: learn.microsoft.com/linkedin shares/posts-api, multiimage-post-api and article-ads-integrations.
"""

from collections.abc import Sequence
from typing import Any

from postdesk.models import Attachment, FileKind, Payload
from postdesk.networks.linkedin.cards import ArticleCard
from postdesk.networks.linkedin.text import little_text, parse
from postdesk.networks.network import guessed


def linked_page(payload: Payload) -> str:
    """Return the address whose card a post shows: its own link, else the first in its text; "" for no card."""
    if payload.card is False or payload.pictured(0):
        return ""
    return payload.link or next((link.text for link in parse(payload.texts[0]).links), "")


def content_kind(payload: Payload) -> str:
    """Return what a post carries below its text, by LinkedIn's name; "" for nothing."""
    if files := payload.pictured(0):
        return "multiImage" if len(files) > 1 else "media"
    return "article" if linked_page(payload) else ""


def post_body(payload: Payload, author: str, files: Sequence[str], card: ArticleCard | None) -> dict[str, Any]:
    """Return a post; `files` are the URNs of what it shows, `card` is that of its link."""
    content = _content(payload, files, card)
    return {
        "author": author,
        "commentary": little_text(payload.texts[0]),
        "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
        **({"content": content} if content else {}),
    }


def comment_body(author: str, post: str, text: str) -> dict[str, Any]:
    """Return a comment below a post: plain text, in which nothing is escaped."""
    return {"actor": author, "object": post, "message": {"text": text}}


def edit_body(text: str) -> dict[str, Any]:
    """Return an edit of a post, of which only the text can become another."""
    return {"patch": {"$set": {"commentary": little_text(text)}}}


def _content(payload: Payload, files: Sequence[str], card: ArticleCard | None) -> dict[str, Any]:
    media = payload.pictured(0)
    if len(media) > 1:
        shown = [{"id": urn, **_words(one)} for urn, one in zip(files, media, strict=True)]
        return {"multiImage": {"images": shown}}
    if media:
        return {"media": {"id": files[0], **_named(media[0])}}
    return {"article": card.written()} if card else {}


def _words(media: Attachment) -> dict[str, str]:
    return {"altText": media.alt} if media.alt else {}


def _named(media: Attachment) -> dict[str, str]:
    """A document goes by the name of its file, which LinkedIn wants; a film's words have no place of their own."""
    kind = media.type or guessed(media.file)
    if kind == FileKind.PDF.type:
        return {"title": media.name}
    return {} if kind.startswith("video/") else _words(media)
