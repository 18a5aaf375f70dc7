"""A whole log carried to another database: counted, compared by content, and there at once or not at all."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DataError
from sqlalchemy.sql.base import Executable

from postdesk.errors import PostdeskError
from postdesk.log import tables
from postdesk.log.engine.database import Log
from postdesk.log.workers import heartbeats
from postdesk.models import timings

PORTION = 5_000
NOT_MOVED = frozenset({"heartbeat", "memory"})
"""What belongs to the workers of a database, or says what it is itself, and not what the desk remembers."""


class Moved(Struct, frozen=True):
    """One table that was carried over: its name and how many rows it has on both sides."""

    table: str
    rows: int


def move_log(source: Log, target: Log, now: datetime) -> list[Moved]:
    """Copy everything in one transaction of the target, and compare; the source stays as it is.

    Raises:
        PostdeskError: A worker is alive on the source, the target holds something already, or what arrived is not what
            was sent. The target is then as empty as before.
    """
    everything = [table for table in tables.PostRow.metadata.sorted_tables if table.name not in NOT_MOVED]
    with source.write() as here:  # nobody changes anything meanwhile
        _alone(here, source, now)
        with target.write() as there:
            _empty(there, target, everything)
            moved = [_carry(here, there, table) for table in everything]
            _count_on(there, everything)
    return moved


def _alone(here: Connection, source: Log, now: datetime) -> None:
    alive = [worker.worker for worker in heartbeats.workers(here) if worker.at > now - timings.HEARD]
    if alive:
        raise PostdeskError(
            "{worker} is at work on {source}: stop every worker first, then move", worker=alive[0], source=source.name
        )


def _empty(there: Connection, target: Log, everything: list[Table]) -> None:
    for table in everything:
        if there.execute(select(table).limit(1)).first() is not None:
            raise PostdeskError(
                "{target} holds a desk already ({table}): move to an empty database",
                target=target.name,
                table=table.name,
            )


def _carry(here: Connection, there: Connection, table: Table) -> Moved:
    """Copy one table in portions, and read both sides once more."""
    for rows in _portions(here, table):
        try:
            there.execute(table.insert(), rows)
        except DataError as error:
            raise PostdeskError(
                "{table} holds what the other database cannot keep ({why})", table=table.name, why=error.orig
            ) from error
    sent, arrived = _content(here, table), _content(there, table)
    if sent != arrived:
        raise PostdeskError(
            "{table} did not arrive as it was sent ({sent} rows, {arrived} came): nothing moved",
            table=table.name,
            sent=sent[0],
            arrived=arrived[0],
        )
    return Moved(table.name, sent[0])


def _portions(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    with connection.execute(_ordered(table)) as result:
        for rows in result.mappings().partitions():
            yield [dict(row) for row in rows]


def _content(connection: Connection, table: Table) -> tuple[int, str]:
    """Return how many rows a table has, and a digest of all that they say, in the order of its key."""
    digest, count = hashlib.sha256(), 0
    for rows in _portions(connection, table):
        count += len(rows)
        for row in rows:
            digest.update(repr([_plain(value) for value in row.values()]).encode())
    return count, digest.hexdigest()


def _plain(value: object) -> object:
    """Return a value as both databases mean it: a moment is the same in whatever zone it is written."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _ordered(table: Table) -> Executable:
    return select(table).order_by(*table.primary_key.columns).execution_options(yield_per=PORTION)


def _count_on(there: Connection, everything: list[Table]) -> None:
    """Let PostgreSQL number new rows after those that came with numbers."""
    if there.dialect.name != "postgresql":
        return
    for table in everything:
        if "id" in table.c:
            last = select(func.coalesce(func.max(table.c.id), 0) + 1)
            sequence = func.pg_get_serial_sequence(table.name, "id")
            there.execute(select(func.setval(sequence, last.scalar_subquery(), False)))
