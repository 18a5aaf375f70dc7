"""Mastodon's kin: servers with its API, by the version that they tell, and in what they differ from one another.

What no row names is treated with the greatest care, and so is what was only read of. Source: for Mastodon its own
source (idempotency keys under a lock since mastodon/mastodon#37879) and recorded answers of 4.6.4; Hollo 0.10,
GoToSocial 0.20, Takahe 0.11, WordPress 6.1 with Enable Mastodon Apps 1.6 and snac 2.75 were run and asked in November
2026; of Pixelfed was read (pixelfed/pixelfed#3405); Friendica, Akkoma, Pleroma and the forks of Misskey are known by
their names.
"""

import re
from datetime import timedelta
from enum import Enum

from msgspec import Struct


class KeyUse(Enum):
    """What a server does with an `Idempotency-Key`."""

    IGNORED = "a repeat is a second post"
    UNLOCKED = "a repeat is the first post, unless that is still being written"
    LOCKED = "a repeat is the first post"


class Counted(Enum):
    """How a server counts a text."""

    WEIGHED = "in grapheme clusters, an address as 23, a mention without its host"
    IN_FULL = "in code points, addresses and mentions as they are written"


class Kind(Struct, frozen=True):
    """One software: by what its `version` is known, and how its servers are.

    `settles` is how long after an attempt a post may still appear there of which there is no sign: a write that waits
    for a lock was seen to take 55 seconds, long after any answer to it. `warns` and `restricts` are whether it keeps a
    content warning, and who is to see a post; `pictured` whether it takes no post without a picture. `uploads` is where
    pictures are sent.
    """

    name: str
    version: str
    keys: KeyUse = KeyUse.IGNORED
    settles: timedelta = timedelta(minutes=5)
    counts: Counted = Counted.WEIGHED
    warns: bool = True
    restricts: bool = True
    pictured: bool = False
    uploads: str = "/api/v2/media"


KIN = (
    Kind("Mastodon", r"(?:4\.(?:[6-9]|\d\d)|[5-9]\.\d{1,4}|\d\d\.\d{1,4})\.\d{1,9}\S*", KeyUse.LOCKED, timedelta(0)),
    Kind("Mastodon before 4.6", r"4\.[0-5]\.\d{1,9}\S*", KeyUse.UNLOCKED, timedelta(minutes=3)),
    Kind("Hollo", r".*\bhollo\b.*", KeyUse.UNLOCKED),
    Kind("Takahe", r"takahe\b.*", counts=Counted.IN_FULL),
    Kind("GoToSocial", r"0\.\d{1,4}\.\d{1,9}\S*|.*\bgotosocial\b.*", counts=Counted.IN_FULL),
    Kind("WordPress", r".*\bEnable Mastodon Apps\b.*", warns=False, restricts=False),
    Kind("snac", r".*\bsnac\b.*"),
    Kind("Pixelfed", r".*\bpixelfed\b.*", pictured=True, uploads="/api/v1/media"),
    Kind("Friendica", r".*\bfriendica\b.*"),
    Kind("Akkoma", r".*\bakkoma\b.*"),
    Kind("Pleroma", r".*\bpleroma\b.*"),
    Kind("a fork of Misskey", r".*\b(?:sharkey|iceshrimp|firefish|calckey|misskey)\b.*"),
)
STRANGER = Kind("a server that nobody knows", "")
"""What says nothing of itself, or what no row names."""


def software_of(version: str) -> Kind:
    """Return which software a server is, by its version."""
    return next((kind for kind in KIN if re.fullmatch(kind.version, version, re.ASCII | re.IGNORECASE)), STRANGER)
