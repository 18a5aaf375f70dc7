"""When a post went out that a person published by hand.

Nobody here was there: what the log has is the moment of the report, or what the person said. The network knows better,
and says so in its export; what it says counts from then on, in the week, the hours and the charts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import REF
from postdesk.log.readings import usage
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.models import Extracted
from postdesk.moments.wall_clock import zone_named
from postdesk.moments.weeks import iso_week

MINUTE = timedelta(minutes=1)
"""How finely some exports write the moment; less apart is no other one."""


class Retimed(Struct, frozen=True):
    """A post of the desk that has another moment now; `reported` is the one that it had, `exact` as in `Extracted`."""

    ref: str
    reported: datetime
    published: datetime
    exact: bool = True


def put_times_right(
    connection: Connection, rows: Sequence[Extracted], known: Mapping[str, int], zone: str
) -> list[Retimed]:
    """Give posts that went out by hand the moments that an export tells; return those that got another one.

    `known` are the publications by what the rows know them as, `zone` is the office's.
    """
    told = {known[row.known_as]: row for row in rows}
    columns = PUBLICATIONS.c
    query = select(columns.id, columns.published, columns.exact, REF.label("ref")).join(
        POSTS, POSTS.c.id == columns.post_id
    )
    by_hand = (columns.id.in_(list(told)), or_(POSTS.c.by_hand, ~columns.exact))
    better = [
        (standing, told[standing.id])
        for standing in connection.execute(query.where(*by_hand).order_by(columns.id))
        if _knows_better(told[standing.id], standing.published, zone, exact=standing.exact)
    ]
    for standing, row in better:
        retime(connection, standing.id, row.published, zone, exact=row.exact)
    return [Retimed(standing.ref, standing.published, row.published, row.exact) for standing, row in better]


def _knows_better(row: Extracted, known: datetime, zone: str, *, exact: bool) -> bool:
    """Tell whether an export says another moment than the one that is known; of days, one in the office's zone."""
    if row.exact:
        return not exact or abs(row.published - known) >= MINUTE
    there = zone_named(zone)
    return not exact and row.published.astimezone(there).date() != known.astimezone(there).date()


def retime(connection: Connection, publication_id: int, at: datetime, zone: str, *, exact: bool = True) -> None:
    """Give a publication another moment; its hashtags count in the week of that one then."""
    mine, week = PUBLICATIONS.c.id == publication_id, iso_week(at, zone)
    before = connection.execute(select(PUBLICATIONS.c.network, PUBLICATIONS.c.week).where(mine)).one()
    connection.execute(PUBLICATIONS.update().where(mine).values(published=at, week=week, exact=exact))
    if week != before.week:
        usage.change_week(connection, publication_id, before.network, before.week, week)
