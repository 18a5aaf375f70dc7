"""What a person did last by hand: to the queue, in public, or with the memory; and what of it can be taken back."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, select

from postdesk.log.engine.database import Log
from postdesk.log.posts import remembered
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import REF
from postdesk.log.posts.remembered import ACTS, FINAL
from postdesk.log.workers import own
from postdesk.models.life import Hand


class DoneByHand(Struct, frozen=True):
    """One thing that a person did, in the words of its command, and when; `final` is what nothing takes back.

    `name` is the post to which it was done, or of a hold what it lies over, as a command names that; "" for neither.
    """

    what: str
    at: datetime
    name: str = ""
    final: bool = False


def last_done(log: Log, who: str) -> DoneByHand | None:
    """Return the last thing that a person did and that was not taken back; None where there is none."""
    last, taken = _newest(log, who), own.taken_by(log, who)
    if taken and (last is None or last.at < taken):
        return DoneByHand(own.TAKEN, taken, final=True)
    return last


def last_to_take_back(log: Log, who: str) -> DoneByHand | None:
    """Return the last thing that a person did and that can be taken back by its name; None where there is none."""
    return _newest(log, who, ACTS.c.before != FINAL)


def note_final(log: Log, hand: Hand, what: str) -> None:
    """Note that a person did something that nothing takes back, in the words of its command."""
    with log.write() as connection:
        remembered.remember_final(connection, hand, what)


def _newest(log: Log, who: str, *which: ColumnElement[bool]) -> DoneByHand | None:
    columns = (ACTS.c.what, ACTS.c.at, ACTS.c.scope, ACTS.c.before, REF.label("ref"))
    query = select(*columns).join_from(ACTS, POSTS, ACTS.c.post_id == POSTS.c.id, isouter=True)
    mine = query.where(ACTS.c.who == who, ACTS.c.undone.is_(None), *which).order_by(ACTS.c.id.desc()).limit(1)
    with log.read() as connection:
        row = connection.execute(mine).first()
    if row is None:
        return None
    what = f"{row.what} {row.ref}" if row.ref else row.what
    return DoneByHand(what, row.at, row.ref or row.what.partition(" ")[2], row.before == FINAL)
