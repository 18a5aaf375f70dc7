"""The claim and what follows it: intent, answer, rescue. The hot statements, built once from the tables.

A post is claimed by one UPDATE inside a transaction that holds the write lock; on PostgreSQL, where claims share that
lock with other steps, it waits for other claims and skips rows that a step holds (SQLite knows no locks of rows, and
leaves those words out). Reading a queued post and then setting its state claims it twice as soon as two workers do it:
tests show that on both.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    exists,
    func,
    insert,
    select,
    update,
)

from postdesk.log.engine.between_machines import claim_alone
from postdesk.log.engine.compiled import Prepared
from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, changes
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.holds import free
from postdesk.log.posts.indexed import among, in_hand, queued
from postdesk.log.posts.lookup import Post, by_id, read_posts
from postdesk.log.readings.usage import table
from postdesk.log.tables import Delivery
from postdesk.log.workers import pace
from postdesk.models import life, timings
from postdesk.models.life import State, Step
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.sentences import Sentence

DELIVERIES = table(Delivery)


_MOMENT = POSTS.c.wake.type
_NOW, _UNTIL = pace.NOW, bindparam("until", type_=_MOMENT)
_ME: BindParameter[str] = bindparam("me")
_READY, _BUSY, _OVER = POSTS.alias("ready"), POSTS.alias("busy"), POSTS.alias("past")

_ACCOUNTS_IN_USE = select(_BUSY.c.account).where(in_hand(_BUSY), among(_BUSY, life.ON_ITS_WAY))
_NEXT = (
    select(_READY.c.id)
    .where(queued(_READY), _READY.c.wake <= _NOW, _READY.c.latest > _NOW, free(_READY))
    .where(_READY.c.account.not_in(_ACCOUNTS_IN_USE), pace.may_go(_READY), approvals.may_go(_READY))
    .order_by(_READY.c.wake, _READY.c.id)
    .limit(1)
)
_SAID_NOW = select(_BUSY.c.id).where(
    in_hand(_BUSY),
    among(_BUSY, life.ON_ITS_WAY),
    _BUSY.c.account == _OVER.c.account,
    _BUSY.c.said == _OVER.c.said,
)
"""The same words that are just being sent, and might be taken for those that are looked for."""
_DOUBTFUL = (
    select(_OVER.c.id)
    .where(in_hand(_OVER), among(_OVER, (State.UNKNOWN,)), _OVER.c.wake <= _NOW)
    .where(~exists(_SAID_NOW.correlate(_OVER)))
    .order_by(_OVER.c.wake, _OVER.c.id)
    .limit(1)
)
_WORK = func.coalesce(
    _DOUBTFUL.with_for_update(skip_locked=True, of=_OVER).scalar_subquery(),
    _NEXT.with_for_update(skip_locked=True, of=_READY).scalar_subquery(),
)
_WAITS = POSTS.c.state == State.QUEUED
_TAKE = Prepared(
    update(POSTS)
    .where(POSTS.c.id == _WORK)
    .values(
        state=case((_WAITS, State.CLAIMED), else_=POSTS.c.state),
        owner=case((_WAITS, _ME), else_=POSTS.c.owner),
        wake=case((_WAITS, POSTS.c.wake), else_=_UNTIL),
        lease=_UNTIL,
    )
    .returning(POSTS)
)
_MINE = (POSTS.c.id == bindparam("post"), POSTS.c.owner == _ME)
_CLAIMED = (*_MINE, POSTS.c.state == State.CLAIMED, POSTS.c.lease > _NOW)
_INTENT = Prepared(
    update(POSTS)
    .where(*_CLAIMED, POSTS.c.latest > _NOW, free(POSTS), approvals.may_go(POSTS))
    .values(state=str(State.SENDING), lease=_UNTIL, attempt=POSTS.c.attempt + 1)
    .returning(POSTS.c.attempt)
)
_KEEP = Prepared(
    update(POSTS).where(*_CLAIMED).values(prepared=bindparam("document"), lease=_UNTIL).returning(POSTS.c.id)
)
_STILL = Prepared(
    select(POSTS.c.id).where(*_MINE, POSTS.c.state == State.SENDING, POSTS.c.attempt == bindparam("tried"))
)
_TRIED = Prepared(insert(DELIVERIES).inline(), *(column.name for column in DELIVERIES.c if not column.primary_key))
_WRITTEN = Prepared(
    select(DELIVERIES.c.id).where(
        DELIVERIES.c.post_id == bindparam("post"),
        DELIVERIES.c.attempt == bindparam("tried"),
        DELIVERIES.c.outcome == bindparam("said"),
        DELIVERIES.c.at == bindparam("moment"),
    )
)
_DUE_SINCE = select(func.min(_READY.c.wake)).where(
    queued(_READY),
    _READY.c.wake <= _NOW,
    _READY.c.latest > _NOW,
    free(_READY),
    pace.may_go(_READY),
    approvals.may_go(_READY),
)
_DUE = select(POSTS).where(queued(POSTS), POSTS.c.wake <= _NOW, ~POSTS.c.waits).order_by(POSTS.c.wake, POSTS.c.id)
_NEXT_WAKE = select(func.min(_READY.c.wake)).where(queued(_READY), _READY.c.wake > _NOW, free(_READY))
_NEXT_DOUBT = select(func.min(_OVER.c.wake)).where(in_hand(_OVER), _OVER.c.state == State.UNKNOWN, _OVER.c.wake > _NOW)


def take(
    connection: Connection,
    me: str,
    now: datetime,
    lease: timedelta = timings.LEASE,
    *,
    signers: SignersWanted = NO_SIGNERS,
) -> Post | None:
    """Take the next piece of work for one lease, as one UPDATE; None where there is none.

    First come posts whose fate is unknown, to ask their network: they stay so, and their `owner` is the worker that was
    not heard of since it began to send, None where that worker had its answer. Then a due post is claimed, of an
    account that nobody is publishing on and that need not wait; of one account, posts go in the order of their moments.
    Those that lack some of the `signers` that are wanted are passed over.
    """
    claim_alone(connection)
    until, backlog = now + lease, now - timings.LATE
    found = _TAKE.rows(connection, me=me, now=now, until=until, backlog=backlog, **signers.given())
    if not found:
        return None
    post = Post(*found[0])
    if post.state == State.CLAIMED:
        changes.note(connection, [post.id], State.QUEUED, Step(State.QUEUED, State.CLAIMED, me, Sentence("due"), now))
    return post


def keep_claim(
    connection: Connection, post: Post, prepared: str, me: str, now: datetime, lease: timedelta
) -> Post | None:
    """Keep what a network has prepared for a claimed post, and the claim for another lease; None where it is over."""
    until = now + lease
    kept = _KEEP.rows(connection, post=post.id, document=prepared, me=me, now=now, until=until)
    return replace(post, prepared=prepared, lease=until) if kept else None


def intend(
    connection: Connection,
    post: Post,
    me: str,
    now: datetime,
    lease: timedelta = timings.LEASE,
    *,
    signers: SignersWanted = NO_SIGNERS,
) -> Post | None:
    """Write down that a claimed post is about to be sent: its attempt, content and key.

    The caller commits before a byte leaves. None where it must not be sent any more: the claim is over, the desk is on
    hold, it is too late, or it lacks a signature.
    """
    until = now + lease
    found = _INTENT.rows(connection, post=post.id, me=me, now=now, until=until, **signers.given())
    if not found:
        return None
    sending = replace(post, state=str(State.SENDING), lease=until, attempt=found[0][0])
    deliver(connection, sending, "sending", now)
    changes.note(connection, [post.id], State.CLAIMED, Step(State.CLAIMED, State.SENDING, me, Sentence("intent"), now))
    pace.rest(connection, post.account, now)
    return sending


def still_sending(log: Log, sending: Post, me: str) -> bool:
    """Return whether the attempt that `intend` wrote down is still the post's newest and nobody has taken it over.

    It asks no clock: one that was set back while this worker was frozen would hide how long that was.
    """
    return bool(log.ask(_STILL, post=sending.id, me=me, tried=sending.attempt))


def give_back(connection: Connection, post: Post, step: Step, **values: object) -> State:
    """Take a post out of the hands that claimed it; return its state, another one where the claim was over already."""
    mine = (POSTS.c.id == post.id) & (POSTS.c.owner == post.owner)
    if changes.change_all(connection, mine, step, owner=None, lease=None, **values):
        return step.after
    return State(by_id(connection, post.id).state)


def deliver(connection: Connection, post: Post, outcome: str, at: datetime, **came_back: str | None) -> None:
    """Append what was tried, or what came back: `remote_id` and `url`, or `error`."""
    row = {"post_id": post.id, "attempt": post.attempt, "at": at, "outcome": outcome}
    sent = {"content_hash": post.content_hash, "key": post.key}
    _TRIED.run(connection, **row, **sent, **{"remote_id": None, "url": None, "error": None, **came_back})


def delivered(connection: Connection, post: Post, outcome: str, at: datetime) -> bool:
    """Return whether it was written already what came back from an attempt at a moment."""
    return bool(_WRITTEN.rows(connection, post=post.id, tried=post.attempt, said=outcome, moment=at))


def next_post(connection: Connection, now: datetime) -> datetime | None:
    """Return the next moment after `now` at which a queued or doubtful post wants to be looked at."""
    moments = [connection.execute(statement, {"now": now}).scalar() for statement in (_NEXT_WAKE, _NEXT_DOUBT)]
    return min((moment for moment in moments if moment is not None), default=None)


def next_wake(connection: Connection, now: datetime) -> datetime | None:
    """Return the next moment after `now` at which there may be work: for a post, or for an account that waited."""
    moments = (next_post(connection, now), pace.next_end(connection, now))
    return min((moment for moment in moments if moment is not None), default=None)


def due_posts(connection: Connection, now: datetime) -> list[Post]:
    """Return the queued posts whose moment has come, in its order."""
    return read_posts(connection, _DUE, {"now": now})


def due_since(connection: Connection, now: datetime, *, signers: SignersWanted = NO_SIGNERS) -> datetime | None:
    """Return since when a post is due that nothing keeps back; None where there is none."""
    given = {"now": now, "backlog": now - timings.LATE, **signers.given()}
    found: datetime | None = connection.execute(_DUE_SINCE, given).scalar()
    return found


def by_hand_soon(ref: ColumnElement[str], since: datetime, until: datetime) -> Select[tuple[int, datetime, str, str]]:
    """Return the question for posts that a person publishes, due after `since` and not later than `until`."""
    soon = (queued(POSTS), free(POSTS), POSTS.c.by_hand, POSTS.c.wake > since, POSTS.c.wake <= until)
    return select(POSTS.c.id, POSTS.c.due, POSTS.c.local, ref).where(*soon).order_by(POSTS.c.wake, POSTS.c.id)
