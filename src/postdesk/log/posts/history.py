"""What happened, in order: every change of state and every attempt, as a person reads them."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, String, Table, case, cast, func, literal, select, union_all

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.holds import DESK, scopes
from postdesk.log.posts.lookup import ACTS, REF, Post
from postdesk.log.posts.remembered import Moments
from postdesk.log.readings.usage import table
from postdesk.log.tables import Approval, Delivery
from postdesk.models.known_types import known_type

DELIVERIES, APPROVALS = table(Delivery), table(Approval)
SIGNING = ("approve", "send-back")
"""What is done by hand to a content."""


class Entry(Struct, frozen=True):
    """One line of the log. `kind` is "event" (a change of state) or "delivery" (an attempt and what came back).

    `content_hash` names what was signed, sent back or sent; `commit` is the one by which it was signed, if any.
    """

    at: datetime
    ref: str
    kind: str
    what: str
    who: str
    why: str
    content_hash: str = ""
    commit: str = ""


def entries(log: Log, posts: Sequence[Post] | None = None, since: datetime | None = None) -> list[Entry]:
    """Return the entries of some posts, or of all; from `since` on, or from the beginning."""
    queries = [
        _bounded(_events(), EVENTS, posts, since),
        _bounded(_deliveries(), DELIVERIES, posts, since),
        _bounded(_holds(posts), ACTS, None, since),
    ]
    both = union_all(*queries).subquery()
    return _read(log, select(both).order_by(both.c.at, both.c.kind.desc(), both.c.id))


def latest(log: Log, count: int, skip: int = 0) -> list[Entry]:
    """Return the last entries, the newest first: `count` of them, after `skip` newer ones."""
    newest = [
        query.order_by(of.c.id.desc()).limit(skip + count).subquery()
        for query, of in ((_events(), EVENTS), (_deliveries(), DELIVERIES), (_holds(None), ACTS))
    ]
    both = union_all(*(select(part) for part in newest)).subquery()
    return _read(log, select(both).order_by(both.c.at.desc(), both.c.kind, both.c.id.desc()).limit(count).offset(skip))


def count_of_changes(log: Log) -> tuple[int, ...]:
    """Return how much has ever been written of posts and holds: another value means that something changed."""
    numbers = [select(func.max(of.c.id)).scalar_subquery() for of in (EVENTS, DELIVERIES, ACTS)]
    with log.read() as connection:
        return tuple(number or 0 for number in connection.execute(select(*numbers)).one())


def _read(log: Log, query: Select[tuple[object, ...]]) -> list[Entry]:
    with log.read() as connection:
        return [
            Entry(row.at, row.ref, row.kind, row.what, row.who, row.why, _content(row.content), row.commit)
            for row in connection.execute(query)
        ]


def _content(noted: str) -> str:
    """Return a hash as it was noted, alone or within what an act left behind."""
    return msgspec.json.decode(noted, type=known_type(Moments)).content_hash if noted.startswith("{") else noted


def _events() -> Select[tuple[object, ...]]:
    change = EVENTS.c.before + literal(" → ") + EVENTS.c.after
    columns = (
        EVENTS.c.id,
        EVENTS.c.at,
        REF.label("ref"),
        literal("event").label("kind"),
        func.coalesce(change, EVENTS.c.after).label("what"),
        EVENTS.c.who,
        EVENTS.c.why,
        _at_that_moment(ACTS, func.max(ACTS.c.after), ACTS.c.what.in_(SIGNING)).label("content"),
        _at_that_moment(APPROVALS, func.max(APPROVALS.c.commit)).label("commit"),
    )
    return select(*columns).join_from(EVENTS, POSTS)


def _at_that_moment(of: Table, what: ColumnElement[str], *which: ColumnElement[bool]) -> ColumnElement[str]:
    """Return what stands in another table of an event's post by the same person, at that moment; "" for nothing."""
    same = (of.c[name] == EVENTS.c[name] for name in ("post_id", "at", "who"))
    return func.coalesce(select(what).where(*same, *which).correlate(EVENTS).scalar_subquery(), "")


def _deliveries() -> Select[tuple[object, ...]]:
    what = literal("attempt ") + cast(DELIVERIES.c.attempt, String) + literal(": ") + DELIVERIES.c.outcome
    columns = (
        DELIVERIES.c.id,
        DELIVERIES.c.at,
        REF.label("ref"),
        literal("delivery").label("kind"),
        what.label("what"),
        literal("").label("who"),
        func.coalesce(DELIVERIES.c.error, DELIVERIES.c.url, "").label("why"),
        DELIVERIES.c.content_hash.label("content"),
        literal("").label("commit"),
    )
    return select(*columns).join_from(DELIVERIES, POSTS)


def _holds(posts: Sequence[Post] | None) -> Select[tuple[object, ...]]:
    """Return the holds that were laid over many posts, and ended: all, or those over some posts."""
    columns = (
        ACTS.c.id,
        ACTS.c.at,
        case((ACTS.c.scope == DESK, literal("")), else_=ACTS.c.scope).label("ref"),
        literal("event").label("kind"),
        ACTS.c.what,
        ACTS.c.who,
        ACTS.c.why,
        literal("").label("content"),
        literal("").label("commit"),
    )
    query = select(*columns).where(ACTS.c.scope != "")
    if posts is None:
        return query
    return query.where(ACTS.c.scope.in_({scope for post in posts for scope in scopes(post)}))


def _bounded(
    query: Select[tuple[object, ...]], of: Table, posts: Sequence[Post] | None, since: datetime | None
) -> Select[tuple[object, ...]]:
    """Return the query for some posts only, and from a moment on only, where that is asked."""
    if posts is not None:
        query = query.where(of.c.post_id.in_([post.id for post in posts]))
    return query if since is None else query.where(of.c.at >= since)


def first_event(connection: Connection) -> datetime | None:
    """Return the moment of the desk's first event; None for a desk that has queued nothing yet."""
    first: datetime | None = connection.execute(select(func.min(EVENTS.c.at))).scalar_one()
    return first
