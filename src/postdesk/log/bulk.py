"""Writing many rows with one statement, as fast as the driver takes them.

SQLAlchemy prepares every row's parameters by name and type, which costs several times what SQLite needs for the row.
Here the statement is compiled once and the rows are tuples; only moments, which SQLite keeps as text, are converted.
"""

from collections.abc import Callable, Sequence
from datetime import UTC
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table
from sqlmodel.sql.sqltypes import UTCDateTime

Row = tuple[object, ...]
Insert = Any  # the dialects' own INSERTs share their methods, not a class


class Rows:
    """One INSERT into a table, for many rows at a time.

    `columns` name the values of a row in their order; they are all the columns that the database does not fill by
    itself. `build` makes the INSERT for a connection, where it is not the plain one.
    """

    def __init__(
        self, into: Table, columns: Sequence[str], build: Callable[[Connection], Insert] | None = None
    ) -> None:
        self.columns = tuple(columns)
        self._build = build or (lambda _: into.insert())
        self._moments = frozenset(name for name in columns if isinstance(into.c[name].type, UTCDateTime))

    def write(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write the rows in their order, in the caller's transaction; no rows are no statement."""
        if not rows:
            return
        if connection.dialect.positional:
            compiled = self._build(connection).compile(dialect=connection.dialect, column_keys=self.columns)
            connection.exec_driver_sql(str(compiled), self._shaped(rows, tuple(compiled.positiontup or ())))
        else:
            connection.execute(self._build(connection), [dict(zip(self.columns, row, strict=True)) for row in rows])

    def _shaped(self, rows: Sequence[Row], asked: tuple[str, ...]) -> Sequence[Row]:
        """Return the rows as the driver's parameters, which are in the order `asked`."""
        if asked != self.columns:
            rows = list(map(itemgetter(*(self.columns.index(name) for name in asked)), rows))
        for at in (at for at, name in enumerate(asked) if name in self._moments):
            rows = [(*row[:at], kept(row[at]), *row[at + 1 :]) for row in rows]
        return rows


def kept(moment: Any) -> str:  # noqa: ANN401 - a column of moments holds nothing else
    """Return a moment as SQLAlchemy keeps it in SQLite: its UTC, to the microsecond, without the zone."""
    text: str = moment.astimezone(UTC).isoformat(" ", "microseconds")
    return text[:26]
