"""A post as Bluesky's repositories keep it: one record a part, each under a key that is chosen before it is sent.

Source: lexicons app.bsky.feed.post, app.bsky.richtext.facet, app.bsky.embed.images and app.bsky.embed.external.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from postdesk.errors import Unknown
from postdesk.models import Payload
from postdesk.networks.bluesky.answering import AnsweredPost
from postdesk.networks.bluesky.answers import Ref
from postdesk.networks.bluesky.cards import LinkCard
from postdesk.networks.bluesky.embeds import embed
from postdesk.networks.bluesky.facets import Facet, facets
from postdesk.networks.bluesky.labels import label
from postdesk.networks.bluesky.short import shortened
from postdesk.networks.network import Fixed, fixed_for
from postdesk.sentences import Sentence
from postdesk.wire import Reply

NO_KEY = Sentence("the record key of the post is not known: look for it there")
COLLECTION = "app.bsky.feed.post"

_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"


class PreparedRecords(Fixed, frozen=True):
    """What is fixed before the first attempt: whose post it is, when, under which record keys, with which blobs.

    `mentions` maps handles to DIDs; a handle that nobody has is left out, and stays plain text. `short` is whether
    links are written as the app writes them. `created` is its moment, which decides its place in feeds and stands in
    the record. `blobs` are the post's pictures and films as they were uploaded, in their order, and `job` the name of
    the one that the video service works on; `cards` are those of its parts, None for a part without. `answered` and
    `quoted` are the posts that it answers and quotes. What is `early` holds what was uploaded ahead, and nothing else
    is fixed yet.
    """

    did: str
    at: datetime
    rkeys: tuple[str, ...]
    mentions: Mapping[str, str]
    blobs: tuple[Mapping[str, Any], ...] = ()
    short: bool = False
    early: bool = False
    created: datetime | None = None
    job: str = ""
    cards: tuple[LinkCard | None, ...] = ()
    answered: AnsweredPost | None = None
    quoted: Ref | None = None


def begun_records(prepared: str, key: str) -> PreparedRecords:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    if fixed := fixed_for(PreparedRecords, prepared, key):
        return fixed
    raise Unknown(NO_KEY)


def record_keys(due: datetime, key: str, count: int) -> tuple[str, ...]:
    """Return a TID for each part: 53 bits of microseconds and ten that follow from the post's key, base 32.

    They follow from the post's moment and key alone, so that two memories of a desk make the same. Thirty bits of the
    key, twenty of them as microseconds within the second of its moment, keep two posts of one moment apart.

    Source: https://atproto.com/specs/tid.
    """
    within = int(key[4:12], 16) % (1_000_000 - count)
    micros = int(due.timestamp()) * 1_000_000 + within
    clock = int(key[:4], 16) & 1023
    return tuple(_tid((micros + part) << 10 | clock) for part in range(count))


def record_ref(reply: Reply, did: str, rkey: str) -> Ref:
    """Return the record that an answer tells of, if it is the one that was asked for."""
    if reply.status >= 400:
        raise reply.refusal()
    ref = reply.into(Ref)
    if ref.uri != f"at://{did}/{COLLECTION}/{rkey}":
        raise reply.doubt("{server} tells of another record than that of the post")
    return ref


def _tid(number: int) -> str:
    return "".join(_SORTABLE[number >> shift & 31] for shift in range(60, -1, -5))


def handles(payload: Payload) -> set[str]:
    """Return every handle that a part of the post mentions."""
    return {facet.value for text in payload.texts for facet in facets(text) if facet.kind == "mention"}


def bluesky_record(
    payload: Payload, fixed: PreparedRecords, part: int, first: Ref | None, parent: Ref | None
) -> dict[str, Any]:
    """Return the record of one part; the same bytes each time, so that sending it again changes nothing.

    `first` is the first part of the thread, `parent` the one before.
    """
    whole = payload.texts[part]
    given = "" if part else payload.link
    text, found = shortened(whole, given) if fixed.short else (whole, facets(whole, given))
    made: dict[str, Any] = {"$type": COLLECTION, "text": text, "createdAt": _written(fixed.created or fixed.at)}
    features = [_feature(facet, fixed.mentions) for facet in found]
    if known := [feature for feature in features if feature]:
        made["facets"] = known
    if payload.language:
        made["langs"] = [payload.language]
    if answered := _answered(fixed, first, parent):
        made["reply"] = answered
    card = fixed.cards[part] if part < len(fixed.cards) else None
    if carried := embed(payload, part, fixed.blobs, card, fixed.quoted):
        made["embed"] = carried
    return made | _labelled(payload, part)


def _answered(fixed: PreparedRecords, first: Ref | None, parent: Ref | None) -> dict[str, Any] | None:
    """Return what a part answers: the one before, or the first part what the post answers."""
    if first is None or parent is None:
        return fixed.answered.as_reply() if fixed.answered else None
    root = fixed.answered.root if fixed.answered else first
    return {"root": root.written(), "parent": parent.written()}


def _labelled(payload: Payload, part: int) -> dict[str, Any]:
    """Return the label that covers the pictures of a part, where there is a warning."""
    if not (payload.warning and payload.pictured(part)):
        return {}
    values = [{"val": label(payload.warning)}]
    return {"labels": {"$type": "com.atproto.label.defs#selfLabels", "values": values}}


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _feature(facet: Facet, mentions: Mapping[str, str]) -> dict[str, Any] | None:
    """Return a facet as JSON has it; None for a mention of nobody."""
    kind = f"app.bsky.richtext.facet#{facet.kind}"
    value = {"link": {"uri": facet.value}, "tag": {"tag": facet.value.removeprefix("#")}}.get(facet.kind)
    if facet.kind == "mention":
        value = {"did": mentions[facet.value]} if facet.value in mentions else None
    index = {"byteStart": facet.start, "byteEnd": facet.end}
    return {"index": index, "features": [{"$type": kind, **value}]} if value else None
