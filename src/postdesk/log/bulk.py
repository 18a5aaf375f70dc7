"""Writing many rows with one statement, as fast as the driver takes them.

SQLAlchemy prepares every row's parameters by name and type, which costs several times what SQLite needs for the row.
Here the statement is compiled once and the rows are tuples, whose moments are as the driver keeps them (`moments`).
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

Row = tuple[object, ...]
Insert = Any  # the dialects' own INSERTs share their methods, not a class


class Rows:
    """One INSERT into a table, for many rows at a time.

    `columns` name the values of a row in their order, best that of the table; they are all the columns that the
    database does not fill by itself. `build` makes the INSERT for a connection, where it is not the plain one.
    """

    def __init__(
        self, into: Table, columns: Sequence[str], build: Callable[[Connection], Insert] | None = None
    ) -> None:
        self.columns = tuple(columns)
        self._build = build or (lambda _: into.insert())

    def write(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write the rows in their order, in the caller's transaction; no rows are no statement."""
        if not rows:
            return
        if connection.dialect.positional:
            compiled = self._build(connection).compile(dialect=connection.dialect, column_keys=self.columns)
            asked = tuple(compiled.positiontup or ())
            if asked != self.columns:
                rows = list(map(itemgetter(*(self.columns.index(name) for name in asked)), rows))
            connection.exec_driver_sql(str(compiled), rows)
        else:
            connection.execute(self._build(connection), [dict(zip(self.columns, row, strict=True)) for row in rows])


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking, again and again, for rows that refer to each other in a circle: none do."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def moments(connection: Connection) -> Callable[[datetime], object]:
    """Return what turns a moment into a value of a row: text where the driver takes values as they are."""
    return kept if connection.dialect.positional else lambda moment: moment


def kept(moment: datetime) -> str:
    """Return a moment as SQLAlchemy keeps it in SQLite: its UTC, to the microsecond, without the zone."""
    own = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return own.isoformat(" ", "microseconds")[:26]
