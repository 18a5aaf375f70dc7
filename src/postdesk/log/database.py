"""Opening the log: one SQLite file, durable, with its tables as this postdesk knows them.

A transaction that writes takes the write lock at its beginning (`BEGIN IMMEDIATE`), so that what it reads is still
true when it writes; the deferred transaction that SQLite begins by default lets two workers claim the same post.
`synchronous=FULL` makes a commit survive a power cut: an intent that the disk forgets is a post sent twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from postdesk.errors import PostdeskError
from postdesk.log import migrations, tables

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -128000",
    "PRAGMA temp_store = MEMORY",
)
"""The cache (KiB) is a bound: it holds what queueing 100,000 posts writes, so that no page goes to the disk twice."""
STAMP = text("INSERT INTO alembic_version (version_num) VALUES (:revision)")


class Log:
    """The desk's memory: posts, deliveries, events, readings. A context manager; may be shared by threads."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._writing = engine.execution_options(writing=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the log and changes nothing."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection that holds the write lock; commit at the end, roll back on any exception.

        Raises:
            PostdeskError: Somebody else held the lock for longer than the log's patience, or the disk takes no more;
                nothing is written then.
        """
        with self._writing.connect() as connection:
            try:
                with connection.begin():
                    yield connection
            except OperationalError as error:
                raise PostdeskError(self._unwritten(error)) from error

    def _unwritten(self, error: OperationalError) -> str:
        """Say why nothing was written, and what to do about it."""
        why = str(error.orig)
        if "locked" in why:
            return f"{self.name} is busy ({why}): try again in a moment"
        return (
            f"{self.name} cannot be written ({why}): nothing was changed; see that its disk has room and is not failing"
        )

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded back into the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_log(path: Path, patience: timedelta = timedelta(seconds=30)) -> Log:
    """Open the log at `path`, making it or bringing its tables up to date where that is needed.

    `patience` is how long a transaction waits for another process that writes.

    Raises:
        PostdeskError: The file is no database, is written by a newer postdesk, or cannot be opened.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    log = Log(_engine(path, patience), str(path))
    try:
        _bring_up_to_date(log)
    except DatabaseError as error:
        log.close()
        raise PostdeskError(
            f"{path} cannot be used as the desk's memory ({error.orig}): restore it or move it away"
        ) from error
    except PostdeskError:
        log.close()
        raise
    return log


def _engine(path: Path, patience: timedelta) -> Engine:
    """Return an engine whose transactions begin as we say, not as Python's driver guesses."""
    connect = {"timeout": patience.total_seconds(), "isolation_level": None, "check_same_thread": False}
    engine = create_engine(f"sqlite:///{path}", connect_args=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: DBAPIConnection, _record: object) -> None:
    """Set the pragmas, which belong to a connection and not to the file."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """Take the write lock at once where the transaction is going to write."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _bring_up_to_date(log: Log) -> None:
    """Make the tables of an empty file, or migrate older ones; a current file costs one read."""
    with log.read() as connection:
        if _revision(connection) == migrations.HEAD:
            return
    with log.write() as connection:
        revision = _revision(connection)
        if revision is None:
            _create(connection)
        elif revision in migrations.BEHIND:
            migrations.upgrade(connection)
        elif revision != migrations.HEAD:
            raise PostdeskError(
                f"{log.name} was written by a newer postdesk (revision {revision}): install that version"
            )


def _revision(connection: Connection) -> str | None:
    """Return the revision the tables are at: None for an empty file, "" for one stamped before the first revision."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or ""


def _create(connection: Connection) -> None:
    """Make the newest tables at once and stamp them, which spares a new desk the second that Alembic takes to import.

    A test holds that this and migrating from the beginning give the same tables.
    """
    tables.Post.metadata.create_all(connection)
    connection.execute(text(migrations.VERSION_TABLE))
    connection.execute(STAMP, {"revision": migrations.HEAD})
