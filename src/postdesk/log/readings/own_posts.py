"""Finding our own posts in an export that knows them by another id.

A post is ours if its id stands in the address we know it by; else if it went out within five minutes of one of ours
(where the export gives only a day: on that day) and reads like it. Each of ours is matched once, to the nearest.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, select

from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.models import Extracted

NEAR = timedelta(minutes=5)
SAME_DAY = timedelta(hours=26)
"""Noon stands for the day; half a day on either side, and what zones can be apart."""
TOLD_LATE = timedelta(days=14)
"""How long after a post went out a person may report where it stands."""
ALIKE = 0.8
LINK = re.compile(r"https?://\S+")


class Pair(Struct, frozen=True, order=True):
    """A post of an export that may be one of ours: how unlike, how far apart; then which."""

    unlike: float
    apart: timedelta
    publication_id: int
    remote_id: str


def ours(connection: Connection, network: str, rows: Sequence[Extracted], taken: set[int]) -> dict[str, int]:
    """Return our publications by the ids under which an export knows them; those `taken` are matched already."""
    if not rows or connection.execute(_ANY, {"network": network}).first() is None:
        return {}
    free = [candidate for candidate in _candidates(connection, network, rows) if candidate.id not in taken]
    if not free:
        return {}
    matched: dict[str, int] = {}
    used: set[int] = set()
    for pair in sorted(pair for row in rows for pair in _pairs(row, free)):
        if pair.remote_id not in matched and pair.publication_id not in used:
            matched[pair.remote_id] = pair.publication_id
            used.add(pair.publication_id)
    return matched


_ANY = (
    select(PUBLICATIONS.c.id)
    .where(PUBLICATIONS.c.post_id.is_not(None), PUBLICATIONS.c.network == bindparam("network"))
    .limit(1)
)
"""Whether there is anything of ours to be found, which an index tells at once."""


def _candidates(connection: Connection, network: str, rows: Sequence[Extracted]) -> Sequence[Row[tuple[object, ...]]]:
    """Return what we published there around the days of the rows."""
    columns = PUBLICATIONS.c
    first, last = min(row.published for row in rows), max(row.published for row in rows)
    query = select(PUBLICATIONS).where(
        columns.network == network,
        columns.post_id.is_not(None),
        columns.published.between(first - SAME_DAY, last + TOLD_LATE),
    )
    return connection.execute(query).all()


def _pairs(row: Extracted, candidates: Sequence[Row[tuple[object, ...]]]) -> Iterator[Pair]:
    for candidate in candidates:
        apart = abs(candidate.published - row.published)
        if row.remote_id in candidate.url:
            yield Pair(0.0, timedelta(), candidate.id, row.remote_id)
        elif apart <= (NEAR if row.exact and candidate.exact else SAME_DAY):
            alike = similarity(row.text, candidate.text)
            if alike >= ALIKE:
                yield Pair(1 - alike, apart, candidate.id, row.remote_id)


def similarity(one: str, other: str) -> float:
    """Return how alike two texts read, from 0 to 1; links, which networks rewrite, and capitals do not count.

    A text that an export has cut off is like the whole one.
    """
    from difflib import SequenceMatcher

    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    if len(shorter) >= 20 and longer.startswith(shorter.rstrip("….")):
        return 1.0
    return SequenceMatcher(None, shorter, longer, autojunk=False).ratio()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", LINK.sub(" ", text)).casefold().split())
