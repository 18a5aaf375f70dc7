"""What people have to be told of, each cause once: found in the events, kept until it was told."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, update

from postdesk.log.posts import approvals, claims, zones
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import REF
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Notice
from postdesk.log.workers import runs
from postdesk.models import life
from postdesk.models.life import State

NOTICES = table(Notice)
BACK = timedelta(days=1)
"""How far back the events are read: what is older was told, or is no news."""
SETTLING = timedelta(minutes=1)
"""How long a doubt may last before a person is told: the network is asked within seconds, and mostly knows."""
AHEAD = timedelta(minutes=15)
"""How long before its time a person is told of a post that is published by hand."""
SILENT = timedelta(minutes=2)
LEASE = timedelta(minutes=2)
MOST = 50

_LOST_ITS_TIME = (EVENTS.c.after == State.HELD) & EVENTS.c.why.startswith(zones.WHY)
_NEWS = (
    select(EVENTS.c.id, EVENTS.c.after, EVENTS.c.why, REF.label("ref"))
    .join_from(EVENTS, POSTS)
    .where(EVENTS.c.at > bindparam("since"), POSTS.c.state == EVENTS.c.after)
    .where(EVENTS.c.after.in_(life.NEEDS_A_PERSON) | _LOST_ITS_TIME)
    .where((EVENTS.c.after != State.UNKNOWN) | (EVENTS.c.at <= bindparam("settled")))
    .order_by(EVENTS.c.id)
)
_WAITING = NOTICES.c.told.is_(None) & (NOTICES.c.wake <= bindparam("now", type_=NOTICES.c.wake.type))


class News(Struct, frozen=True):
    """One thing to tell: its cause, which is told once, and a sentence."""

    cause: str
    says: str


def news(connection: Connection, now: datetime, *, unsigned: bool = True) -> list[News]:
    """Return what there is to tell now, told already or not, on a desk where posts may go out unsigned or not."""
    since = {"since": now - BACK, "settled": now - SETTLING}
    found = [
        News(f"event {row.id}", f"{row.after}: {row.ref}{f' ({row.why})' if row.why else ''}")
        for row in connection.execute(_NEWS, since)
    ]
    found += [
        News(f"soon {row.id} {row.due.isoformat()}", f"to publish by hand at {row.local}: {row.ref}")
        for row in connection.execute(claims.by_hand_soon(REF.label("ref"), now, now + AHEAD))
    ]
    found += [
        News(f"worker {worker.worker} {worker.at.isoformat()}", f"worker {worker.worker} has not been heard of")
        for worker in runs.workers(connection)
        if worker.at <= now - SILENT
    ]
    return found if unsigned else [*found, *_unapproved(connection, now)]


def _unapproved(connection: Connection, now: datetime) -> Iterator[News]:
    """Yield the posts that want a signature before their time; told again if they are edited or moved."""
    for waits in approvals.waiting(connection, now + AHEAD):
        post = waits.post
        cause = f"unsigned {post.id} {post.content_hash[:16]} {post.due.isoformat()}"
        yield News(cause, f"not approved, and due at {post.local}: {post.ref}")


def remember(connection: Connection, found: Sequence[News], now: datetime) -> None:
    """Keep what is new among the news; a cause that is known already stays as it is."""
    rows = [{"cause": one.cause, "says": one.says, "at": now, "wake": now, "tries": 0} for one in found]
    if rows:
        connection.execute(INSERTS[connection.dialect.name](NOTICES).on_conflict_do_nothing(), rows)


def take(connection: Connection, now: datetime) -> list[Notice]:
    """Take what waits to be told; for a while nobody else takes it."""
    some = select(NOTICES.c.cause).where(_WAITING).order_by(NOTICES.c.at, NOTICES.c.cause).limit(MOST)
    mine = update(NOTICES).where(NOTICES.c.cause.in_(some)).values(wake=now + LEASE, tries=NOTICES.c.tries + 1)
    rows = connection.execute(mine.returning(NOTICES), {"now": now}).mappings()
    return sorted((Notice(**row) for row in rows), key=lambda notice: (notice.at, notice.cause))


def told(connection: Connection, notices: Sequence[Notice], now: datetime) -> None:
    """Note that they were told."""
    causes = [notice.cause for notice in notices]
    connection.execute(update(NOTICES).where(NOTICES.c.cause.in_(causes)).values(told=now))


def put_off(connection: Connection, notices: Sequence[Notice], until: datetime) -> None:
    """Note that they could not be told, and when to try again."""
    causes = [notice.cause for notice in notices]
    connection.execute(update(NOTICES).where(NOTICES.c.cause.in_(causes)).values(wake=until))
