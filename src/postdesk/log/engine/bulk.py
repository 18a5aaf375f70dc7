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

from sqlalchemy import Connection, Dialect, Table

from postdesk.log.engine.compiled import Build, begun, driver, text_of

Row = tuple[object, ...]


class Rows:
    """One INSERT into a table, for many rows at a time.

    `columns` name the values of a row in their order, best that of the table; they are all the columns that the
    database does not fill by itself. `build` makes the INSERT for a dialect, where it is not the plain one.
    """

    def __init__(self, into: Table, columns: Sequence[str], build: Build | None = None) -> None:
        self.columns = tuple(columns)
        self._build = build or (lambda _dialect: into.insert().inline())
        self._texts: dict[tuple[str, str], tuple[str, Callable[[Row], Any] | None]] = {}

    def write(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write the rows in their order, in the caller's transaction; no rows are no statement."""
        if not rows:
            return
        kind = (connection.dialect.name, connection.dialect.paramstyle)
        if kind not in self._texts:
            self._texts[kind] = self._text(connection.dialect)
        sql, pack = self._texts[kind]
        begun(connection)
        driver(connection).cursor().executemany(sql, list(map(pack, rows)) if pack else rows)

    def _text(self, dialect: Dialect) -> tuple[str, Callable[[Row], Any] | None]:
        """Return the statement, and what makes of a row what the driver takes; None where it takes rows as they are."""
        sql, asked, _ = text_of(self._build(dialect.name), self.columns, dialect)
        if not dialect.positional:
            return sql, lambda row: dict(zip(self.columns, row, strict=True))
        order = itemgetter(*(self.columns.index(name) for name in asked))
        return sql, None if tuple(asked) == self.columns else order


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
    return bulk_kept if connection.dialect.positional else lambda moment: moment


def bulk_kept(moment: datetime) -> str:
    """Return a moment as SQLAlchemy keeps it in SQLite: its UTC, to the microsecond, without the zone."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(" ", "microseconds")[:26]
