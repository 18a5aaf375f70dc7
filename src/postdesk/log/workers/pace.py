"""How fast each account is used, kept in the log so that all workers keep to it together.

An account that a network asked to wait, or that could not be reached, waits as a whole: its posts stay in their order,
and one of them tries again when the wait is over. After an outage posts that are late go out one by one, a minute
apart, so that followers never see an hour's posts at once.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, FromClause, bindparam, func, select, update

from postdesk.log.engine.compiled import Prepared
from postdesk.log.engine.database import Log
from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Pace
from postdesk.models import timings

PACES = table(Pace)

_MOMENT = PACES.c.until.type
NOW: BindParameter[datetime] = bindparam("now", type_=_MOMENT)
BACKLOG: BindParameter[datetime] = bindparam("backlog", type_=_MOMENT)
"""The moment before which a post was due that is late."""


def may_go(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that a post's account does not wait nor, where the post is late, rest.

    The rest of a thread whose beginning is public goes on at once: nobody sees another post meanwhile.
    """
    waiting = select(PACES.c.account).where(PACES.c.until > NOW)
    resting = select(PACES.c.account).where(PACES.c.rest > NOW)
    begun_or_in_time = (posts.c.due > BACKLOG) | posts.c.remote_id.is_not(None)
    return posts.c.account.not_in(waiting) & (begun_or_in_time | posts.c.account.not_in(resting))


def _upsert(dialect: str, *columns: str) -> Any:  # noqa: ANN401 - the two dialects share the method, not a class
    """Return the INSERT of an account's pace that changes only some columns where there is one."""
    into = INSERTS[dialect](PACES)
    changed = {name: into.excluded[name] for name in columns}
    return into.on_conflict_do_update(index_elements=["account"], set_=changed)


_COLUMNS = ("account", "until", "rest", "failures", "why")
_REST = Prepared(lambda dialect: _upsert(dialect, "rest"), *_COLUMNS)
_PAUSE = Prepared(lambda dialect: _upsert(dialect, "until", "failures", "why"), *_COLUMNS)
_WHOSE = PACES.c.account == bindparam("whose")
_FAILURES = Prepared(select(PACES.c.failures).where(_WHOSE))
_ANSWERED = Prepared(update(PACES).where(_WHOSE, PACES.c.failures > 0).values(failures=0, why=""))
_NEXT = [select(func.min(moment)).where(moment > NOW) for moment in (PACES.c.until, PACES.c.rest)]


def rest(connection: Connection, account: str, now: datetime) -> None:
    """Note that something is about to be sent on an account: what is late there waits for a minute."""
    _REST.run(connection, account=account, until=now, rest=now + timings.APART, failures=0, why="")


def pause(
    connection: Connection, post: Post, now: datetime, why: str, asked: float = 0, most: float = timings.LONGEST_WAIT
) -> datetime:
    """Let a post's whole account wait and return until when: as long as the network asked, longer after each failure.

    `asked` is in seconds; `most` bounds, in seconds, the wait that failures in a row lead to.
    """
    failures = sum((row[0] for row in _FAILURES.rows(connection, whose=post.account)), start=1)
    until = now + max(timings.wait(post.key, failures, most), timedelta(seconds=asked))
    _PAUSE.run(connection, account=post.account, until=until, rest=now, failures=failures, why=why)
    return until


def rest_until(connection: Connection, account: str, until: datetime, now: datetime, why: str) -> None:
    """Let a whole account wait because its network allows no more for now; that is no failure."""
    _PAUSE.run(connection, account=account, until=until, rest=now, failures=0, why=why)


def pace_answered(connection: Connection, account: str) -> None:
    """Note that an account's network answered: the next failure is a first one again."""
    _ANSWERED.run(connection, whose=account)


def lift(connection: Connection, account: str, now: datetime) -> None:
    """End an account's waiting, because a person wants something sent on it."""
    connection.execute(update(PACES).where(_WHOSE).values(until=now, failures=0, why=""), {"whose": account})


def lift_waits(log: Log, account: str, now: datetime) -> None:
    """End an account's waiting, because a person has mended what it waited for."""
    with log.write() as connection:
        lift(connection, account, now)


def next_end(connection: Connection, now: datetime) -> datetime | None:
    """Return the next moment at which an account's wait or rest is over; None where none waits."""
    ends = [connection.execute(statement, {"now": now}).scalar() for statement in _NEXT]
    return min((end for end in ends if end is not None), default=None)


def waiting(connection: Connection, now: datetime) -> list[Pace]:
    """Return the accounts that wait or rest, by name."""
    statement = select(PACES).where((PACES.c.until > now) | (PACES.c.rest > now)).order_by(PACES.c.account)
    return [Pace(**row) for row in connection.execute(statement).mappings()]
