"""The log in one SQLite file: durable, and one writer at a time.

A transaction that writes takes the write lock at its beginning (`BEGIN IMMEDIATE`), so that what it reads is still
true when it writes; the deferred transaction that SQLite begins by default lets two workers claim the same post.
`synchronous=FULL` makes a commit survive a power cut: an intent that the disk forgets is a post sent twice.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from postdesk.errors import NotOurs, PostdeskError
from postdesk.files import private
from postdesk.log.engine import copies, write_lock
from postdesk.log.engine.compiled import COMPILED, Prepared, driver
from postdesk.log.engine.database import Kept, Log
from postdesk.log.engine.foreign import first_foreign
from postdesk.log.engine.watch import watch_rows
from postdesk.log.engine.write_lock import Blocked
from postdesk.sentences import Sentence

WAL = "PRAGMA journal_mode = WAL"
"""What belongs to the file: it is changed once, by whoever makes it."""


PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -128000",
    "PRAGMA temp_store = MEMORY",
)
"""The cache (KiB) is a bound: it holds what queueing 100,000 posts writes, so that no page goes to the disk twice."""


NOT_WRITTEN = "{file} cannot be written ({why}): nothing was changed; see that its disk has room and is not failing"
NOT_DURABLE = "move .postdesk/ to a local disk: a network drive keeps no write-ahead log"
"""What mends a file whose commits may not survive a power cut."""


DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
UNSAID = (0, sqlite3.SQLITE_ERROR)
"""What SQLite, or Python's driver, calls a trouble that is none of the file's or the disk's."""
CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


class SqliteLog(Log):
    """A log in a file of its own; closing the last connection folds the write-ahead log back into it."""

    TROUBLE = (OperationalError, sqlite3.OperationalError)

    one_machine = True

    def __init__(self, path: Path, patience: timedelta) -> None:
        private.folder(path.parent)
        private.own(path)
        super().__init__(_engine(path, patience), str(path))
        self.path = path
        self._file: tuple[int, int] | None = None
        event.listen(self.engine, "connect", self._met)
        self._patience = patience.total_seconds()
        self._turn = Lock()

    def _met(self, _connection: DBAPIConnection, _record: object) -> None:
        """Remember which file it is that was opened."""
        self._file = self._file or _identity(self.path)

    def still_there(self) -> None:
        """See that the file is the one that was opened: of one that was deleted, SQLite would make an empty one anew.

        Raises:
            NotOurs: It was deleted, or another one has its name.
        """
        if self._file and self._file != _identity(self.path):
            what = "was deleted or replaced while it was in use"
            raise NotOurs(
                "{path} {what}: nothing more is published; put the newest one back, then start again",
                path=self.path,
                what=what,
            )

    def written_mark(self) -> object:
        """Return how large the write-ahead log is and when it was written; None where there is none just now."""
        try:
            found = Path(f"{self.path}-wal").stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def close(self) -> None:
        """Close every connection; what lies there when the log is used again is another matter."""
        super().close()
        self._file = None

    @contextmanager
    def write(self, *, beside: bool = False) -> Iterator[Connection]:
        """Let the threads of this process write in turn: of those that wait in SQLite, nobody is woken.

        They would sleep there, each time for longer, and look again: with fifty threads a post waited for seconds.

        Raises:
            PostdeskError: Somebody else wrote for longer than the log's patience, or the disk takes no more.
        """
        if not self._turn.acquire(timeout=self._patience):
            raise PostdeskError(
                "{name} is busy (another part of this worker is writing): try again in a moment", name=self.name
            )
        try:
            with self._sound(), super().write(beside=beside) as connection:
                yield connection
        finally:
            self._turn.release()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the log and changes nothing; PostdeskError where it is damaged."""
        with self._sound(), super().read() as connection:
            yield connection

    def ask(self, statement: Prepared, **given: object) -> list[tuple[Any, ...]]:
        """Return what one statement finds that changes nothing; PostdeskError where the file cannot be read."""
        with self._sound():
            return super().ask(statement, **given)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Tell damage in one sentence, wherever it is met; and touch no other file than the one that was opened.

        Whatever else goes wrong where the file holds what postdesk never writes, comes of that.
        """
        self.still_there()
        try:
            yield
        except (PostdeskError, OSError):
            raise
        except Exception as surprise:
            if told := self._told(surprise):
                raise told from surprise
            raise

    def _told(self, surprise: Exception) -> PostdeskError | None:
        """Return what is said of the file where something went wrong; None where nothing is wrong with that."""
        original = getattr(surprise, "orig", surprise)
        if _code(surprise) in DAMAGED:
            return PostdeskError(
                "{name} is damaged ({original}): {remedy}",
                name=self.name,
                original=original,
                remedy=copies.copy_remedy(self.path),
            )
        if foreign := self.foreign():
            return foreign
        return self.unusable(original, self.mended_by(surprise)) if isinstance(surprise, self.TROUBLE) else None

    def foreign(self) -> PostdeskError | None:
        """Look through the whole file; one that cannot be read is told by whoever reads it."""
        try:
            with self.engine.connect() as connection:
                found = first_foreign(driver(connection))
        except (DatabaseError, sqlite3.DatabaseError):
            return None
        return self.unusable(found, self.made_whole_by()) if found else None

    def mended_by(self, error: Exception) -> str:
        """Say what helps where the file cannot be opened: a whole copy, permission, or room."""
        code = _code(error)
        if code in DAMAGED:
            return self.made_whole_by()
        if code == sqlite3.SQLITE_BUSY:
            return "another process is writing to it: try again in a moment"
        if code in CLOSED:
            return "see that this user may write to it and to its folder"
        return "see that its disk has room and is not failing"

    def made_whole_by(self) -> str:
        """Name the newest whole copy, or say that there is none."""
        return copies.copy_remedy(self.path)

    def copy(self, now: datetime) -> None:
        """Make today's whole copy, where it is not there; PostdeskError where none can be made."""
        self.still_there()
        copies.copy_whole(self.path, now)

    def unwritten(self, error: Exception) -> str:
        """Say whether somebody else writes, or the disk takes no more."""
        why = str(getattr(error, "orig", error))
        if _code(error) in UNSAID and (foreign := self.foreign()):
            return foreign.sentence
        if "locked" in why:
            holder = write_lock.holder(self.path)
            if holder:
                why = Sentence("{why} by {who}: {remedy}", why=why, who=holder.says, remedy=holder.remedy)
            return Sentence("{file} is busy ({why}): try again in a moment", file=self.name, why=why)
        return Sentence(NOT_WRITTEN, file=self.name, why=why)

    def blocked(self) -> Blocked | None:
        """Return who keeps everybody from writing, which takes a second to see; None where nobody does."""
        return write_lock.blocked(self.path)

    def kept(self) -> Kept:
        """Ask SQLite whether the file is sound (the first thing that is not), and how it writes."""
        try:
            with self.engine.connect() as connection:
                ask = connection.exec_driver_sql
                sound = str(ask("PRAGMA quick_check(1)").scalar()).splitlines()[-1]
                revision = str(ask("SELECT version_num FROM alembic_version").scalar())
                durable = (ask("PRAGMA synchronous").scalar(), ask("PRAGMA journal_mode").scalar()) == (2, "wal")
                sound = first_foreign(driver(connection)) or sound if sound == "ok" else sound
        except (DatabaseError, sqlite3.DatabaseError) as damage:
            return Kept(str(getattr(damage, "orig", damage)), remedy=copies.copy_remedy(self.path))
        remedy = "" if sound == "ok" else copies.copy_remedy(self.path)
        return Kept(sound, "" if durable else NOT_DURABLE, revision, "WAL, synchronous FULL", remedy)


