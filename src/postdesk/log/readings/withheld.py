"""Figures that a network gave of a publication once and gives no more: since which reading, and why."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from postdesk.log.readings.recorded import NAMES, PUBLICATIONS, READINGS, Counting
from postdesk.log.readings.usage import table
from postdesk.log.tables import Withheld

WITHHELD = table(Withheld)
AGE, REPLACED, SILENT = "age", "replaced", "silent"
"""Why: it is told of young posts only; the network counts another one now; the network does not say."""
Gap = tuple[int, str]
"""A publication and one of its figures, by its name in `Figures`."""
Reason = Callable[[Counting, str], str]
"""Says why a reading lacks a figure."""


class Stopped(Struct, frozen=True):
    """A figure that a network gives no more of some posts: since which day at the earliest, and why."""

    network: str
    figure: str
    why: str
    since: datetime
    posts: int


def note_withheld(connection: Connection, readings: Sequence[Counting], reason: Reason) -> list[Stopped]:
    """Compare readings that are about to be recorded with those before, of the same source; return what is missing now.

    What is given again is no longer withheld.
    """
    if not readings:
        return []
    given, known = _given(connection, readings), _known(connection, readings)
    told = {(reading.publication_id, figure): reading for reading in readings for figure in NAMES}
    there = {gap for gap, reading in told.items() if getattr(reading.figures, gap[1]) is not None}
    for of, figure in there & known:
        connection.execute(delete(WITHHELD).where(WITHHELD.c.publication_id == of, WITHHELD.c.figure == figure))
    gaps = {gap: told[gap] for gap in told if gap in given and gap not in known | there}
    if not gaps:
        return []
    rows = [
        {"publication_id": gap[0], "figure": gap[1], "since": reading.as_of, "why": reason(reading, gap[1])}
        for gap, reading in gaps.items()
    ]
    connection.execute(insert(WITHHELD), rows)
    return stopped_figures(connection, [of for of, _ in gaps], min(reading.as_of for reading in gaps.values()))


def stopped_figures(connection: Connection, ids: Sequence[int], since: datetime) -> list[Stopped]:
    """Return which figures of publications stopped from a moment on, one a network, figure and reason."""
    return _stopped(connection, WITHHELD.c.publication_id.in_(ids), WITHHELD.c.since >= since)


def stopped_within(connection: Connection, begin: datetime, end: datetime) -> list[Stopped]:
    """Return which figures of any publication stopped from one moment on and before another."""
    return _stopped(connection, WITHHELD.c.since >= begin, WITHHELD.c.since < end)


def _stopped(connection: Connection, *which: ColumnElement[bool]) -> list[Stopped]:
    columns = WITHHELD.c
    key = (PUBLICATIONS.c.network, columns.figure, columns.why)
    first = func.min(columns.since, type_=columns.since.type)
    query = select(*key, first, func.count()).join_from(WITHHELD, PUBLICATIONS).where(*which)
    return [Stopped(*row) for row in connection.execute(query.group_by(*key).order_by(*key))]


def _given(connection: Connection, readings: Sequence[Counting]) -> set[Gap]:
    """Return which figures were given in earlier readings of the same publications and sources."""
    found: set[Gap] = set()
    counts = [func.count(READINGS.c[name]).label(name) for name in NAMES]
    of, query = READINGS.c.publication_id, select(READINGS.c.publication_id, *counts)
    for source in {reading.source for reading in readings}:
        ids = [reading.publication_id for reading in readings if reading.source == source]
        there = query.where(of.in_(ids), READINGS.c.source == source).group_by(of)
        for row in connection.execute(there).mappings():
            found |= {(row["publication_id"], name) for name in NAMES if row[name]}
    return found


def _known(connection: Connection, readings: Sequence[Counting]) -> set[Gap]:
    ids = [reading.publication_id for reading in readings]
    query = select(WITHHELD.c.publication_id, WITHHELD.c.figure).where(WITHHELD.c.publication_id.in_(ids))
    return {(row.publication_id, row.figure) for row in connection.execute(query)}
