"""Who signed which content of which post.

A signature holds for one content: a post that is edited waits again, and one that is edited back is signed again. Where
the desk asks for signatures, the claim and the intent look for them in the same statement that changes the post, so
that no edit slips in between.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    exists,
    or_,
    select,
    union_all,
)

from postdesk.log.engine.database import Log
from postdesk.log.posts import lookup
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.contents import content
from postdesk.log.posts.indexed import queued, waits_for_a_person
from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.tables import Approval
from postdesk.models.life import State

APPROVALS = table(Approval)
UNSIGNED: BindParameter[bool] = bindparam("unsigned", type_=Boolean())
"""Whether posts may go out unsigned."""


class Waiting(Struct, frozen=True):
    """A post whose content nobody has signed; `before` is the last signature, which was for another content.

    `signed` is that content, None where there is no such signature, or its content was not kept.
    """

    post: Post
    before: Approval | None
    signed: str | None = None


def signed_posts(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that somebody signed a post as it is now."""
    mine = (APPROVALS.c.post_id == posts.c.id, APPROVALS.c.content_hash == posts.c.content_hash)
    return exists(select(APPROVALS.c.post_id).where(*mine).correlate(posts))


def may_go(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that a post may go out: signed, or on a desk that lets unsigned posts out."""
    return or_(UNSIGNED, signed_posts(posts))


def sign(connection: Connection, post: Post, who: str, at: datetime) -> None:
    """Write down that somebody signed a post as it is; the first signature of a content stays."""
    row = {"post_id": post.id, "content_hash": post.content_hash, "who": who, "at": at}
    connection.execute(INSERTS[connection.dialect.name](APPROVALS).on_conflict_do_nothing(), row)


def carry(connection: Connection, post_id: int, before: str, after: str) -> None:
    """Let the signatures of one content of a post be those of another, which only labels tell from it."""
    mine = (APPROVALS.c.post_id == post_id, APPROVALS.c.content_hash == before)
    for row in connection.execute(select(APPROVALS).where(*mine)).mappings().all():
        values = {**row, "content_hash": after}
        connection.execute(INSERTS[connection.dialect.name](APPROVALS).on_conflict_do_nothing(), values)


def waiting(log: Log, until: datetime | None = None) -> list[Waiting]:
    """Return the posts that nobody has signed as they are, by their moments: all, or only those due before `until`."""
    with log.read() as connection:
        return unsigned(connection, until)


def unsigned(connection: Connection, until: datetime | None = None) -> list[Waiting]:
    """Return the posts that nobody has signed as they are, by their moments."""
    ready, kept = _unsigned(POSTS)
    if until is not None:
        ready, kept = ready.where(POSTS.c.wake <= until), kept.where(POSTS.c.due <= until)
    found = lookup.read_posts(connection, union_all(ready, kept).order_by("due", "id"))
    before = _last(connection, [post.id for post in found])
    return [_waits(connection, post, before.get(post.id)) for post in found]


def unsigned_names(log: Log) -> frozenset[str]:
    """Return the names of the posts that nobody has signed as they are, without reading what they say."""
    with log.read() as connection:
        return frozenset(connection.execute(union_all(*_unsigned(lookup.REF))).scalars())


def waiting_post(log: Log, post: Post) -> Waiting | None:
    """Return how a post waits for its signature; None for one that does not."""
    with log.read() as connection:
        ready, kept = (some.where(POSTS.c.id == post.id) for some in _unsigned(POSTS.c.id))
        if connection.execute(union_all(ready, kept)).first() is None:
            return None
        return _waits(connection, post, _last(connection, [post.id]).get(post.id))


def _unsigned(what: Any) -> tuple[Select[Any], Select[Any]]:  # noqa: ANN401 - a table, or a column of it
    """Select of the posts that nobody has signed as they are: of the queued, and of the held, each by its own index."""
    ready = select(what).where(queued(POSTS), ~signed_posts(POSTS))
    return ready, select(what).where(waits_for_a_person(POSTS, State.HELD), ~signed_posts(POSTS))


def _waits(connection: Connection, post: Post, before: Approval | None) -> Waiting:
    signed = content(connection, post.id, before.content_hash) if before else None
    return Waiting(post, before, signed)


def _last(connection: Connection, posts: Sequence[int]) -> dict[int, Approval]:
    """Return the last signature of each of some posts that have one."""
    some = select(APPROVALS).where(APPROVALS.c.post_id.in_(posts)).order_by(APPROVALS.c.at)
    return {row["post_id"]: Approval(**row) for row in connection.execute(some).mappings()}


def contents(connection: Connection) -> set[tuple[int, str]]:
    """Return which contents of which posts are signed."""
    some = select(APPROVALS.c.post_id, APPROVALS.c.content_hash)
    return {(row.post_id, row.content_hash) for row in connection.execute(some)}
