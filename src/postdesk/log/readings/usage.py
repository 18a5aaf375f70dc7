"""Which hashtags stand in which publications, and how many publications a week carry each.

A hashtag has an identity (NFKC, casefolded: what networks treat as equal) and a spelling (as written). `TagWeek` is
counted in the transaction that adds the publications, so that nobody goes through history for the first use of one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from postdesk.log.engine.bulk import Row, Rows
from postdesk.log.tables import TagWeek, Usage


class Use(Struct, frozen=True, gc=False):
    """The hashtags of one new publication, as pairs of identity and spelling; a repeat keeps its first spelling."""

    publication_id: int
    network: str
    week: str
    tags: Sequence[tuple[str, str]]


def add(connection: Connection, uses: Iterable[Use]) -> None:
    """Write the hashtags of publications that were just inserted and count them in their weeks.

    Weeks are counted in the order of their keys, so that two writers on PostgreSQL cannot deadlock.
    """
    rows: list[Row] = []
    keys: list[tuple[str, str, str]] = []
    for use in uses:
        of, week, network = use.publication_id, use.week, use.network
        for tag, spelling in dict(reversed(use.tags)).items():
            rows.append((of, tag, spelling))
            keys.append((week, tag, network))
    _USED.write(connection, rows)
    _COUNTED.write(connection, [(*key, posts) for key, posts in sorted(Counter(keys).items())])


def take_back(connection: Connection, publication_id: int, network: str, week: str) -> None:
    """Forget the hashtags of a publication, in its week too, so that they can be written anew."""
    uses, weekly = table(Usage), table(TagWeek)
    mine = uses.c.publication_id == publication_id
    tags = list(connection.execute(select(uses.c.tag).where(mine)).scalars())
    connection.execute(uses.delete().where(mine))
    counted = (weekly.c.network == network, weekly.c.week == week, weekly.c.tag.in_(tags))
    connection.execute(weekly.update().where(*counted).values(posts=weekly.c.posts - 1))
    connection.execute(weekly.delete().where(*counted, weekly.c.posts <= 0))


def change_week(connection: Connection, publication_id: int, network: str, week: str, to: str) -> None:
    """Count the hashtags of a publication in another week."""
    uses = table(Usage).c
    mine = select(uses.tag, uses.spelling).where(uses.publication_id == publication_id).order_by(uses.tag)
    tags = [(use.tag, use.spelling) for use in connection.execute(mine)]
    take_back(connection, publication_id, network, week)
    add(connection, [Use(publication_id, network, to, tags)])


def table(model: type[SQLModel]) -> Table:
    """Return the Core table of a row class; bulk statements on it cost a fraction of the ORM's unit of work."""
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found


def upsert(connection: Connection, into: Table) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return an INSERT that can resolve conflicts, in the dialect of the connection."""
    return INSERTS[connection.dialect.name](into)


INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
KEYS = ("week", "tag", "network")


def _counting(dialect: str) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return the INSERT that adds to a week's count."""
    weekly = table(TagWeek)
    insert = INSERTS[dialect](weekly)
    return insert.on_conflict_do_update(index_elements=KEYS, set_={"posts": weekly.c.posts + insert.excluded.posts})


_USED = Rows(table(Usage), ("publication_id", "tag", "spelling"))
_COUNTED = Rows(table(TagWeek), (*KEYS, "posts"), _counting)
