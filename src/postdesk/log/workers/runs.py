"""Periodic jobs done once for each period, whoever comes first, and the workers' signs of life."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import table, upsert
from postdesk.log.worker_tables import Heartbeat, Run
from postdesk.models import timings

RUNS, HEARTBEATS = table(Run), table(Heartbeat)


def once(log: Log, kind: str, period: str, job: Callable[[], object], who: str, now: Callable[[], datetime]) -> bool:
    """Do a job if nobody has done it for this period; return whether it was done here.

    A job that fails is given back, so that the next to come tries again.
    """
    with log.write() as connection:
        if not _begin(connection, kind, period, who, now()):
            return False
    mine = (RUNS.c.kind == kind, RUNS.c.period == period, RUNS.c.who == who)
    finished = False
    try:
        job()
        finished = True
    finally:
        with log.write() as connection:
            connection.execute(
                update(RUNS).where(*mine).values(finished=now()) if finished else delete(RUNS).where(*mine)
            )
    return True


def done(log: Log, kind: str, period: str) -> bool:
    """Return whether a job was finished for a period."""
    statement = select(RUNS.c.finished).where(RUNS.c.kind == kind, RUNS.c.period == period)
    with log.read() as connection:
        return connection.execute(statement).scalar_one_or_none() is not None


def _begin(connection: Connection, kind: str, period: str, who: str, now: datetime) -> bool:
    """Write that a job begins; False where another did it, or is at it."""
    given_up = (RUNS.c.finished.is_(None)) & (RUNS.c.started <= now - timings.STALE)
    insert = upsert(connection, RUNS).values(kind=kind, period=period, started=now, finished=None, who=who)
    statement = insert.on_conflict_do_update(
        index_elements=["kind", "period"], set_={"started": now, "who": who}, where=given_up
    )
    return connection.execute(statement.returning(RUNS.c.kind)).first() is not None


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
