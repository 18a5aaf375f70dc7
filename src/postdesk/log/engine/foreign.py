"""What stands in a log's file that postdesk never writes: another program wrote there, or a disk lost what was there.

SQLite keeps a value of any kind in any column, and its own check finds nothing wrong with that. What a column holds is
said by its type, by whether it may be empty, and by `HOLDS` where it is more than a text. Sources: sqlite.org,
"Datatypes In SQLite" (flexible typing) and "PRAGMA table_info".
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, String, Table, TypeDecorator
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from postdesk.log.big_counts import BigCount
from postdesk.log.engine import migrations
from postdesk.models.known_types import known_type
from postdesk.moments.years import is_counted
from postdesk.sentences import Sentence

HOLDS = "holds"
"""Says in a column's `info` of which enumeration its texts are, as what its JSON is read, or which texts may stand."""
SHOWN = 40
"""Signs of a value that are told."""
SMALL = 1 << 31
"""What PostgreSQL's own integers end at."""
COLUMNS = (
    "SELECT m.name, c.name, c.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
)
DIALECT = sqlite.dialect()

MISSING_TABLE = "its table {table} is missing"
OTHER_COLUMN = "in its table {table} the column {column} is missing, or is not as postdesk makes it"
OTHER_TRIGGER = "it has a trigger {trigger}, which postdesk never makes"
OTHER_VALUE = "in its table {table}, row {row}, the column {column} is {value}, which postdesk never writes"

Structure = Mapping[str, Mapping[str, bool]]
"""The columns of each table by their names, and whether each may be empty."""


def wanted_structure() -> Structure:
    """Return how the tables of a log are made."""
    tables = SQLModel.metadata.tables.items()
    return {name: {column.name: bool(column.nullable) for column in table.columns} for name, table in tables}


def amiss_in_structure(there: Structure, wanted: Structure) -> Sentence | None:
    """Return which table or column is missing, or may be empty although it must not."""
    for table in sorted(wanted):
        if table not in there:
            return Sentence(MISSING_TABLE, table=table)
        for column, nullable in wanted[table].items():
            if there[table].get(column) is not nullable:
                return Sentence(OTHER_COLUMN, table=table, column=column)
    return None


def structure_of(rows: Iterable[Any]) -> Structure:
    """Return how tables are, of rows of each table, column and whether that may not be empty."""
    found: dict[str, dict[str, bool]] = {}
    for table, column, full in rows:
        found.setdefault(table, {})[column] = not full
    return found


def foreign_in(path: Path) -> Sentence | None:
    """Return the first thing in the log at `path` that postdesk never writes; None where there is none.

    Raises:
        sqlite3.DatabaseError: It cannot be read, or is no database.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return first_foreign(connection)


def first_foreign(connection: sqlite3.Connection) -> Sentence | None:
    """Return the same of the file that is open; what one of an older postdesk has not is not missed."""
    there = structure_of(connection.execute(COLUMNS).fetchall())
    if _is_current(connection, there) and (
        amiss := amiss_in_structure(there, wanted_structure()) or _trigger(connection)
    ):
        return amiss
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name in there]
    with _any_text(connection):
        return next(
            (found for table in tables for found in _foreign_values(connection, table, there[table.name])), None
        )


def _is_current(connection: sqlite3.Connection, there: Structure) -> bool:
    if "version_num" not in there.get("alembic_version", {}):
        return True
    return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrations.HEAD,)]


def _trigger(connection: sqlite3.Connection) -> Sentence | None:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
    return Sentence(OTHER_TRIGGER, trigger=found[0]) if found else None


@contextmanager
def _any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read texts whose bytes are none in UTF-8 as bytes."""
    before, connection.text_factory = connection.text_factory, _text
    try:
        yield
    finally:
        connection.text_factory = before


def _text(content: bytes) -> str | bytes:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _foreign_values(connection: sqlite3.Connection, table: Table, there: Mapping[str, bool]) -> Iterator[Sentence]:
    columns = [column for column in table.columns if column.name in there]
    fitting = [_fitting(column) for column in columns]
    names = ", ".join(f'"{column.name}"' for column in columns)
    for number, *values in connection.execute(f'SELECT rowid, {names} FROM "{table.name}"'):  # noqa: S608 - our own names
        for column, fits, value in zip(columns, fitting, values, strict=True):
            if not fits(value):
                shown = "NULL" if value is None else repr(value)[:SHOWN]
                yield Sentence(OTHER_VALUE, table=table.name, row=number, column=column.name, value=shown)


def stored_as(kind: TypeEngine[Any]) -> type | None:
    """Return as what SQLite has the values of a type; None where any will do."""
    impl = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if isinstance(impl, Integer | Boolean):
        return int
    return str if isinstance(impl, String | DateTime | Date) else None


def _fitting(column: Column[Any]) -> Callable[[object], bool]:
    """Return whether a value may stand in a column."""
    stored, read = stored_as(column.type), column.type.dialect_impl(DIALECT).result_processor(DIALECT, None)
    held, most = column.info.get(HOLDS), None if isinstance(column.type, BigInteger | BigCount) else SMALL

    def fits(value: object) -> bool:
        if value is None:
            return bool(column.nullable)
        if type(value) is not stored or (most and isinstance(value, int) and abs(value) >= most):
            return False
        try:
            meant = read(value) if read else value
            return not (isinstance(meant, date) and not is_counted(meant)) and _held(held, meant)
        except (ValueError, TypeError, msgspec.DecodeError):
            return False

    return fits


def _held(held: Any, value: Any) -> bool:  # noqa: ANN401 - an enumeration, or what msgspec reads
    """Return whether a text is what its column holds; "" is nothing. DecodeError where it is not what JSON has."""
    if held is None or value == "":
        return True
    if isinstance(held, type) and issubclass(held, Enum):
        return value in set(held)
    if isinstance(held, type(is_wall_time)):
        return held(value)
    msgspec.json.decode(value, type=known_type(held))
    return True


def is_wall_time(value: str) -> bool:
    """Whether a text is a moment of a wall clock, such as "2026-12-18 09:00"; what follows is its zone."""
    day, _, rest = value.partition(" ")
    return is_counted(datetime.fromisoformat(f"{day} {rest.partition(' ')[0]}"))


def is_zone(value: str) -> bool:
    """Whether a text is the name of a time zone, as far as this machine knows them."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, OSError):
        return False
    return True


def is_week(value: str) -> bool:
    """Whether a text is an ISO week, such as "2026-W47"."""
    return is_counted(datetime.strptime(f"{value}-1", "%G-W%V-%u"))  # noqa: DTZ007 - a day of the office's calendar
