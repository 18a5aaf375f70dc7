"""Jobs done once a period, such as a week's report, whichever worker comes first: a row a job and period says so."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import table, upsert
from postdesk.log.worker_tables import Run
from postdesk.models import timings

RUNS = table(Run)


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


def forget_before(log: Log, kind: str, period: str) -> None:
    """Forget that a job was done for earlier periods, whose names come before this one's."""
    with log.write() as connection:
        connection.execute(delete(RUNS).where(RUNS.c.kind == kind, RUNS.c.period < period))


def _begin(connection: Connection, kind: str, period: str, who: str, now: datetime) -> bool:
    """Write that a job begins; False where another did it, or is at it."""
    given_up = (RUNS.c.finished.is_(None)) & (RUNS.c.started <= now - timings.STALE)
    insert = upsert(connection, RUNS).values(kind=kind, period=period, started=now, finished=None, who=who)
    statement = insert.on_conflict_do_update(
        index_elements=["kind", "period"], set_={"started": now, "who": who}, where=given_up
    )
    return connection.execute(statement.returning(RUNS.c.kind)).first() is not None
