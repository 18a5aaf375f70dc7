"""Statements that run for every post: compiled once, and from then on handed to the driver as text and values.

They are made from the tables like all others. What SQLAlchemy does for each execution of those (looking up the compiled
form, naming and rendering every value, describing the result) costs several times what SQLite needs for such a
statement.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, Connection, Dialect, Executable
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.types import TypeEngine
from sqlalchemy.util import LRUCache

from postdesk.log.engine.watch import Watch

Convert = Callable[[Any], Any] | None
Build = Callable[[str], Any]  # the statements of both dialects share their methods, not a class


class SharedDialect(SQLiteDialect_pysqlite):
    """SQLite's dialect, the same for all files that a process opens: a statement is compiled once for all of them."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Whether both write their statements alike: they do, as one library runs them."""
        return type(self) is type(other)

    def __hash__(self) -> int:
        """Return what is the same for all of them."""
        return hash(type(self))


registry.register("sqlite.shared", __name__, SharedDialect.__name__)
COMPILED: LRUCache[object, object] = LRUCache(500)
"""The statements of all files, as many as SQLAlchemy keeps for one."""


class Prepared:
    """One statement; what it is given are its `bindparam`s without a value, by their names.

    `statement` is the same for every database, or a function that makes it for a dialect by its name. An INSERT is
    given the values of `columns`.
    """

    def __init__(self, statement: Executable | Build, *columns: str) -> None:
        self._statement = statement
        self._columns = columns
        self._texts: dict[tuple[str, str], _Text] = {}

    def rows(self, connection: Connection, **given: object) -> list[tuple[Any, ...]]:
        """Run the statement and return what it found, each value as its column's type has it."""
        begun(connection)
        return self.alone(connection, **given)

    def alone(self, connection: Connection, **given: object) -> list[tuple[Any, ...]]:
        """Do the same without a transaction: one statement needs none to see one moment."""
        text = self._text(connection.dialect)
        found = driver(connection).execute(text.sql, text.values(given))
        if text.watch:
            found.row_factory = text.watch.row
        return [text.row(row) for row in found.fetchall()]

    def run(self, connection: Connection, **given: object) -> None:
        """Run the statement without asking for what comes of it; in a `Log.step` it may travel with the next one."""
        begun(connection)
        text = self._text(connection.dialect)
        driver(connection).execute(text.sql, text.values(given))

    def each(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
        """Run the statement for each row of values, in their order; no rows are no statement.

        Many go to the driver at once: to a server, one by one, each would wait for its answer.
        """
        if len(rows) == 1:
            self.run(connection, **rows[0])
        elif rows:
            begun(connection)
            text = self._text(connection.dialect)
            driver(connection).cursor().executemany(text.sql, list(map(text.values, rows)))

    def _text(self, dialect: Dialect) -> "_Text":
        kind = (dialect.name, dialect.paramstyle)
        if kind not in self._texts:
            self._texts[kind] = _compiled(self._statement, self._columns, dialect)
        return self._texts[kind]


def begun(connection: Connection) -> None:
    """Begin the transaction of a connection, as SQLAlchemy does at the first statement that it is told of."""
    if not connection.in_transaction():
        connection.begin()


def driver(connection: Connection) -> Any:  # noqa: ANN401 - sqlite3's and psycopg's connections share their methods
    """Return the driver's own connection; what it raises is its own, too (`Log.TROUBLE`)."""
    return connection.connection.driver_connection


class _Text(Struct, frozen=True):
    """A statement as a driver takes it.

    `binds` name its values in their order, each with what renders it; `fixed` are those that the statement has itself.
    `columns` are what turns the columns of its result into what they mean; a `watch` looks at its rows before.
    """

    sql: str
    binds: tuple[tuple[str, Convert], ...]
    fixed: Mapping[str, object]
    columns: tuple[Convert, ...]
    by_place: bool
    watch: Watch | None

    def values(self, given: Mapping[str, object]) -> Any:  # noqa: ANN401 - some drivers take them by place, some by name
        every = {**self.fixed, **given}
        pairs = [(name, every[name] if render is None else render(every[name])) for name, render in self.binds]
        return tuple([value for _, value in pairs]) if self.by_place else dict(pairs)

    def row(self, row: Iterable[Any]) -> tuple[Any, ...]:
        pairs = zip(self.columns, row, strict=True)
        return tuple([value if understand is None else understand(value) for understand, value in pairs])


def _compiled(statement: Any, columns: Sequence[str], dialect: Dialect) -> _Text:  # noqa: ANN401 - see Build
    made = statement(dialect.name) if callable(statement) else statement
    sql, names, binds = text_of(made, columns, dialect)

    def kept(kind: TypeEngine[Any]) -> TypeEngine[Any]:
        return kind.dialect_impl(dialect)

    return _Text(
        sql=sql,
        binds=tuple((name, kept(binds[name].type).bind_processor(dialect)) for name in names),
        fixed={name: bind.value for name, bind in binds.items() if bind.value is not None},
        columns=tuple(kept(column.type).result_processor(dialect, None) for column in made.exported_columns),
        by_place=dialect.positional,
        watch=Watch(list(made.exported_columns)) if dialect.name == "sqlite" else None,
    )


def text_of(
    statement: Any,  # noqa: ANN401 - see Build
    columns: Sequence[str],
    dialect: Dialect,
) -> tuple[str, Sequence[str], Mapping[str, BindParameter[Any]]]:
    """Return a statement as a driver takes it, the names of its values in their order, and what they are."""
    compiled = statement.compile(dialect=dialect, column_keys=columns or None)
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    return str(compiled), compiled.positiontup or tuple(binds), binds
