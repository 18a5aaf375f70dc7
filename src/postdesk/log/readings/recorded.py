"""Readings: what was counted for a publication at one moment, append-only, with the rollups kept beside them.

The newest reading of a publication is the one with the latest moment; of one moment a real reading goes before a
simulated one, then the source's name decides, so that the order in which readings arrive never matters. A reading that
is repeated, or older than the newest, changes no rollup.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, astuple, replace
from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select

from postdesk.log.engine.bulk import Row, Rows, moments
from postdesk.log.readings.usage import INSERTS, table, upsert
from postdesk.log.tables import Fresh, Latest, Publication, Reading, Usage
from postdesk.models import Figures

READINGS, LATEST, FRESH = table(Reading), table(Latest), table(Fresh)
PUBLICATIONS, USES = table(Publication), table(Usage)
NAMES = Figures.__struct_fields__
Key = tuple[int, datetime, str]
"""What makes two readings the same one: publication, moment, source."""
COLUMNS = ("as_of", "source", "simulated", *NAMES, "publication_id")


class Counting(Struct, frozen=True, gc=False):
    """One reading to be recorded. `source` is "api", "export" or "simulated"; `as_of` is aware."""

    publication_id: int
    figures: Figures
    as_of: datetime
    source: str
    simulated: bool = False

    @property
    def key(self) -> Key:
        """What makes two readings the same one."""
        return self.publication_id, self.as_of, self.source

    def row(self, moment: Callable[[datetime], object]) -> Row:
        """Return the reading as `COLUMNS` of its table; `moment` makes a value of its moment."""
        return (moment(self.as_of), self.source, self.simulated, *astuple(self.figures), self.publication_id)


class ReadingOutcome(Enum):
    """What became of a reading: new, already known, or contradicting the one known of the same moment and source.

    Completed: known, and it gives figures that were not given before.
    """

    RECORDED = "recorded"
    COMPLETED = "completed"
    KNOWN = "known"
    DIFFERS = "differs"


def record(connection: Connection, readings: Sequence[Counting]) -> list[ReadingOutcome]:
    """Append the readings that are not known yet and bring the rollups up to date, in the caller's transaction.

    Returns one outcome a reading, in their order. The publications exist; those of one call fit into memory.
    """
    networks = _lock(connection, {reading.publication_id for reading in readings})
    known = _known(connection, readings)
    outcomes: list[ReadingOutcome] = []
    first: dict[Key, Counting] = {}
    for reading in readings:
        if reading.key in known:
            outcomes.append(_again(reading, known))
        else:
            known[reading.key] = reading.figures
            first[reading.key] = reading
            outcomes.append(ReadingOutcome.RECORDED)
    told = zip(readings, outcomes, strict=True)
    completed = [reading.key for reading, outcome in told if outcome is ReadingOutcome.COMPLETED]
    _complete(connection, [key for key in completed if key not in first], known)
    fresh = [replace(reading, figures=known[key]) for key, reading in first.items()]
    if fresh:
        _READ.write(connection, _rows(connection, fresh))
        _roll_up(connection, fresh)
        _refresh(connection, fresh, networks)
    return outcomes


def _again(reading: Counting, known: dict[Key, Figures]) -> ReadingOutcome:
    """Say what a reading is of which the moment is known; figures that were not given before are known then."""
    if known[reading.key] == reading.figures:
        return ReadingOutcome.KNOWN
    before, now = astuple(known[reading.key]), astuple(reading.figures)
    if any(new is not None and old is not None and new != old for old, new in zip(before, now, strict=True)):
        return ReadingOutcome.DIFFERS
    both = Figures(*(new if old is None else old for old, new in zip(before, now, strict=True)))
    if both == known[reading.key]:
        return ReadingOutcome.KNOWN
    known[reading.key] = both
    return ReadingOutcome.COMPLETED


def _complete(connection: Connection, keys: Iterable[Key], known: Mapping[Key, Figures]) -> None:
    """Write the figures of readings that gave some of them before."""
    for key in dict.fromkeys(keys):
        for of in (READINGS, LATEST):
            same = (of.c.publication_id == key[0], of.c.as_of == key[1], of.c.source == key[2])
            connection.execute(of.update().where(*same).values(asdict(known[key])))


def begin(connection: Connection, firsts: Sequence[tuple[int, Figures]], as_of: datetime, network: str) -> None:
    """Append the first readings of publications that this transaction inserted, from an export, as their newest.

    Nothing can be known of them, so nothing is looked up.
    """
    before = connection.execute(_LAST).scalar_one() or 0
    counts_for = moments(connection)(as_of)
    _READ.write(connection, [(counts_for, "export", False, *astuple(figures), of) for of, figures in firsts])
    connection.execute(_BEGUN, {"before": before, "source": "export", "as_of": as_of})
    of, figures = firsts[0]
    _refresh(connection, [Counting(of, figures, as_of, "export")], {of: network})


def _rows(connection: Connection, readings: Sequence[Counting]) -> list[Row]:
    moment = moments(connection)
    return [reading.row(moment) for reading in readings]


def _lock(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the networks of the publications; on PostgreSQL nobody else records readings of them meanwhile."""
    columns = PUBLICATIONS.c
    query = select(columns.id, columns.network).where(columns.id.in_(sorted(ids)))
    rows = connection.execute(query.order_by(columns.id).with_for_update())
    return {row.id: row.network for row in rows}


