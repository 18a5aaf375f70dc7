"""The desk-wide hold: one row that every claim and every intent looks at, so that it holds at once on every worker."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select

from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import table
from postdesk.log.worker_tables import Hold

HOLDS = table(Hold)
DESK = "desk"
NO_HOLD = ~exists(select(HOLDS.c.scope).where(HOLDS.c.scope == DESK))
"""True while nothing holds the desk; a condition for statements."""


def desk(connection: Connection) -> Hold | None:
    """Return the hold of the whole desk, or None."""
    row = connection.execute(select(HOLDS).where(HOLDS.c.scope == DESK)).mappings().first()
    return Hold(**row) if row else None


def of_desk(log: Log) -> Hold | None:
    """Return the hold of the whole desk, or None."""
    with log.read() as connection:
        return desk(connection)


def put(connection: Connection, who: str, why: str, now: datetime) -> None:
    """Hold the whole desk; a hold that is there already stays as it was put."""
    tell(connection)
    if desk(connection) is None:
        connection.execute(insert(HOLDS).values(scope=DESK, since=now, who=who, why=why))


def lift(connection: Connection) -> None:
    """Let the desk go on; nothing happens where nothing held it."""
    tell(connection)
    connection.execute(delete(HOLDS).where(HOLDS.c.scope == DESK))
