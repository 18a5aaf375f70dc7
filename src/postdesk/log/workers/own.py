"""What a log says of itself: its name, where it is at home, and how far it has come."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import EVENTS
from postdesk.log.readings.usage import table
from postdesk.log.worker_tables import Memory

MEMORY = table(Memory)
TAKEN = "take-over"
"""With what the reason begins for which a log got a name in place of another one."""
_NEWEST = select(MEMORY).order_by(MEMORY.c.id.desc()).limit(1)


def own(log: Log) -> Memory | None:
    """Return what a log says of itself; None where nobody has named it yet."""
    with log.read() as connection:
        return _own(connection)


def taken_since(log: Log, moment: datetime) -> bool:
    """Return whether a person let this log speak in place of another one since a moment."""
    taken = select(MEMORY.c.id).where(MEMORY.c.why.startswith(TAKEN), MEMORY.c.since >= moment).limit(1)
    with log.read() as connection:
        return connection.execute(taken).first() is not None


def taken_by(log: Log, who: str) -> datetime | None:
    """Return when a person last let this log speak in place of another one; None where they never did."""
    mine = select(func.max(MEMORY.c.since)).where(MEMORY.c.who == who, MEMORY.c.why.startswith(TAKEN))
    with log.read() as connection:
        return connection.execute(mine).scalar()


def last(log: Log) -> int:
    """Return the number of the last event, which grows with all that happens to posts; 0 for a log without one."""
    with log.read() as connection:
        return int(connection.execute(select(func.coalesce(func.max(EVENTS.c.id), 0))).scalar_one())


def seal(log: Log, event: int) -> str:
    """Return a digest of an event, by which it is told from another of its number; "" where there is none."""
    with log.read() as connection:
        row = connection.execute(select(EVENTS).where(EVENTS.c.id == event)).first()
    return hashlib.sha256(repr(tuple(row)).encode()).hexdigest()[:16] if row else ""


def named(log: Log, new: Memory) -> Memory:
    """Name a log that has no name; return what it says of itself then, for another process may have come first."""
    with log.write() as connection:
        if found := _own(connection):
            return found
        return _add(connection, new)


def renamed(log: Log, new: Memory) -> Memory:
    """Give a log another name, by which no copy of it is meant any more."""
    with log.write() as connection:
        return _add(connection, new)


def at_home(log: Log, memory: Memory, folder: str) -> None:
    """Write where a log lies now, on the same machine."""
    with log.write() as connection:
        connection.execute(update(MEMORY).where(MEMORY.c.id == memory.id).values(folder=folder))


def _own(connection: Connection) -> Memory | None:
    row = connection.execute(_NEWEST).mappings().first()
    return Memory(**row) if row else None


def _add(connection: Connection, new: Memory) -> Memory:
    values = new.model_dump(exclude={"id"})
    connection.execute(insert(MEMORY).values(values))
    return Memory(**connection.execute(_NEWEST).mappings().one())
