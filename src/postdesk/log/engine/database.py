"""The log as every database keeps it: reading, writing alone or beside others, and what each kind says of itself.

The tables and nearly all statements are the same. What differs is how a transaction begins, what makes a commit durable
and whose clock counts: `sqlite` and `postgres` say so, each in its own file; `opening` chooses between them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from threading import Event
from types import TracebackType
from typing import Any, Self

from msgspec import Struct
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from postdesk.errors import PostdeskError
from postdesk.log.engine.compiled import Prepared
from postdesk.log.engine.write_lock import Blocked


class Kept(Struct, frozen=True):
    """How a log is kept: "ok" or what is damaged; why a commit may not survive a power cut, or ""; its revision.

    `remedy` is what mends damage.
    """

    sound: str
    doubtful: str = ""
    revision: str = ""
    how: str = ""
    remedy: str = ""


class Log(ABC):
    """The desk's memory: posts, deliveries, events, readings. A context manager; may be shared by threads."""

    TROUBLE: tuple[type[Exception], ...] = (OperationalError,)
    """What a database says when it cannot write at the moment, whatever it was asked to write."""
    one_machine = False
    """Whether all that share the log run on one machine."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._writing = engine.execution_options(writing="alone")
        self._beside = engine.execution_options(writing="beside")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the log and changes nothing."""
        with self.engine.connect() as connection:
            yield connection

    def ask(self, statement: Prepared, **given: object) -> list[tuple[Any, ...]]:
        """Return what one statement finds that changes nothing: by itself it sees one moment without a transaction.

        Raises:
            PostdeskError: The database cannot be read, or went away.
        """
        try:
            with self.engine.connect() as connection:
                return self._answered(connection, statement, given)
        except self.TROUBLE as error:
            raise PostdeskError(self.unwritten(error)) from error

    def _answered(
        self, connection: Connection, statement: Prepared, given: Mapping[str, object]
    ) -> list[tuple[Any, ...]]:
        try:
            return statement.alone(connection, **given)
        except self.TROUBLE as error:
            self.give_up(connection, error)
            raise

    def give_up(self, connection: Connection, error: Exception) -> None:
        """Never use a connection again on which the driver itself met trouble; its transaction ends with it."""
        connection.invalidate(error)

    @contextmanager
    def write(self, *, beside: bool = False) -> Iterator[Connection]:
        """Yield a connection that holds the write lock; commit at the end, roll back on any exception.

        What is written `beside` others shares the lock with its like, where the database can: that is for the steps in
        a post's life, each of which is guarded by itself.

        Raises:
            PostdeskError: Somebody else held the lock for longer than the log's patience, or the database takes no
                more; nothing is written then, unless the sentence says that it cannot be told.
        """
        try:
            with (self._beside if beside else self._writing).begin() as connection:
                yield connection
        except self.TROUBLE as error:
            raise PostdeskError(self.unwritten(error)) from error

    def step(self) -> AbstractContextManager[Connection]:
        """Do as `write` beside others, for the steps that every post takes: all statements here are `Prepared`.

        Where the database is a server, they travel together as far as nobody waits for an answer.
        """
        return self.write(beside=True)

    @abstractmethod
    def unwritten(self, error: Exception) -> str:
        """Say why nothing was written, and what to do about it."""

    @abstractmethod
    def kept(self) -> Kept:
        """Return how this log is kept, as its database says."""

    def blocked(self) -> Blocked | None:
        """Return who keeps everybody from writing; None where nobody does, or the database sees to that itself."""
        return None

    def still_there(self) -> None:  # noqa: B027 - a server looks after its own
        """See that the log is the one that was opened; NotOurs where it was deleted or replaced meanwhile."""

    def unusable(self, why: object, remedy: str) -> PostdeskError:
        """Return what is said of a log that cannot be used as it is."""
        return PostdeskError(
            "{log} cannot be used as the desk's memory ({why}): {remedy}", log=self.name, why=why, remedy=remedy
        )

    def foreign(self) -> PostdeskError | None:
        """Return what is said of something in the log that postdesk never writes; None where it holds nothing such.

        It reads the whole log: for whoever has tripped over something, and for the doctor.
        """
        return None

    def mended_by(self, error: Exception) -> str:
        """Say what helps where a log cannot be opened."""
        return self.made_whole_by()

    def made_whole_by(self) -> str:
        """Say what helps where something of the log is damaged or gone."""
        return "see that it is this desk's database, and what its server says of it"

    def copy(self, now: datetime) -> None:  # noqa: B027 - a server has backups of its own
        """Make a whole copy of the log for today, where there is none yet; PostdeskError where none can be made."""

    def settled(self, connection: Connection) -> None:  # noqa: B027 - most need nothing
        """Do what this kind of database needs once its tables were made or changed."""

    def clock(self, now: Callable[[], datetime]) -> Callable[[], datetime]:
        """Return the clock by which this log's moments are written: the machine's own, `now`, where it has none."""
        return now

    def listen(self, stopping: Event, heard: Callable[[], object]) -> None:  # noqa: B027 - not every one can tell
        """Call `heard` whenever another process queued or held something, until `stopping` is set.

        Returns at once where the database cannot tell.
        """

    def written_mark(self) -> object:
        """Return a mark that asks the database nothing and is another one once something was written.

        None where there is no such mark, and never proof that nothing was written: file systems count time in ticks.
        """
        return None

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
