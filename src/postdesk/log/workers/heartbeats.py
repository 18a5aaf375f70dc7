"""The workers' signs of life."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import table, upsert
from postdesk.log.worker_tables import Heartbeat
from postdesk.models import timings

HEARTBEATS = table(Heartbeat)


def beat(log: Log, worker: str, now: datetime) -> None:
    """Write a worker's sign of life; those of workers that nobody has heard of for a day are forgotten."""
    with log.write() as connection:
        connection.execute(delete(HEARTBEATS).where(HEARTBEATS.c.at <= now - timings.FORGOTTEN))
        insert = upsert(connection, HEARTBEATS).values(worker=worker, at=now)
        connection.execute(insert.on_conflict_do_update(index_elements=["worker"], set_={"at": now}))


def gone(log: Log, worker: str) -> None:
    """Take back the signs of life of a worker that stops in order."""
    with log.write() as connection:
        connection.execute(delete(HEARTBEATS).where(HEARTBEATS.c.worker == worker))


def workers(connection: Connection) -> list[Heartbeat]:
    """Return the last signs of life of all workers that did not stop in order."""
    statement = select(HEARTBEATS).order_by(HEARTBEATS.c.worker)
    return [Heartbeat(**row) for row in connection.execute(statement).mappings()]


def last_sign(log: Log) -> datetime | None:
    """Return when any worker that did not stop in order was last heard of; None where there is none."""
    with log.read() as connection:
        last: datetime | None = connection.execute(select(func.max(HEARTBEATS.c.at))).scalar_one()
    return last
