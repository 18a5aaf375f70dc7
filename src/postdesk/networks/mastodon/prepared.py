"""What is fixed for a post before its first attempt, and what is known of its parts once they are public."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from postdesk.errors import Refused, Unknown
from postdesk.models import Payload, Remote
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.comparing import status_differences
from postdesk.networks.network import Fixed, fixed_for, kept
from postdesk.sentences import Sentence

NOT_BEGUN = Sentence("since when it may be public is not known: look for it on its account's page")


class UploadedPicture(Struct, frozen=True):
    """A picture at the server, which may still be working on it; `seen` is when it was surely there."""

    id: str
    ready: bool
    seen: datetime | None = None


class SentPart(Struct, frozen=True):
    """A part of the post that is public, for certain."""

    id: str
    url: str
    differs: tuple[str, ...] = ()


class PreparedStatus(Fixed, frozen=True):
    """What is fixed before the first attempt: whose post, since when, whether keys are honoured, and its pictures.

    `there` is what the server's own clock showed then, `version` what its software called itself. `parts` are those
    that are public, `media` the pictures of all parts in their order; `answered` and `quoted` are the ids of the posts
    that it answers and quotes. What is `early` holds pictures that were uploaded ahead, and nothing else is fixed yet.
    """

    at: datetime
    account: str
    honoured: bool
    media: tuple[UploadedPicture, ...] = ()
    early: bool = False
    there: datetime | None = None
    version: str = ""
    parts: tuple[SentPart, ...] = ()
    answered: str = ""
    quoted: str = ""

    def parent(self, part: int) -> str | None:
        """Return what a part answers: the one before, or the first part what the post answers."""
        return self.parts[part - 1].id if part else self.answered or None


def status_asked(payload: Payload, fixed: PreparedStatus, part: int, visibility: str) -> dict[str, Any]:
    """Return one part as it is sent; `visibility` is whose post it is where it does not say so itself."""
    asked = {
        "status": payload.texts[part],
        "spoiler_text": payload.warning or None,
        "visibility": payload.visibility or visibility,
        "language": payload.language or None,
        "in_reply_to_id": fixed.parent(part),
        "quoted_status_id": None if part else fixed.quoted,
        "media_ids": [
            uploaded.id for uploaded, media in zip(fixed.media, payload.media, strict=False) if media.part == part
        ],
    }
    return {name: value for name, value in asked.items() if value}


def readers(payload: Payload, part: int, visibility: str) -> str:
    """Return by what a list may hide a part: who sees it, and whether it answers another."""
    return f"{payload.visibility or visibility}{', an answer' if part or payload.reply else ''}"


def as_public(status: Status, asked: dict[str, Any]) -> SentPart:
    """Return a part as it is public, with what differs from what was asked for."""
    return SentPart(status.id, status.remote.url, tuple(status_differences(status, asked)))


def public_parts(fixed: PreparedStatus) -> Remote:
    """Return a post by its first part, with what is known of all of them."""
    first, parts = fixed.parts[0], len(fixed.parts)
    differs = [
        f"{f'part {number} ' if number > 1 else ''}{what}"
        for number, part in enumerate(fixed.parts, 1)
        for what in part.differs
    ]
    return Remote(first.id, first.url, parts=parts, kept=kept(fixed), differs=tuple(differs))


def known_parts(payload: Payload, remote: Remote, key: str, prepared: str) -> list[str]:
    """Return the ids of a public post's parts; Refused where they are not known."""
    fixed = fixed_for(PreparedStatus, prepared, key)
    parts = [part.id for part in fixed.parts] if fixed else []
    if len(parts) == len(payload.texts) and parts[0] == remote.id:
        return parts
    if len(payload.texts) > 1:
        raise Refused("where the parts of the thread are is not known: edit it on its own pages, {url}", url=remote.url)
    return [remote.id]


def begun_status(prepared: str, key: str) -> PreparedStatus:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    if fixed := fixed_for(PreparedStatus, prepared, key):
        return fixed
    raise Unknown(NOT_BEGUN)
