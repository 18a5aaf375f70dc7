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
from postdesk.log.engine import foreign, migrations
from postdesk.log.engine.database import Log
from postdesk.log.engine.foreign import MISSING_TABLE, amiss_in_structure, structure_of, wanted_structure
from postdesk.sentences import Sentence

STAMP = text("INSERT INTO alembic_version (version_num) VALUES (:revision)")
DRIVERS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}
"""How SQLAlchemy calls each kind of database."""
COLUMNS = {
    "sqlite": foreign.COLUMNS,
    "postgresql": "SELECT table_name, column_name, is_nullable = 'NO' FROM information_schema.columns"
    " JOIN information_schema.tables USING (table_schema, table_name)"
    " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
}
"""What says of each column of each table whether it may not be empty."""
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
        raise log.unusable(error.orig, log.mended_by(error)) from error
    except PostdeskError:
        log.close()
        raise
    return log


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
        there = structure_of(connection.exec_driver_sql(COLUMNS[connection.dialect.name]).all())
        if VERSION in there and _revision(connection) == migrations.HEAD:
            if amiss := amiss_in_structure(there, wanted_structure()):
                raise log.unusable(amiss, log.made_whole_by())
            return
    with log.write() as connection:
        revision = _revision(connection)
        if revision is None:
            _create(connection, log)
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
    return ", ".join(
        str(each) for each in connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
    )


def _create(connection: Connection, log: Log) -> None:
    """Make the newest tables at once and stamp them, which spares a new desk the second that Alembic takes to import.

    A test holds that this and migrating from the beginning give the same tables. Where there are some without a stamp,
    it was lost.
    """
    if wanted_structure().keys() & set(inspect(connection).get_table_names()):
        raise log.unusable(Sentence(MISSING_TABLE, table=VERSION), log.made_whole_by())
    for statement in _statements_of_tables(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.execute(STAMP, {"revision": migrations.HEAD})


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
