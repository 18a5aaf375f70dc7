"""The log in a PostgreSQL database, for any number of worker machines.

A transaction that writes takes the desk's lock (an advisory one, which ends with it), so that what it reads is still
true when it writes, as on SQLite. The steps in a post's life share that lock with each other: each is one guarded
UPDATE, and the claim skips rows that others hold. The clock is the database's, so that machines whose clocks differ
agree on what is due and whose lease is over.

A commit returns when it is on the disk, and on the synchronous standby where the server has one: a session that was set
to less is set back. `idle_in_transaction_session_timeout` takes the lock from a worker that froze while it held it.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError, InterfaceError, InternalError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from postdesk.errors import PostdeskError
from postdesk.log.engine.between_machines import CHANNEL
from postdesk.log.engine.compiled import driver
from postdesk.log.engine.database import Kept, Log
from postdesk.log.engine.server_clock import Distance
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    import psycopg

PROMISES = ("fsync", "full_page_writes")
"""Settings of the server without which a power cut may undo a commit."""
OLDEST = 13
"""The oldest PostgreSQL that still answers all statements."""
FROZEN = timedelta(seconds=30)
"""How long a transaction may stand still before the server ends it."""
AGAIN = 5.0
"""Seconds until a listener whose connection broke tries again."""
TICK = 1.0
LOCK = "7303014, 1"
"""The desk's advisory lock, by two numbers that nobody else is likely to use."""
STEP = ("BEGIN ISOLATION LEVEL READ COMMITTED", f"SELECT pg_advisory_xact_lock_shared({LOCK})")
BEGIN = {
    None: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "alone": f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({LOCK})",
    "beside": "; ".join(STEP),
    "step": "",
}
"""How a transaction begins; a step's, with its first statement."""
SESSION = (
    "SELECT set_config('TimeZone', 'UTC', false), set_config('lock_timeout', '{patience}ms', false),"
    " set_config('idle_in_transaction_session_timeout', '{frozen}ms', false),"
    " set_config('synchronous_commit',"
    " CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)"
)
BUSY = "55P03"
TEXTS = (
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C'"
)
PROTECTED = {"target_session_attrs": "read-write", "connect_timeout": "10", "application_name": "postdesk"}
"""What holds unless the address says otherwise: never write to a standby, never wait for ever."""
ALIVE = {"keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "20000"}
"""A primary that is gone without a word is noticed within half a minute."""


class PostgresLog(Log):
    """A log in a PostgreSQL database; `address` is anything that libpq takes, such as postgresql://desk@host/postdesk.

    Raises:
        PostdeskError: psycopg is not installed, or `address` cannot be read.
    """

    def __init__(self, address: str, patience: timedelta) -> None:
        asked = _asked(address)
        self._connect = _connector(asked, patience)
        self._password = asked.get("password", "")
        super().__init__(_engine(self._connect), _named(asked))
        self._losses = 0
        event.listen(self.engine, "checkout", self._on_checkout)
        self._stepping = self.engine.execution_options(writing="step")
        self.TROUBLE = _troubles()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the log and changes nothing.

        Raises:
            PostdeskError: The database cannot be reached, or went away.
        """
        try:
            with super().read() as connection:
                yield connection
        except self.TROUBLE as error:
            raise PostdeskError(self._away(error)) from error

    @contextmanager
    def step(self) -> Iterator[Connection]:
        """Yield a connection on which statements wait for each other only where an answer is read.

        Its transaction begins with the first of them and is committed with the last: a step of a post's life is two or
        three journeys to the server, not one for each statement.
        """
        try:
            with self._stepping.begin() as connection, self._together(connection):
                yield connection
        except self.TROUBLE as error:
            raise PostdeskError(self.unwritten(error)) from error

    @contextmanager
    def _together(self, connection: Connection) -> Iterator[None]:
        """Send what is asked here without waiting; what goes wrong ends the connection, and so the transaction."""
        wire = driver(connection)
        try:
            with wire.pipeline():
                for statement in STEP:
                    wire.execute(statement)
                yield
                wire.execute("COMMIT")
        except self.TROUBLE as error:
            self.give_up(connection, error)
            raise

    def give_up(self, connection: Connection, error: Exception) -> None:
        """Do the same where this one is lost with all others that were open: mostly the server went away."""
        if driver(connection).closed:
            self._losses += 1
        super().give_up(connection, error)

    def _on_checkout(self, _connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        """Open a new connection instead of one that was open when another was lost; a new one is never put in doubt."""
        losses = self._losses
        if record.info.setdefault("losses", losses) != losses:
            raise DisconnectionError

    def unwritten(self, error: Exception) -> str:
        """Say whether somebody else writes, or the database is away."""
        if getattr(getattr(error, "orig", error), "sqlstate", "") == BUSY:
            return Sentence(WRITING, database=self.name)
        return self._away(error)

    def _away(self, error: Exception) -> str:
        why = " ".join(str(getattr(error, "orig", error)).split()) or "the connection broke"
        why = why.replace(self._password, "…") if self._password else why
        return Sentence(AWAY, database=self.name, why=why)

    def settled(self, connection: Connection) -> None:
        """Let all text sort by its code points, as in SQLite and in Python, whatever the database's own order is.

        Raises:
            PostdeskError: The server is too old.
        """
        version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
        if version < OLDEST:
            raise PostdeskError(
                "{name} is PostgreSQL {version}: postdesk needs {oldest} or newer",
                name=self.name,
                version=version,
                oldest=OLDEST,
            )
        for table, column in connection.exec_driver_sql(TEXTS).all():
            connection.exec_driver_sql(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE varchar COLLATE "C"')

    def kept(self) -> Kept:
        """Ask the server what its commits promise, and how many standbys have them."""
        with self.read() as connection:
            ask = connection.exec_driver_sql
            revision = str(ask("SELECT version_num FROM alembic_version").scalar_one())
            unsafe = [name for name in PROMISES if ask(f"SHOW {name}").scalar_one() == "off"]
            standbys = ask("SHOW synchronous_standby_names").scalar_one()
        why = f"set {' and '.join(unsafe)} to on in postgresql.conf" if unsafe else ""
        how = f"on disk and on {standbys}" if standbys else "on the server's disk"
        return Kept("ok", why, revision, f"PostgreSQL, each commit {how}")

    def clock(self, now: Callable[[], datetime]) -> Callable[[], datetime]:
        """Return the database's clock: its distance from this machine's clocks is measured once a minute.

        And whenever those two differ, because one was set, or the machine slept and its monotonic clock with it.
        """
        return Distance(self._moment, now).now

    def _moment(self) -> datetime:
        with self.read() as connection:
            moment: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
        return moment.astimezone(UTC)

    def listen(self, stopping: Event, heard: Callable[[], object]) -> None:
        """Call `heard` whenever something was queued, held or released, and once for all that nobody heard."""
        import psycopg

        while not stopping.is_set():
            try:
                with self._connect() as connection:
                    _hear(connection, stopping, heard)
            except psycopg.OperationalError:
                stopping.wait(AGAIN)


def _hear(connection: "psycopg.Connection[Any]", stopping: Event, heard: Callable[[], object]) -> None:
    """Call `heard` for all that nobody heard, and from then on at each notification, until `stopping` is set."""
    connection.execute(f"LISTEN {CHANNEL}")
    heard()
    while not stopping.is_set():
        for _said in connection.notifies(timeout=TICK, stop_after=1):
            heard()


def _troubles() -> tuple[type[Exception], ...]:
    """Return what says that the database is away or busy: as SQLAlchemy says it, and as the driver does."""
    import psycopg

    return (
        *(OperationalError, InterfaceError, InternalError),
        *(psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError),
    )


WRITING = "{database} is busy: somebody else has been writing for too long; try again in a moment"
AWAY = "{database} cannot be used ({why}): see that it runs and lets this machine in"
SHAPE = "write postgresql://name:password@host/database"
PERCENT = "in a password write @ as %40 and / as %2F"
SHOWN = ("host", "hostaddr", "port", "dbname")
"""Parts of an address that are told: where libpq takes half a password for one of them, it has an @ in it."""


def _asked(address: str) -> dict[str, str]:
    """Return the parts of an address; no sentence shows it, for it may hold a password."""
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError:
        raise PostdeskError('PostgreSQL needs psycopg: run `pip install "postdesk[postgres]"`') from None
    try:
        asked = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except psycopg.ProgrammingError:
        raise PostdeskError("the database's address cannot be read: {shape}", shape=SHAPE) from None
    if any(sign in asked.get(part, "") for part in SHOWN for sign in "@="):
        raise PostdeskError("the database's address is not read as it was meant: {percent}", percent=PERCENT)
    return asked


def _connector(asked: Mapping[str, str], patience: timedelta) -> "Callable[[], psycopg.Connection[Any]]":
    import psycopg

    settings: dict[str, Any] = {**PROTECTED, **ALIVE, **asked}
    frozen, waits = (round(span.total_seconds() * 1000) for span in (FROZEN, patience))
    session = SESSION.format(patience=waits, frozen=frozen).encode()

    logging.getLogger("psycopg").setLevel(logging.ERROR)  # that a broken connection breaks a pipeline is no news

    def connect() -> "psycopg.Connection[Any]":
        connection = psycopg.connect(autocommit=True, **settings)
        connection.execute(session)
        return connection

    return connect


def _named(asked: Mapping[str, str]) -> str:
    """Return how sentences call the database: without its password."""
    return f"the database {asked.get('dbname') or 'of this user'} on {asked.get('host') or 'this machine'}"


def _engine(connect: "Callable[[], psycopg.Connection[Any]]") -> Engine:
    """Return an engine whose transactions begin as we say: with their lock, in one message to the server."""
    engine = create_engine(
        "postgresql+psycopg://", creator=connect, poolclass=QueuePool, max_overflow=-1, use_native_hstore=False
    )
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "after_cursor_execute", _on_answer)
    return engine


def _on_begin(connection: Connection) -> None:
    if begin := BEGIN[connection.get_execution_options().get("writing")]:
        connection.exec_driver_sql(begin)


def _on_answer(connection: Connection, _cursor: object, _sql: str, _values: object, asked: Any, _many: object) -> None:  # noqa: ANN401 - SQLAlchemy's own
    """Wait in a step for what a statement finds, where SQLAlchemy asks: it looks whether there are rows at once."""
    finds = not asked.is_crud or bool(asked.compiled and asked.compiled.effective_returning)
    if finds and connection.get_execution_options().get("writing") == "step":
        with driver(connection).pipeline():  # the end of an inner one waits for all that was asked
            pass
