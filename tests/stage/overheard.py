"""What reaches the driver of a log's database: every statement with its values, and where transactions end."""

import sqlite3
from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def overheard(log):
    """Give a list that grows by a pair of statement and values with all that the log's database is asked."""
    said = []
    with listening(log, lambda *asked: said.append(asked)):
        yield said


@contextmanager
def listening(log, hears):
    """Call `hears` with each statement and its values, just before the driver has it."""
    listeners = [
        ("commit", lambda _connection: hears("COMMIT", ())),
        ("rollback", lambda _connection: hears("ROLLBACK", ())),
        ("do_connect", lambda dialect, _record, where, how: connected(dialect, where, how, hears)),
        ("connect", lambda connection, _record: repeating(connection, hears)),
    ]
    log.engine.dispose()
    for moment, listener in listeners:
        event.listen(log.engine, moment, listener)
    yield
    for moment, listener in listeners:
        event.remove(log.engine, moment, listener)
    log.engine.dispose()


def connected(dialect, where, how, hears):
    """Connect to SQLite by a connection whose cursors repeat what they run; to another database as ever."""
    if dialect.name != "sqlite":
        return None
    cursor = cursors(sqlite3.Cursor, hears)

    class Connection(sqlite3.Connection):
        def cursor(self):
            return super().cursor(cursor)

        def execute(self, *asked):
            return self.cursor().execute(*asked)

    return sqlite3.connect(*where, **how, factory=Connection)


def repeating(connection, hears):
    """Let psycopg's cursors repeat what they run."""
    if hasattr(connection, "cursor_factory"):
        connection.cursor_factory = cursors(connection.cursor_factory, hears)


def cursors(kind, hears):
    """Return a class of cursors that repeat what they are asked; the end of a transaction is told by its event."""

    class Cursor(kind):
        def execute(self, sql, *values, **more):
            if sql != "COMMIT":
                hears(sql, *(values or [()]))
            return super().execute(sql, *values, **more)

        def executemany(self, sql, rows, **more):
            rows = list(rows)
            for values in rows:
                hears(sql, values)
            return super().executemany(sql, rows, **more)

    return Cursor
