"""Two publications that turn out to be one: what was counted of both counts for the one that stays."""

from sqlalchemy import Connection, delete, exists, select, update

from postdesk.log.readings import usage
from postdesk.log.readings.recorded import LATEST, PUBLICATIONS, READINGS
from postdesk.log.readings.rollups import count_newest
from postdesk.log.readings.usage import table
from postdesk.log.tables import Withheld
from postdesk.log.worker_tables import ReadingTurn


def merge_into(connection: Connection, kept: int, gone: int) -> None:
    """Give the readings of one publication to another one, and forget the first.

    Where both were counted at one moment by one source, what the other one has stands.
    """
    other = READINGS.alias()
    mine = READINGS.c.publication_id == gone
    same = exists().where(
        other.c.publication_id == kept, other.c.as_of == READINGS.c.as_of, other.c.source == READINGS.c.source
    )
    connection.execute(delete(READINGS).where(mine, same))
    connection.execute(update(READINGS).where(mine).values(publication_id=kept))
    place = PUBLICATIONS.c.id == gone
    network, week = connection.execute(select(PUBLICATIONS.c.network, PUBLICATIONS.c.week).where(place)).one()
    usage.take_back(connection, gone, network, week)
    for kept_beside in (LATEST, table(Withheld), table(ReadingTurn)):
        connection.execute(delete(kept_beside).where(kept_beside.c.publication_id == gone))
    connection.execute(delete(PUBLICATIONS).where(place))
    connection.execute(delete(LATEST).where(LATEST.c.publication_id == kept))
    count_newest(connection, READINGS.c.publication_id == kept)
