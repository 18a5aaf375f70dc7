"""What one server says of itself: its version and its limits, kept with the day so that `check` needs no network.

Kept in `.postdesk/instances/`, one file a server, so that what is learnt of two at once is not lost.
Source: docs.joinmastodon.org/entities/Instance (2026).
"""

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.files import private
from postdesk.files.names import file_name
from postdesk.files.regular import opened
from postdesk.models import Certainty, Grammar, Limit
from postdesk.models.known_types import known_type
from postdesk.networks.mastodon.kin import Counted, software_of
from postdesk.networks.mastodon.text import GRAMMAR, parse_45, parse_in_full

if TYPE_CHECKING:
    from postdesk.wire import Wire

OWN_VERSION = r"([4-9]|\d\d)\.(\d{1,4})\.\d{1,9}\S*"
"""The version of Mastodon itself, or a fork of it; others say "(compatible; …)" or count from 0."""
SPACED_TAGS = (4, 6)
"""Since this version a hashtag follows a space, and clusters are those of Ruby 4.0."""
QUOTES_SINCE = (4, 5)
NAMES = {
    "text": ("statuses", "max_characters", 1_000_000),
    "images": ("statuses", "max_media_attachments", 1_000),
    "alt": ("media_attachments", "description_limit", 1_000_000),
    "image bytes": ("media_attachments", "image_size_limit", 1 << 40),
    "image pixels": ("media_attachments", "image_matrix_limit", 1 << 40),
    "video bytes": ("media_attachments", "video_size_limit", 1 << 40),
    "video pixels": ("media_attachments", "video_matrix_limit", 1 << 40),
}
"""Our names of limits, where a server's configuration has them, and the most that one can mean; the least is 1."""
LARGEST = 1 << 20
"""Bytes of what is kept of a server; a file that is larger was not written here."""


class Instance(Struct, frozen=True):
    """One server on one day: its version as it writes it, and its limits by our names.

    `odd` names limits that it tells, but that no server can mean. `full` is whether a no of it showed that it counts
    addresses and mentions as they are written.
    """

    version: Annotated[str, Meta(max_length=200)]
    seen: date
    limits: dict[str, Annotated[int, Meta(ge=1, le=1 << 40)]]
    odd: tuple[str, ...] = ()
    full: bool = False


def ask(wire: "Wire", now: datetime) -> Instance:
    """Ask a server about itself, in the newer way and then in the older one.

    Raises:
        Refused: It answers neither.
        Unreachable: It cannot be asked.
    """
    from postdesk.networks.mastodon.answers import InstanceAnswer
    from postdesk.wire.reply import reply_shown

    try:
        said = wire.read("/api/v2/instance", now).into(InstanceAnswer)
    except (Refused, Unreachable):
        said = wire.read("/api/v1/instance", now).into(InstanceAnswer)
    told = {name: _told(said.configuration, group, key) for name, (group, key, _) in NAMES.items()}
    limits = {name: number for name, number in told.items() if number is not None and 1 <= number <= NAMES[name][2]}
    odd = tuple(name for name, number in told.items() if number is not None and name not in limits)
    return Instance(reply_shown(said.version), now.date(), limits, odd)


def told_version(wire: "Wire", now: datetime) -> str:
    """Return what a server's software calls itself, "" where it does not say."""
    try:
        return ask(wire, now).version
    except NetworkError:
        return ""


def _told(configuration: dict[str, Any], group: str, key: str) -> int | None:
    """Return the whole number that a server tells for a limit; None where it tells none."""
    inner = configuration.get(group)
    number = inner.get(key) if isinstance(inner, dict) else None
    return number if type(number) is int else None


def keep(path: Path, server: str, instance: Instance) -> None:
    """Keep what a server said of itself, in a file of its own beside `path`, which older versions wrote for all.

    What was learnt of it stays, as long as it runs the same version.
    """
    before = seen_last(path, server)
    if before and before.full and before.version == instance.version:
        instance = replace(instance, full=True)
    private.replace(_own(path, server), msgspec.json.format(msgspec.json.encode({server: instance})))


def _own(path: Path, server: str) -> Path:
    return path.with_suffix("") / f"{file_name(server)}.json"


def seen_last(path: Path, server: str) -> Instance | None:
    """Return what a server said of itself when it was last asked; None where it has not been."""
    return _kept(_own(path, server)).get(server) or _kept(path).get(server)


def grammar(path: Path, server: str) -> Grammar:
    """Return the text rules of a server as it was last seen; those of Mastodon where it has not been asked."""
    seen = seen_last(path, server)
    if seen is None:
        return GRAMMAR
    kind, own = software_of(seen.version), own_version(seen.version)
    limits = tuple(_as_seen(limit, seen, urlsplit(server).netloc) for limit in GRAMMAR.limits)
    parse, warned = GRAMMAR.parse, GRAMMAR.warned
    if seen.full or kind.counts is Counted.IN_FULL:
        limits = tuple(replace(limit, unit="code points") if limit.name == "text" else limit for limit in limits)
        parse = warned = parse_in_full
    elif own and own < SPACED_TAGS:
        parse = warned = parse_45
    return replace(
        GRAMMAR,
        limits=limits,
        parse=parse,
        warned=warned if kind.warns else None,
        restricts=kind.restricts,
        carries=replace(GRAMMAR.carries, needed=kind.pictured),
        quotes=own is not None and own >= QUOTES_SINCE,
    )


def own_version(version: str) -> tuple[int, int] | None:
    """Return the version of Mastodon that a server is, None for other software."""
    found = re.fullmatch(OWN_VERSION, version, re.ASCII)
    return (int(found[1]), int(found[2])) if found else None


def _as_seen(limit: Limit, seen: Instance, server: str) -> Limit:
    """Return a limit as a server tells it; where no server can mean that, Mastodon's own, and what is odd about it."""
    if limit.name in seen.odd:
        return replace(limit, source=f"{limit.source}; {server} tells a number that no server can mean")
    if limit.name not in seen.limits:
        return limit
    number, source = seen.limits[limit.name], f"{server} itself, {seen.version}"
    return replace(limit, number=number, source=source, seen=seen.seen, certainty=Certainty.DOCUMENTED)


def _kept(path: Path) -> dict[str, Instance]:
    """Return what is kept; nothing where there is no file, or one that was cut off: asking again makes it anew."""
    try:
        with opened(path) as file:
            return msgspec.json.decode(file.read(LARGEST), type=known_type(dict[str, Instance]))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
