"""Finding our own posts in an export that knows them by another id.

A post is ours if its id stands in the address or the id that we know it by; else if it went out within five minutes of
one of ours and reads like it; on the same day, where the export gives only a day or ours went out by hand, and nobody
knows the minute. Never one of another server or chat. Each of ours is matched once, to the nearest.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, select

from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.usage import table
from postdesk.log.tables import PostRow
from postdesk.models import Extracted
from postdesk.models.homes import apart, known_as

POSTS = table(PostRow)
NEAR = timedelta(minutes=5)
SAME_DAY = timedelta(hours=26)
"""Noon stands for the day; half a day on either side, and what zones can be apart."""
TOLD_LATE = timedelta(days=14)
"""How long after a post went out a person may report where it stands."""
ALIKE = 0.8
LINK = re.compile(r"https?://\S+")
ADDRESSED = re.compile(r"[\w-]{6,}")
URN = re.compile(r"\b(activity|share|ugcPost)[:-](\d{1,25})\b")
"""What of an address may be the id of a post."""
LONGEST, COMPARED = 70_000, 1_000
"""Letters of a text that are looked at, which is more than any network takes, and that are compared one by one."""
Known = Row[tuple[object, ...]]


class Pair(Struct, frozen=True, order=True):
    """A post of an export that may be one of ours: how unlike, how far apart; then which."""

    unlike: float
    apart: timedelta
    publication_id: int
    known_as: str


def own_publications(
    connection: Connection, network: str, rows: Sequence[Extracted], taken: set[int]
) -> dict[str, int]:
    """Return our publications by what an export knows them as; those `taken` are matched already."""
    if not rows or connection.execute(_ANY, {"network": network}).first() is None:
        return {}
    free = [candidate for candidate in _candidates(connection, network, rows) if candidate.id not in taken]
    if not free:
        return {}
    matched: dict[str, int] = {}
    used: set[int] = set()
    timed = sorted(((at, one) for one in free for at in _moments(one)), key=lambda pair: pair[0])
    moments, named = [at for at, _ in timed], _named(free)
    for pair in sorted(pair for row in rows for pair in _pairs(row, timed, moments, named)):
        if pair.known_as not in matched and pair.publication_id not in used:
            matched[pair.known_as] = pair.publication_id
            used.add(pair.publication_id)
    return matched


def _moments(candidate: Known) -> set[datetime]:
    """Return when a post of ours went out; one that went out by hand was due, and reported later."""
    return {candidate.published, candidate.due} if candidate.by_hand else {candidate.published}


_ANY = (
    select(PUBLICATIONS.c.id)
    .where(PUBLICATIONS.c.post_id.is_not(None), PUBLICATIONS.c.network == bindparam("network"))
    .limit(1)
)
"""Whether there is anything of ours to be found, which an index tells at once."""


def _candidates(connection: Connection, network: str, rows: Sequence[Extracted]) -> list[Known]:
    """Return what we published there around the days of the rows, in order of their moments."""
    columns = PUBLICATIONS.c
    first, last = min(row.published for row in rows), max(row.published for row in rows)
    query = select(PUBLICATIONS, POSTS.c.by_hand, POSTS.c.due).join(POSTS, POSTS.c.id == columns.post_id)
    there = (columns.network == network, columns.published.between(first - SAME_DAY, last + TOLD_LATE))
    return list(connection.execute(query.where(*there).order_by(columns.published)))


def _pairs(
    row: Extracted, timed: Sequence[tuple[datetime, Known]], moments: Sequence[datetime], named: Mapping[str, int]
) -> Iterator[Pair]:
    """Yield the posts of ours that a post may be: the one whose address holds its id, and those of its time."""
    if row.known_as in named:
        yield Pair(0.0, timedelta(), named[row.known_as], row.known_as)
        return
    near = timed[bisect_left(moments, row.published - SAME_DAY) : bisect_right(moments, row.published + SAME_DAY)]
    for at, candidate in near:
        if apart(row.home, candidate.home):
            continue
        distance = abs(at - row.published)
        if distance <= (NEAR if row.exact and candidate.exact and not candidate.by_hand else SAME_DAY):
            alike = similarity(row.text, candidate.text)
            if alike >= ALIKE:
                yield Pair(1 - alike, distance, candidate.id, row.known_as)


def _named(free: Sequence[Known]) -> dict[str, int]:
    """Return our publications by every id that their address, or their own id, may hold.

    Facebook's API puts the page's number before that of a post, with `_` between them; its exports do not.
    """
    return {
        known_as(candidate.home, name): candidate.id
        for candidate in reversed(free)
        for name in (*_names(unquote(candidate.url)), candidate.remote_id.rpartition("_")[2])
    }


def _names(url: str) -> Iterator[str]:
    yield from ADDRESSED.findall(url)
    yield from (f"urn:li:{kind}:{number}" for kind, number in URN.findall(url))


def similarity(one: str, other: str) -> float:
    """Return how alike two texts read, from 0 to 1; links, which networks rewrite, and capitals do not count.

    A text that an export has cut off is like the whole one. Only the beginning of very long texts is compared.
    """
    from difflib import SequenceMatcher

    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    if shorter == longer or (len(shorter) >= 20 and longer.startswith(shorter.rstrip("…."))):
        return 1.0
    matcher = SequenceMatcher(None, shorter[:COMPARED], longer[:COMPARED], autojunk=False)
    most = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return most if most < ALIKE else matcher.ratio()


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", LINK.sub(" ", text[:LONGEST])).casefold().split())
