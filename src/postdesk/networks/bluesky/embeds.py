"""What a post carries below its text: pictures, a film, the card of a link, the post that it quotes.

Source: lexicons app.bsky.embed.images, app.bsky.embed.video, app.bsky.embed.external, app.bsky.embed.record and
app.bsky.embed.recordWithMedia.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from postdesk.models import Attachment, FileKind, Payload
from postdesk.networks.bluesky.answers import Ref
from postdesk.networks.bluesky.cards import LinkCard, bare_card
from postdesk.networks.bluesky.facets import facets

Blob = Mapping[str, Any]


def card_address(payload: Payload, part: int) -> str:
    """Return the address whose card a part shows: the post's own link, else the first in its text; "" for no card."""
    if payload.card is False or payload.pictured(part):
        return ""
    if payload.link and not part:
        return payload.link
    links = (facet.value for facet in facets(payload.texts[part]) if facet.kind == "link")
    return next(links, "")


def embed(payload: Payload, part: int, blobs: Sequence[Blob], card: LinkCard | None, quoted: Ref | None) -> Any:  # noqa: ANN401 - a record's JSON
    """Return what a part carries, as its record has it; None for nothing."""
    shown = _media(payload, part, blobs) or _card(payload, part, card)
    record = {"record": quoted.written()} if quoted and not part else None
    if record is None:
        return shown
    kind = "app.bsky.embed.record"
    if shown is None:
        return {"$type": kind, **record}
    return {"$type": f"{kind}WithMedia", "record": {"$type": kind, **record}, "media": shown}


def _media(payload: Payload, part: int, blobs: Sequence[Blob]) -> dict[str, Any] | None:
    """Return the pictures of a part, or its film."""
    pairs = [(blob, media) for blob, media in zip(blobs, payload.media, strict=False) if media.part == part]
    if not pairs:
        return None
    blob, first = pairs[0]
    if str(blob.get("mimeType", "")).startswith("video/"):
        moves = {"presentation": "gif"} if first.type == FileKind.GIF.type else {}
        return {"$type": "app.bsky.embed.video", "video": blob, "alt": first.alt, **_ratio(first), **moves}
    images = [{"image": blob, "alt": media.alt, **_ratio(media)} for blob, media in pairs]
    return {"$type": "app.bsky.embed.images", "images": images}


def _ratio(media: Attachment) -> dict[str, Any]:
    """Return how wide and high a picture is, so that apps leave room for it before it is there."""
    return {"aspectRatio": {"width": media.width, "height": media.height}} if media.width and media.height else {}


def _card(payload: Payload, part: int, card: LinkCard | None) -> dict[str, Any] | None:
    """Return the card of a part's link, which says of the page what is known of it."""
    address = card_address(payload, part)
    if not address:
        return None
    return {"$type": "app.bsky.embed.external", "external": (card or bare_card(address)).written()}
