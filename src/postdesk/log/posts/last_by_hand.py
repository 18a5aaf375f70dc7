"""What a person did last: by hand, so that it can be taken back, or by filling the queue, or by taking it over."""

from datetime import datetime

from sqlalchemy import select, union

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import EVENTS
from postdesk.log.posts.remembered import ACTS
from postdesk.log.workers import own
from postdesk.models import life
from postdesk.models.life import State


def last_act(log: Log, who: str) -> datetime | None:
    """Return when a person did the last thing by hand that was not taken back; None where there is none."""
    last = select(ACTS.c.at).where(ACTS.c.who == who, ACTS.c.undone.is_(None)).order_by(ACTS.c.id.desc()).limit(1)
    with log.read() as connection:
        return connection.execute(last).scalar()


def acted_since(log: Log, who: str, moment: datetime) -> bool:
    """Return whether a person did something by hand from a moment on, and did not take it back; or took over."""
    last = [at for at in (last_act(log, who), own.taken_by(log, who)) if at]
    return bool(last) and max(last) >= moment


def queued_since(log: Log, who: str, moment: datetime) -> bool:
    """Return whether a person made the queue match the files after a moment, and that changed it."""
    by_hand = union(select(ACTS.c.at), select(ACTS.c.undone).where(ACTS.c.undone.is_not(None)))
    filled = (
        select(EVENTS.c.id)
        .where(EVENTS.c.who == who, EVENTS.c.at > moment, EVENTS.c.at.not_in(by_hand))
        .where(EVENTS.c.before.is_(None) | EVENTS.c.before.in_(life.WAITING))
        .where(EVENTS.c.after.in_((*life.WAITING, State.CANCELLED)))
        .limit(1)
    )
    with log.read() as connection:
        return connection.execute(filled).first() is not None


def see_no_take_over(log: Log, who: str) -> None:
    """See that a person did something by hand since they let this memory speak for the desk, if they did that.

    Raises:
        PostdeskError: That was the last thing that they did.
    """
    taken, last = own.taken_by(log, who), last_act(log, who)
    if taken and (last is None or last < taken):
        raise PostdeskError(
            "the last thing that {who} did is a take-over, and nothing takes that back: the memory here speaks for the "
            "desk until another one takes over; `postdesk undo REF` takes back what was done to a post",
            who=who,
        )