def _code(error: Exception) -> int:
    """Return what SQLite calls a trouble, without the details."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)) & 0xFF


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another of its name; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _engine(path: Path, patience: timedelta) -> Engine:
    """Return an engine whose transactions begin as we say, not as Python's driver guesses."""
    connect = {"timeout": patience.total_seconds(), "isolation_level": None, "check_same_thread": False}
    engine = create_engine(
        f"sqlite+shared:///{path}",
        connect_args=connect,
        poolclass=QueuePool,
        max_overflow=-1,
        execution_options={"compiled_cache": COMPILED},
    )
    event.listen(engine, "connect", lambda connection, _record: _on_connect(connection, path, patience))
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "after_cursor_execute", watch_rows)
    return engine


def _on_connect(connection: DBAPIConnection, path: Path, patience: timedelta) -> None:
    """Set the pragmas, which belong to a connection and not to the file; and keep a new file to its owner."""
    cursor = connection.cursor()
    _to_wal(cursor, monotonic() + patience.total_seconds())
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
    if private.seen_by_others(path):
        for each in ("", "-wal", "-shm"):
            private.shut(path.with_name(path.name + each))


def _to_wal(cursor: DBAPICursor, deadline: float) -> None:
    """Give the file its write-ahead log, once whoever writes without one is done.

    To change the journal SQLite waits for readers; where another process has just begun to write it refuses at once
    (two that waited for each other would wait for ever), so the wait is for the write lock, which it does queue for.
    """
    while True:
        try:
            cursor.execute(WAL)
        except sqlite3.OperationalError as busy:
            if _code(busy) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
        else:
            return
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")


def _on_begin(connection: Connection) -> None:
    """Take the write lock at once where the transaction is going to write."""
    driver(connection).execute("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")
