"""Bluesky, the archive of an account (`repo.car`): its posts with their texts, and no figures.

A record's key counts microseconds since 1970 in its upper bits; the moment that the post itself declares is the one
that Bluesky shows.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from postdesk.measure.layouts import car_archives
from postdesk.measure.layouts.importer import Document, Importer, Match, Told
from postdesk.measure.layouts.moments import of_bluesky
from postdesk.models import Extracted, Figures, Skipped
from postdesk.moments.years import is_counted
from postdesk.sentences import Sentence

BEGINS = re.compile(rb".{1,3}\xa2(?:eroots|gversion)", re.DOTALL)
COLLECTION = "app.bsky.feed.post/"
KINDS = {"images": "image", "video": "video", "external": "link", "none": "text"}
ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")


def recognise(document: Document) -> Match | None:
    """Recognise an archive by its first bytes."""
    return Match(2, partial(_posts, document.path)) if BEGINS.match(document.start) else None


def _posts(path: Path) -> Iterator[Told]:
    for number, (owner, key, record) in enumerate(car_archives.records(path, COLLECTION), start=1):
        yield post(number, owner, key.removeprefix(COLLECTION), record)


def post(number: int, owner: str, key: str, record: Mapping[str, object]) -> Extracted | Skipped:
    """Read one post."""
    moment = _declared(record.get("createdAt")) or of_bluesky(key)
    if moment is None:
        return Skipped(number, Sentence("no moment can be read in the post {key}", key=key[:20]))
    reply = record.get("reply")
    parent = str(reply.get("parent", {}).get("uri", "")) if isinstance(reply, dict) else ""
    return Extracted(
        row=number,
        network="bluesky",
        account=owner,
        remote_id=f"at://{owner}/{COLLECTION}{key}",
        url=f"https://bsky.app/profile/{owner}/post/{key}",
        published=moment,
        exact=True,
        text=str(record.get("text", "")),
        figures=Figures(),
        kind=_kind(record.get("embed")),
        reply=bool(parent) and not parent.startswith(f"at://{owner}/"),
    )


def _kind(embed: object) -> str:
    """Return what a post mainly is, as its embed says; a quoted post may carry one of its own."""
    name = str(embed.get("$type", "")) if isinstance(embed, dict) else "app.bsky.embed.none"
    if name == "app.bsky.embed.recordWithMedia" and isinstance(embed, dict):
        return _kind(embed.get("media"))
    return KINDS.get(name.removeprefix("app.bsky.embed."), "")


def _declared(written: object) -> datetime | None:
    """Return the moment that a post declares."""
    if not isinstance(written, str) or not ZONED.fullmatch(written):
        return None
    try:
        declared = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", written))
    except ValueError:
        return None
    return declared.astimezone(UTC) if is_counted(declared) else None


IMPORTER = Importer(
    "Bluesky archive",
    ("bluesky",),
    recognise,
    note=Sentence("Bluesky's archive has the texts of posts and no figures: those are read from the network itself"),
)
