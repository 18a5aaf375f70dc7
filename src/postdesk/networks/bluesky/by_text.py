"""Finding a post by what it says: where its record keys are not known, because another memory of the desk sent it.

A server lists the records of an account at once, so what is found is certain. That something is not there
proves little: a person may have deleted it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from postdesk.errors import Unknown
from postdesk.models import Payload
from postdesk.models.known_types import known_type
from postdesk.networks.bluesky.answers import Cid, Uri
from postdesk.networks.bluesky.records import COLLECTION, PreparedRecords
from postdesk.networks.bluesky.short import shortened
from postdesk.networks.network import KnownPost
from postdesk.wire import Wire
from postdesk.wire.shapes import Moment

LISTED, PAGES = 100, 40
"""How many of an account's records a server gives at once, the newest first, and how often it is asked for more: as
far back as anybody looks for a post."""
SKEW = timedelta(minutes=5)
"""By how much the clock of the machine that sent it may have differed from ours."""


class _Feature(Struct):
    uri: str = ""


class _Linked(Struct):
    features: list[_Feature] = []


class ListedRecord(Struct):
    """A record with what it holds, which may be anything."""

    uri: Uri
    cid: Cid
    value: dict[str, Any]

    @property
    def text(self) -> str:
        """What it says."""
        return _plain(self.value.get("text"))

    @property
    def parent(self) -> str:
        """Which record it answers; "" where it answers none."""
        reply = self.value.get("reply")
        parent = reply.get("parent") if isinstance(reply, dict) else None
        uri = parent.get("uri") if isinstance(parent, dict) else None
        return uri if isinstance(uri, str) else ""

    @property
    def links(self) -> list[str]:
        """Where its links lead, in order of the alphabet; none where what it says of them makes no sense."""
        try:
            linked = msgspec.convert(self.value.get("facets") or [], known_type(list[_Linked]))
        except msgspec.ValidationError:
            return []
        return sorted(feature.uri for each in linked for feature in each.features if feature.uri)

    def since(self, moment: datetime) -> bool:
        """Whether it was made at a moment or later, as far as it says so itself."""
        try:
            created = msgspec.convert(self.value.get("createdAt"), known_type(Moment))
        except msgspec.ValidationError:
            return False
        return created >= moment


class RecordListing(Struct):
    """Records of an account."""

    records: Annotated[list[ListedRecord], Meta(max_length=LISTED)]
    cursor: Annotated[str, Meta(max_length=500)] = ""


def says_part(payload: Payload, part: int, record: ListedRecord) -> bool:
    """Tell whether a record says what a part does, with its links in full, or as the app writes them.

    So written, two addresses may read the same: then those count to which the links lead.
    """
    whole = payload.texts[part]
    if record.text == _plain(whole):
        return True
    text, found = shortened(whole, "" if part else payload.link)
    return record.text == _plain(text) and record.links == sorted(one.value for one in found if one.kind == "link")


def perhaps_deleted(there: int, parts: int, url: str) -> Unknown:
    """Return the doubt about a post of which not every part is there, and which a person may have deleted."""
    return Unknown(
        "only {there} of {parts} parts are on Bluesky, and a person may have deleted what is not: {url}"
        if there
        else "the post is not on Bluesky, and a person may have deleted it: {url}",
        there=there,
        parts=parts,
        url=url,
    )


def keyed_by_text(
    wire: Wire, fixed: PreparedRecords, payload: Payload, known: KnownPost, now: datetime
) -> PreparedRecords:
    """Return what was fixed for a post with the keys of the records that say it, as its account's server lists them.

    Raises:
        Unknown: They are not there, or not all.
        NetworkError: The server does not list them.
    """
    records = _records_since(wire, fixed.did, known.due - SKEW, now)
    found, parts = thread_among(records, payload, known), len(payload.texts)
    if len(found) < parts:
        raise Unknown(
            "only {there} of {parts} parts are on Bluesky, and the record keys of the others are not known: look there"
            if found
            else "it is not on Bluesky, and the record key of the post is not known: look for it there",
            there=len(found),
            parts=parts,
        )
    return replace(fixed, rkeys=tuple(record.uri.rpartition("/")[2] for record in found))


def _records_since(wire: Wire, did: str, moment: datetime, now: datetime) -> list[ListedRecord]:
    """Return an account's records since a moment, with the older ones of the same pages, the newest first.

    Raises:
        Unknown: There are more than anybody looks through.
    """
    query, found = {"repo": did, "collection": COLLECTION, "limit": str(LISTED)}, list[ListedRecord]()
    for _ in range(PAGES):
        page = wire.read("/xrpc/com.atproto.repo.listRecords", now, query=query).into(RecordListing)
        found += page.records
        if not page.cursor or not any(record.since(moment) for record in page.records):
            return found
        query["cursor"] = page.cursor
    raise Unknown("the account made more than {most} posts on Bluesky since: look for it there", most=LISTED * PAGES)


def thread_among(records: Sequence[ListedRecord], payload: Payload, known: KnownPost) -> list[ListedRecord]:
    """Return the records of a post's parts, up to the first that is not there."""
    since = known.due - SKEW
    firsts = [record for record in records if says_part(payload, 0, record) and record.since(since)]
    first = _not_taken(
        [record for record in firsts if not record.parent or payload.reply or len(payload.texts) == 1], known
    )
    found = first[-1:]  # the oldest: one that came later answers or repeats it
    while found and len(found) < len(payload.texts):
        more = [record for record in records if record.parent == found[-1].uri]
        following = [record for record in more if says_part(payload, len(found), record)]
        if not following:
            break
        found.append(following[-1])
    return found


def _not_taken(records: Sequence[ListedRecord], known: KnownPost) -> list[ListedRecord]:
    taken: Collection[str] = known.taken([record.uri for record in records]) if records else ()
    return [record for record in records if record.uri not in taken]


def _plain(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""
