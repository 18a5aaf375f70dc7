"""Seeing, where rows of a log in a file are read, that their values are of the kinds that their columns hold.

A value of another kind would be reckoned with: a text that stands for a number, a state that there is not. What kinds a
row is made of is looked at once for all rows that are alike, so that a row costs next to nothing.
"""

import sqlite3
from collections.abc import Sequence
from enum import Enum
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.engine.interfaces import ExecutionContext

from postdesk.log.engine.foreign import HOLDS, first_foreign, stored_as

Row = tuple[Any, ...]


class OfAnotherKind(sqlite3.DatabaseError):
    """A row holds what postdesk never writes."""


class Watch:
    """Looks at the rows of one statement, whose columns are these.

    A column of a result that is empty may come of a join, and one that is reckoned may have another kind: nothing is
    odd where the file holds nothing that is.
    """

    def __init__(self, columns: Sequence[Any]) -> None:
        self._kinds = [stored_as(column.type) for column in columns]
        self._among = [
            (place, frozenset(column.info[HOLDS]))
            for place, column in enumerate(columns)
            if isinstance(getattr(column, "info", {}).get(HOLDS), type(Enum))
        ]
        self._seen: set[Row] = set()

    def row(self, cursor: sqlite3.Cursor, row: Row) -> Row:
        """Return a row as it is; OfAnotherKind where it holds what postdesk never writes."""
        kinds = tuple(map(type, row))
        if kinds not in self._seen:
            fit = (each in {wanted, type(None)} for each, wanted in zip(kinds, self._kinds, strict=True) if wanted)
            self._look(cursor, all(fit))
            self._seen.add(kinds)
        for place, among in self._among:
            if row[place] not in among:
                self._look(cursor, not row[place])
        return row

    def _look(self, cursor: sqlite3.Cursor, fit: bool) -> None:  # noqa: FBT001 - what was seen
        if not fit and first_foreign(cursor.connection):
            raise OfAnotherKind


_WATCHES: WeakKeyDictionary[object, Watch | None] = WeakKeyDictionary()
"""By the compiled statement, which is kept for as long as SQLAlchemy keeps it."""


def watch_rows(
    _connection: object, cursor: sqlite3.Cursor, _sql: str, _values: object, context: ExecutionContext, _many: object
) -> None:
    """Let the rows be looked at that a statement of SQLAlchemy's has found; to be told of each that was executed."""
    compiled = context.compiled
    if compiled is None or cursor.description is None:
        return
    if compiled not in _WATCHES:
        columns = list(getattr(compiled.statement, "exported_columns", ()))
        _WATCHES[compiled] = Watch(columns) if len(columns) == len(cursor.description) else None
    if watch := _WATCHES[compiled]:
        cursor.row_factory = watch.row