def _known(connection: Connection, readings: Sequence[Counting]) -> dict[tuple[int, datetime, str], Figures]:
    """Return the figures of the readings that the log already has of the same publications and moments."""
    columns = READINGS.c
    query = select(READINGS).where(
        columns.publication_id.in_(sorted({reading.publication_id for reading in readings})),
        columns.as_of.in_(sorted({reading.as_of for reading in readings})),
    )
    return {(row.publication_id, row.as_of, row.source): figures_of(row) for row in connection.execute(query)}


def figures_of(row: object) -> Figures:
    """Return the figures of a row that has their columns."""
    return Figures(*(getattr(row, name) for name in NAMES))


def _rank(reading: Counting) -> tuple[datetime, bool, str]:
    """Order readings of one publication: the greatest is the newest."""
    return reading.as_of, not reading.simulated, reading.source


def _roll_up(connection: Connection, fresh: Sequence[Counting]) -> None:
    """Replace the newest readings that were overtaken."""
    newest: dict[int, Counting] = {}
    for reading in sorted(fresh, key=_rank):
        newest[reading.publication_id] = reading
    standing = _standing(connection, newest)
    overtaking = [new for of, new in sorted(newest.items()) if of not in standing or _rank(new) > _rank(standing[of])]
    _NEWEST.write(connection, _rows(connection, overtaking))


def _replacing(dialect: str) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return the INSERT that puts a reading in the place of the newest."""
    insert = INSERTS[dialect](LATEST)
    every = {name: insert.excluded[name] for name in COLUMNS[:-1]}
    return insert.on_conflict_do_update(index_elements=["publication_id"], set_=every)


_READ = Rows(READINGS, COLUMNS)
_LAST = select(func.max(READINGS.c.id))
_BEGUN = insert(LATEST).from_select(
    COLUMNS,
    select(*(READINGS.c[name] for name in COLUMNS)).where(
        READINGS.c.id > bindparam("before"),
        READINGS.c.as_of == bindparam("as_of"),
        READINGS.c.source == bindparam("source"),
    ),
)
_NEWEST = Rows(LATEST, COLUMNS, _replacing)


def _standing(connection: Connection, ids: Iterable[int]) -> dict[int, Counting]:
    """Return the newest readings as the rollup has them."""
    rows = connection.execute(select(LATEST).where(LATEST.c.publication_id.in_(sorted(ids))))
    return {
        row.publication_id: Counting(row.publication_id, figures_of(row), row.as_of, row.source, row.simulated)
        for row in rows
    }


def _refresh(connection: Connection, fresh: Sequence[Counting], networks: Mapping[int, str]) -> None:
    """Note the newest moment of each network and source."""
    newest: dict[tuple[str, str], Counting] = {}
    for reading in sorted(fresh, key=_rank):
        newest[networks[reading.publication_id], reading.source] = reading
    insert = upsert(connection, FRESH)
    new, old = insert.excluded, FRESH.c
    real = and_(new.as_of == old.as_of, old.simulated, ~new.simulated)
    newer = insert.on_conflict_do_update(
        index_elements=["network", "source"],
        set_={"as_of": new.as_of, "simulated": new.simulated},
        where=or_(new.as_of > old.as_of, real),
    )
    rows = [
        {"network": network, "source": source, "as_of": reading.as_of, "simulated": reading.simulated}
        for (network, source), reading in sorted(newest.items(), key=lambda item: item[0])
    ]
    connection.execute(newer, rows)
