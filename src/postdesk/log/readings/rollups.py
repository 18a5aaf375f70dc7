"""The rollups again from nothing: after a repair, after a change of the office's zone, and to prove them right."""

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select

from postdesk.log.engine.database import Log
from postdesk.log.readings.recorded import FRESH, LATEST, PUBLICATIONS, READINGS, USES
from postdesk.log.readings.usage import table
from postdesk.log.tables import TagWeek
from postdesk.moments.weeks import iso_week

TAG_WEEKS = table(TagWeek)


def rebuild_weeks(log: Log, zone: str) -> None:
    """Compute weeks, `Latest`, `TagWeek` and `Fresh` from publications, hashtags and readings, in one transaction."""
    with log.write() as connection:
        rebuild_rollups(connection, zone)


def rebuild_rollups(connection: Connection, zone: str) -> None:
    """Do so in a transaction that is there."""
    _weeks(connection, zone)
    for rollup in (LATEST, TAG_WEEKS, FRESH):
        connection.execute(rollup.delete())
    count_newest(connection)
    _tag_weeks(connection)
    _fresh(connection)


def _weeks(connection: Connection, zone: str) -> None:
    """Put every publication into the week that the office's zone gives it."""
    columns = PUBLICATIONS.c
    rows = connection.execute(select(columns.id, columns.published, columns.week))
    moved = [{"of": of, "now": iso_week(at, zone)} for of, at, week in rows if iso_week(at, zone) != week]
    if moved:
        update = PUBLICATIONS.update().where(columns.id == bindparam("of")).values(week=bindparam("now"))
        connection.execute(update, moved)


def count_newest(connection: Connection, *some: ColumnElement[bool]) -> None:
    """Keep the newest of the readings, of some only, for each publication that has none kept yet."""
    columns = READINGS.c
    newest = (columns.as_of.desc(), columns.simulated, columns.source.desc())
    place = func.row_number().over(partition_by=columns.publication_id, order_by=newest).label("place")
    ranked = select(READINGS, place).where(*some).subquery()
    names = [column.name for column in LATEST.c]
    first = select(*(ranked.c[name] for name in names)).where(ranked.c.place == 1)
    connection.execute(insert(LATEST).from_select(names, first))


def _tag_weeks(connection: Connection) -> None:
    keys = (PUBLICATIONS.c.week, USES.c.tag, PUBLICATIONS.c.network)
    tagged = USES.join(PUBLICATIONS, PUBLICATIONS.c.id == USES.c.publication_id)
    counted = select(*keys, func.count()).select_from(tagged).group_by(*keys)
    connection.execute(insert(TAG_WEEKS).from_select(["week", "tag", "network", "posts"], counted))


def _fresh(connection: Connection) -> None:
    reading, network = READINGS.c, PUBLICATIONS.c.network
    order = (reading.as_of.desc(), reading.simulated)
    place = func.row_number().over(partition_by=(network, reading.source), order_by=order).label("place")
    joined = READINGS.join(PUBLICATIONS, PUBLICATIONS.c.id == reading.publication_id)
    ranked = select(network, reading.source, reading.as_of, reading.simulated, place).select_from(joined).subquery()
    names = [column.name for column in FRESH.c]
    first = select(*(ranked.c[name] for name in names)).where(ranked.c.place == 1)
    connection.execute(insert(FRESH).from_select(names, first))
