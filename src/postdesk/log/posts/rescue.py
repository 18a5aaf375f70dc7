"""What dead workers left behind, and what is too late: found by two look-ups, settled by one guarded UPDATE each."""

from datetime import datetime
from itertools import chain

from sqlalchemy import Connection, select

from postdesk.log.posts import approvals, changes, follow_ups
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.holds import free
from postdesk.log.posts.indexed import in_hand, queued
from postdesk.log.workers import pace
from postdesk.models import life
from postdesk.models.life import State, Step
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.sentences import Sentence

_NOW = pace.NOW
_LEFT_BEHIND = select(POSTS.c.id).where(
    in_hand(POSTS),
    ((POSTS.c.state.in_(life.ON_ITS_WAY)) & (POSTS.c.lease <= _NOW))
    | ((POSTS.c.state == State.HANDED_OVER) & (POSTS.c.latest <= _NOW)),
)
_OVERTIME = select(POSTS.c.id).where(queued(POSTS), POSTS.c.wake <= _NOW, POSTS.c.latest <= _NOW, free(POSTS))
NOT_SENT = Sentence("its worker has not been heard of; nothing had been sent")
MAY_BE_SENT = Sentence("its worker has not been heard of since it began to send")
UNAPPROVED = Sentence("nobody approved it in time")
TOO_LATE = (
    (State.QUEUED, queued(POSTS) & free(POSTS), Sentence("too late to publish")),
    (State.HANDED_OVER, in_hand(POSTS), Sentence("nobody said that it was published")),
)


def overdue(connection: Connection, now: datetime) -> bool:
    """Return whether `sweep` would change anything; costs three index look-ups."""
    left = any(connection.execute(statement, {"now": now}).first() for statement in (_LEFT_BEHIND, _OVERTIME))
    return left or bool(follow_ups.ready(connection))


def sweep(connection: Connection, me: str, now: datetime, *, signers: SignersWanted = NO_SIGNERS) -> list[int]:
    """Rescue what dead workers left behind and mark what is too late; returns the ids of the posts that were missed.

    An overdue claim goes back into the queue, for nothing was sent. An overdue intent becomes unknown, for nobody can
    tell; it keeps its owner, who may only be frozen and send it yet. Nothing is ever sent again blindly.
    What a layer of hold covers is not too late before that ends. What waited for a post that is public gets its moment.
    """
    follow_ups.let_go(connection, me, now)
    over = POSTS.c.lease <= now
    claimed = Step(State.CLAIMED, State.QUEUED, me, NOT_SENT, now)
    sending = Step(State.SENDING, State.UNKNOWN, me, MAY_BE_SENT, now)
    changes.change_all(connection, in_hand(POSTS) & over, claimed, owner=None, lease=None)
    changes.change_all(connection, in_hand(POSTS) & over, sending, lease=None, wake=now)
    late = (POSTS.c.latest <= now) & (POSTS.c.wake <= now)
    waited = (State.QUEUED, queued(POSTS) & free(POSTS) & approvals.lacking(signers), UNAPPROVED)
    missed = [
        changes.change_all(connection, among & late, Step(before, State.MISSED, me, why, now))
        for before, among, why in (TOO_LATE if signers.nobody else (waited, *TOO_LATE))
    ]
    return sorted(chain.from_iterable(missed))
