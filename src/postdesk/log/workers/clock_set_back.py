"""What was to wait until a moment that nothing leads to: it was written while the clock was ahead of the time.

Each kind of wait has a longest. Where one ends later than that from now, the clock was set back since; it then lasts as
long as one that begins now, so that nobody who is at work loses anything, and nothing waits for years in silence.
"""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, TextClause, func, select, true, update

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.indexed import among, in_hand, queued
from postdesk.log.posts.notices import NOTICES
from postdesk.log.readings.asking import ASKING, TURN
from postdesk.log.workers import tokens
from postdesk.log.workers.desk_state import last_event
from postdesk.log.workers.heartbeats import HEARTBEATS
from postdesk.log.workers.letters import LETTERS
from postdesk.log.workers.once_a_period import RUNS
from postdesk.log.workers.pace import PACES
from postdesk.models import timings
from postdesk.models.life import ON_ITS_WAY, State

SLACK = timedelta(minutes=5)
"""How far a clock may be set, as machines do by themselves, before anything is made of it."""


class Wait(Struct, frozen=True):
    """A moment that is kept, how far from now it may lie at most, and of which rows."""

    ends: ColumnElement[datetime]
    longest: timedelta
    rows: ColumnElement[bool] | TextClause = true()


_DOUBTED = (POSTS.c.state == State.UNKNOWN) & in_hand(POSTS)
_TRIED = (POSTS.c.attempt > 0) & (POSTS.c.wake > POSTS.c.due) & queued(POSTS)
WAITS = (
    Wait(PACES.c.until, timings.ASKED_WAIT),
    Wait(PACES.c.rest, timings.APART),
    Wait(POSTS.c.lease, timings.LEASE, among(POSTS, ON_ITS_WAY)),
    Wait(POSTS.c.wake, timings.LONGEST_DOUBT, _DOUBTED),
    Wait(POSTS.c.wake, max(timings.AFTER_ABSENCE), _TRIED),
    Wait(HEARTBEATS.c.at, timedelta()),
    Wait(RUNS.c.started, timedelta(), RUNS.c.finished.is_(None)),
    Wait(ASKING.c.asked, timedelta()),
    Wait(ASKING.c.until, TURN),
    Wait(tokens.LOCKED.c.lease, tokens.LEASE),
    Wait(NOTICES.c.wake, timings.LAST_TOLD_AGAIN, NOTICES.c.told.is_(None)),
    Wait(LETTERS.c.wake, timings.LAST_MAILED_AGAIN, LETTERS.c.sent.is_(None)),
)

ASKED_BEFORE = Wait(PACES.c.until, timedelta(seconds=timings.LONGEST_WAIT))
"""What an account waits at most where the clock was ahead last: a network that asked for more asks for it again."""


def shorten_waits(log: Log, now: datetime) -> datetime | None:
    """Let what waits too long for any reason but the clock wait no longer than it may; return until when it would have.

    None where nothing does.
    """
    with log.read() as connection:
        waits = (*WAITS, ASKED_BEFORE) if _was_ahead(connection, now) else WAITS
        ends = [end for wait in waits if (end := _last(connection, wait, now)) is not None]
    if not ends:
        return None
    with log.write() as connection:
        for wait in waits:
            _shorten(connection, wait, now)
    return max(ends)


def _was_ahead(connection: Connection, now: datetime) -> bool:
    """Whether an event is dated at a moment that is still to come, so that the clock was set back since."""
    last = last_event(connection)
    return last is not None and last > now + SLACK


def _last(connection: Connection, wait: Wait, now: datetime) -> datetime | None:
    last: datetime | None = connection.execute(select(func.max(wait.ends)).where(*_too_long(wait, now))).scalar_one()
    return last


def _shorten(connection: Connection, wait: Wait, now: datetime) -> None:
    column: Any = wait.ends
    connection.execute(update(column.table).where(*_too_long(wait, now)).values({column: now + wait.longest}))


def _too_long(wait: Wait, now: datetime) -> tuple[ColumnElement[bool] | TextClause, ...]:
    return (wait.ends > now + wait.longest + SLACK, wait.rows)
