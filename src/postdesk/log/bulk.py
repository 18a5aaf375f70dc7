"""Writing many rows with one statement, as fast as the driver takes them.

SQLAlchemy prepares every row's parameters by name and type, which costs several times what SQLite needs for the row.
Here the statement is compiled once and the rows are tuples; only moments, which SQLite keeps as text, are converted.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table
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
            shape = self._shape(compiled.positiontup or (), _converter(connection.dialect))
            connection.exec_driver_sql(str(compiled), [shape(row) for row in rows])
        else:
            connection.execute(self._build(connection), [dict(zip(self.columns, row, strict=True)) for row in rows])

    def _shape(self, asked: Sequence[str], convert: Callable[[object], object]) -> Callable[[Row], Row]:
        """Return what turns a row into the driver's parameters, which are in the order `asked`."""
        order = tuple(self.columns.index(name) for name in asked)
        moments = tuple(at for at, name in enumerate(asked) if name in self._moments)

        def shape(row: Row) -> Row:
            values = [row[at] for at in order]
            for at in moments:
                values[at] = convert(values[at])
            return tuple(values)

        return shape


def _converter(dialect: Dialect) -> Callable[[object], object]:
    """Return what turns a moment into what the driver keeps; rows of one call mostly share theirs."""
    process = UTCDateTime().dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(maxsize=256)(process) if process else lambda moment: moment
