"""Opening the log: an SQLite file of the desk's own, or a PostgreSQL database that several machines share.

Its tables are made, or migrated from those of an older postdesk, before anybody reads them.
"""

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_mock_engine, inspect, text
from sqlalchemy.exc import DatabaseError

from postdesk.errors import PostdeskError
from postdesk.log import tables, worker_tables
from postdesk.log.engine import migrations
from postdesk.log.engine.database import Log
from postdesk.sentences import Sentence

STAMP = text("INSERT INTO alembic_version (version_num) VALUES (:revision)")
DRIVERS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}
"""How SQLAlchemy calls each kind of database."""
VERSION = "alembic_version"
"""The table in which Alembic notes the revision."""
PATIENCE = timedelta(seconds=30)
"""How long a transaction waits for another one that writes."""


def open_log(place: Path | str, patience: timedelta = PATIENCE) -> Log:
    """Open the log at a path, or at the address of a PostgreSQL database, and bring its tables up to date.

    `patience` is how long a transaction waits for another process that writes.

    Raises:
        PostdeskError: There is no database, or another thing than one; it is written by a newer postdesk; or it cannot
            be reached or opened.
    """
    log = _kind(place, patience)
    try:
        bring_up_to_date(log)
    except DatabaseError as error:
        log.close()
        raise _unusable(log, error.orig, log.mended_by(error)) from error
    except PostdeskError:
        log.close()
        raise
    return log


def _unusable(log: Log, why: object, remedy: str) -> PostdeskError:
    return PostdeskError(
        "{log} cannot be used as the desk's memory ({why}): {remedy}", log=log.name, why=why, remedy=remedy
    )


def _kind(place: Path | str, patience: timedelta) -> Log:
    if isinstance(place, str):
        from postdesk.log.engine.postgres import PostgresLog

        return PostgresLog(place, patience)
    from postdesk.log.engine.sqlite import SqliteLog

    return SqliteLog(place, patience)


def bring_up_to_date(log: Log) -> None:
    """Make the tables of an empty database, or migrate older ones; a current one costs two reads.

    Raises:
        PostdeskError: A table of a current one is missing; or it is written by a newer postdesk.
    """
    with log.read() as connection:
        there = inspect(connection).get_table_names()
        if VERSION in there and _revision(connection) == migrations.HEAD:
            for table in sorted(_tables().difference(there)):
                raise _unusable(log, Sentence("its table {table} is missing", table=table), log.made_whole_by())
            return
    with log.write() as connection:
        revision = _revision(connection)
        if revision is None:
            _create(connection)
        elif revision in migrations.BEHIND:
            migrations.upgrade(connection)
        elif revision != migrations.HEAD:
            raise PostdeskError(
                "{log} was written by a newer postdesk (revision {revision}): install that version",
                log=log.name,
                revision=revision,
            )
        log.settled(connection)


def _revision(connection: Connection) -> str | None:
    """Return the revision the tables are at: None for an empty file, "" for one stamped before the first revision."""
    if not inspect(connection).has_table(VERSION):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or ""


def _create(connection: Connection) -> None:
    """Make the newest tables at once and stamp them, which spares a new desk the second that Alembic takes to import.

    A test holds that this and migrating from the beginning give the same tables.
    """
    for statement in _statements_of_tables(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.execute(STAMP, {"revision": migrations.HEAD})


@cache
def _tables() -> frozenset[str]:
    """Return the names of the tables that a log has."""
    return frozenset(tables.PostRow.metadata.tables) | frozenset(worker_tables.Pace.metadata.tables)


@cache
def _statements_of_tables(kind: str) -> tuple[str, ...]:
    """Return what makes the newest tables in one kind of database, rendered once for all that a process opens."""
    said: list[str] = []

    def note(statement: Any, *_: object) -> None:  # noqa: ANN401 -- whatever SQLAlchemy executes
        said.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine(DRIVERS[kind], note)
    for metadata in {tables.PostRow.metadata, worker_tables.Pace.metadata}:  # one, as far as both files are loaded
        metadata.create_all(engine, checkfirst=False)
    return (*said, migrations.VERSION_TABLE)
