"""Which hashtags stand in which publications, and their weekly sums.

A hashtag has an identity (NFKC, casefolded: what networks treat as equal) and a spelling (as written). The
weekly sums in `TagWeek` change in the transaction of what changes them, so a report never counts history again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from postdesk.log.bulk import Row, Rows
from postdesk.log.tables import TagWeek, Usage


class Change(Struct, frozen=True, gc=False):
    """What one publication adds to (or, negative, takes from) the weekly sums of its tags."""

    posts: int = 0
    counted: int = 0
    core: int = 0
    simulated: int = 0


TagKey = tuple[str, str, str]
"""Week, tag, network."""
Sums = dict[TagKey, list[int]]
"""What is added to each week's sums: posts, counted, core, simulated."""

NEW_POST = Change(posts=1)


class Use(Struct, frozen=True):
    """The hashtags of one new publication, as pairs of identity and spelling; a repeat keeps its first spelling.

    `part` is what the publication adds to the weekly sums of each.
    """

    publication_id: int
    network: str
    week: str
    tags: Sequence[tuple[str, str]]
    part: Change = NEW_POST


def add(connection: Connection, uses: Iterable[Use]) -> None:
    """Write the hashtags of publications that were just inserted and count them in their weeks."""
    rows: list[Row] = []
    sums: Sums = {}
    for use in uses:
        for tag, spelling in dict(reversed(use.tags)).items():
            rows.append((use.publication_id, tag, spelling))
            _count(sums, (use.week, tag, use.network), use.part)
    _USED.write(connection, rows)
    _bump(connection, sums)


def bump(connection: Connection, changes: Iterable[tuple[TagKey, Change]]) -> None:
    """Add changes to the weekly sums."""
    sums: Sums = {}
    for key, change in changes:
        _count(sums, key, change)
    _bump(connection, sums)


def _count(sums: Sums, key: TagKey, change: Change) -> None:
    row = sums.get(key)
    if row is None:
        row = sums[key] = [0, 0, 0, 0]
    row[0] += change.posts
    row[1] += change.counted
    row[2] += change.core
    row[3] += change.simulated


def _bump(connection: Connection, sums: Sums) -> None:
    """Add to the weekly sums, in the order of their keys so that two writers on PostgreSQL cannot deadlock."""
    _SUMMED.write(connection, [(*key, *sums[key]) for key in sorted(sums) if any(sums[key])])


def table(model: type[SQLModel]) -> Table:
    """Return the Core table of a row class; bulk statements on it cost a fraction of the ORM's unit of work."""
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found


def upsert(connection: Connection, into: Table) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return an INSERT that can resolve conflicts, in the dialect of the connection."""
    return INSERTS[connection.dialect.name](into)


INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
KEYS = ("week", "tag", "network")
SUMS = ("posts", "counted", "core", "simulated")


def _summing(dialect: str) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return the INSERT that adds to a week's sums."""
    weekly = table(TagWeek)
    insert = INSERTS[dialect](weekly)
    added = {name: weekly.c[name] + insert.excluded[name] for name in SUMS}
    return insert.on_conflict_do_update(index_elements=KEYS, set_=added)


_USED = Rows(table(Usage), ("publication_id", "tag", "spelling"))
_SUMMED = Rows(table(TagWeek), KEYS + SUMS, _summing)
