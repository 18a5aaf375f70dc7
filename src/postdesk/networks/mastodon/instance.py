"""What one server says of itself: its version and its limits, kept with the day so that `check` needs no network.

Kept in `.postdesk/instances.json`, by the server's address. Source: docs.joinmastodon.org/entities/Instance (2026).
"""

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import Refused, Unreachable
from postdesk.files import private
from postdesk.models import Certainty, Grammar, Limit
from postdesk.networks.mastodon.text import GRAMMAR, parse_45

if TYPE_CHECKING:
    from postdesk.wire import Wire

OWN_VERSION = r"([4-9]|\d\d)\.(\d+)\.\d+\S*"
"""The version of Mastodon itself, or a fork of it; others say "(compatible; …)" or count from 0."""
SPACED_TAGS = (4, 6)
"""Since this version a hashtag follows a space, and clusters are those of Ruby 4.0."""
NAMES = {
    "text": ("statuses", "max_characters"),
    "images": ("statuses", "max_media_attachments"),
    "alt": ("media_attachments", "description_limit"),
    "image bytes": ("media_attachments", "image_size_limit"),
    "video bytes": ("media_attachments", "video_size_limit"),
}
"""Our names of limits, and where a server's configuration has them."""


class Instance(Struct, frozen=True):
    """One server on one day: its version as it writes it, and its limits by our names."""

    version: str
    seen: date
    limits: dict[str, int]


class _Said(Struct):
    version: str = ""
    configuration: dict[str, Any] = {}


def ask(wire: "Wire", now: datetime) -> Instance:
    """Ask a server about itself, in the newer way and then in the older one.

    Raises:
        Refused: It answers neither.
        Unreachable: It cannot be asked.
    """
    try:
        said = wire.read("/api/v2/instance", now).into(_Said)
    except (Refused, Unreachable):
        said = wire.read("/api/v1/instance", now).into(_Said)
    found = {name: said.configuration.get(group, {}).get(key) for name, (group, key) in NAMES.items()}
    return Instance(said.version, now.date(), {name: number for name, number in found.items() if type(number) is int})


def keep(path: Path, server: str, instance: Instance) -> None:
    """Keep what a server said of itself beside what others said."""
    private.replace(path, msgspec.json.format(msgspec.json.encode(_kept(path) | {server: instance})))


def grammar(path: Path, server: str) -> Grammar:
    """Return the text rules of a server as it was last seen; those of Mastodon where it has not been asked."""
    seen = _kept(path).get(server)
    if seen is None:
        return GRAMMAR
    source = f"{urlsplit(server).netloc} itself, {seen.version}"
    limits = tuple(_as_seen(limit, seen, source) for limit in GRAMMAR.limits)
    if (own := own_version(seen.version)) and own < SPACED_TAGS:
        return replace(GRAMMAR, limits=limits, parse=parse_45, warned=parse_45)
    return replace(GRAMMAR, limits=limits)


def own_version(version: str) -> tuple[int, int] | None:
    """Return the version of Mastodon that a server is, None for other software."""
    found = re.fullmatch(OWN_VERSION, version)
    return (int(found[1]), int(found[2])) if found else None


def _as_seen(limit: Limit, seen: Instance, source: str) -> Limit:
    if limit.name not in seen.limits:
        return limit
    number = seen.limits[limit.name]
    return replace(limit, number=number, source=source, seen=seen.seen, certainty=Certainty.DOCUMENTED)


def _kept(path: Path) -> dict[str, Instance]:
    """Return what is kept; nothing where there is no file, or one that was cut off: asking again makes it anew."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Instance])
    except (OSError, msgspec.DecodeError):
        return {}
