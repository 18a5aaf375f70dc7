"""Mastodon, the archive of an account (`outbox.json` in the zip): its posts, with figures where its server gives them.

Only what everybody may see is a post; boosts are others' posts. Servers since Mastodon 4.4 say how often a post was
favourited and boosted.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct, field

from postdesk.errors import ExportError
from postdesk.files.regular import contents
from postdesk.measure.layouts.counts import MOST
from postdesk.measure.layouts.importer import Document, Importer, Match, Told
from postdesk.measure.layouts.pages import page_words
from postdesk.models import Extracted, Figures, Skipped
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence

SIGNS = (b'"OrderedCollection"', b"activitystreams", b"outbox")
EVERYBODY = "Public"
NUMBER = re.compile(r"/(?:statuses|status|@[^/]+)/(\d{1,25})(?:/|$)")
OWNER = re.compile(r"/(?:users/|@)([\w.-]{1,64})/?$")
BYTES = 100_000_000


class Total(Struct):
    """How many there are of something that a server lists."""

    totalItems: int | None = None  # noqa: N815 - ActivityStreams' name


class Note(Struct, rename="camel"):
    """A post, as ActivityStreams tells it."""

    id: str = ""
    url: str | None = None
    published: datetime | None = None
    content: str | None = None
    in_reply_to: str | None = None
    attachment: list[msgspec.Raw] = []
    likes: Total | msgspec.UnsetType | None = None
    shares: Total | msgspec.UnsetType | None = None


class Activity(Struct):
    """What an account did: it made a post, or boosted somebody's."""

    type: str = ""
    actor: str = ""
    to: list[str] | str = field(default_factory=list)
    cc: list[str] | str = field(default_factory=list)
    object: msgspec.Raw = msgspec.Raw(b"null")


class Outbox(Struct):
    """All that an account did."""

    orderedItems: list[msgspec.Raw] = []  # noqa: N815 - ActivityStreams' name


def recognise(document: Document) -> Match | None:
    """Recognise an outbox by its first letters."""
    known = document.start.lstrip().startswith(b"{") and all(sign in document.start for sign in SIGNS)
    return Match(len(SIGNS), partial(_posts, document.path)) if known else None


def _posts(path: Path) -> Iterator[Told]:
    """Yield the posts in order; ExportError where the file is broken or larger than any."""
    if path.stat().st_size > BYTES:
        raise ExportError(
            "{path} is larger than {size} MB: postdesk reads no archive of that size",
            path=path.name,
            size=BYTES // 1_000_000,
        )
    try:
        outbox = msgspec.json.decode(contents(path, most=BYTES), type=known_type(Outbox))
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise ExportError("{path} is broken off: fetch the archive again", path=path.name) from broken
    for number, item in enumerate(outbox.orderedItems, start=1):
        try:
            yield post(number, msgspec.json.decode(item, type=known_type(Activity)))
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
            yield Skipped(number, "it is written as no post is")


def post(number: int, activity: Activity) -> Extracted | Skipped:
    """Read one activity."""
    if activity.type != "Create":
        return Skipped(number, "it repeats another's post")
    if not any(one.endswith(EVERYBODY) for one in (*_several(activity.to), *_several(activity.cc))):
        return Skipped(number, "not everybody may see it")
    note = msgspec.json.decode(activity.object, type=known_type(Note))
    name = NUMBER.search(note.id)
    if name is None or note.published is None:
        return Skipped(number, "it has no number or no moment")
    return Extracted(
        row=number,
        network="mastodon",
        account=_owner(activity.actor),
        remote_id=name[1],
        url=note.url or note.id,
        published=note.published.astimezone(UTC),
        exact=True,
        text=page_words(note.content or ""),
        figures=Figures(reactions=_total(note.likes), shares=_total(note.shares)),
        kind="image" if note.attachment else "",
        reply=bool(note.in_reply_to) and not str(note.in_reply_to).startswith(f"{activity.actor}/"),
    )


def _several(one: list[str] | str) -> list[str]:
    return [one] if isinstance(one, str) else one


def _total(total: Total | msgspec.UnsetType | None) -> int | None:
    found = total.totalItems if isinstance(total, Total) else None
    return found if found is None or 0 <= found < MOST else None


def _owner(actor: str) -> str:
    """Return an account as `name@server`, as others address it."""
    name = OWNER.search(actor)
    return f"{name[1]}@{urlsplit(actor).hostname}" if name else ""


IMPORTER = Importer(
    "Mastodon archive",
    ("mastodon",),
    recognise,
    note=Sentence("Mastodon's archive has few figures: those are read from the server itself"),
)
