"""Giving a public post other words, part by part; its pictures, its readers and its place in a thread stay.

An edit may be made again without harm, so an answer that is lost leaves no doubt that matters. A server takes pictures
that an edit does not name out of the post: so their ids are read first. Source: docs.joinmastodon.org/methods/statuses
(edit), mastodon/mastodon update_status_service.rb (2026).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from postdesk.errors import Refused, Unreachable
from postdesk.models import Payload
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.comparing import status_differences
from postdesk.wire import Wire

GONE = (404, 410)
NO_WAY = (404, 405, 410, 501)


def edit_parts(
    wire: Wire, token: str, before: Payload, after: Payload, parts: Sequence[str], now: datetime
) -> tuple[str, ...]:
    """Edit the parts of a post whose words are others; return what the server shows otherwise than was asked.

    Raises:
        Refused: A part is gone, or the server does not take the words, or has no way to edit.
        Unreachable: It could not be done now; doing it again does no harm.
    """
    differs: list[str] = []
    others = edited_parts(before, after)
    for number, post in enumerate(parts):
        if number in others:
            told = _edited(wire, token, after, number, post, now)
            differs += (f"{f'part {number + 1} ' if number else ''}{what}" for what in told)
    return tuple(differs)


def edited_parts(before: Payload, after: Payload) -> list[int]:
    """Return which parts of a post have other words, 0 for the first."""
    return [number for number in range(len(after.texts)) if said_in(before, number) != said_in(after, number)]


def said_in(payload: Payload, part: int) -> tuple[object, ...]:
    """Return all of a part that an edit can change."""
    alts = tuple(media.alt for media in payload.pictured(part))
    return payload.texts[part], payload.warning or "", payload.language, alts


def _edited(wire: Wire, token: str, after: Payload, part: int, post: str, now: datetime) -> list[str]:
    path = f"/api/v1/statuses/{post}"
    reply = wire.read(path, now, token=token, accept=GONE)
    if reply.status in GONE:
        raise Refused("{server} has no such post any more: somebody deleted it", server=wire.name)
    there = reply.into(Status)
    pictures, words = [media.id for media in there.pictures], [media.alt for media in after.pictured(part)]
    if len(pictures) != len(words):
        raise Refused(
            "{url} has {there} of {ours} pictures: edit it on its own pages",
            url=there.remote.url,
            there=len(pictures),
            ours=len(words),
        )
    asked: dict[str, Any] = {
        "status": after.texts[part],
        "spoiler_text": after.warning or "",
        "language": after.language or None,
        "media_ids": pictures,
        "media_attributes": [{"id": each, "description": alt} for each, alt in zip(pictures, words, strict=True)],
    }
    reply = wire.write(path, now, method="PUT", token=token, accept=NO_WAY, public=False, json=asked)
    if reply.status in NO_WAY:
        raise Refused("{server} has no way for programs to edit a post: edit it on its own pages", server=wire.name)
    edited = reply.into(Status)
    # snac makes an id of a post's address and of when it was written: an edit changes it, and the old one stays good.
    if edited.id != post and (edited.uri is None or edited.uri != there.uri):
        raise Unreachable("{server} tells of another post than the one that was edited", server=wire.name)
    return list(status_differences(edited, {**asked, "visibility": edited.visibility or ""}))
