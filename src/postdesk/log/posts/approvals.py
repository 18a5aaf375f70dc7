"""Who signed which content of which post.

A signature holds for one content: a post that is edited waits again, and one that is edited back is signed again. Where
the desk asks for signatures, the claim and the intent look for them in the same statement that changes the post, so
that no edit slips in between.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    literal,
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
from postdesk.models.signatures import NO_SIGNERS, SignersWanted

APPROVALS = table(Approval)
UNSIGNED: BindParameter[bool] = bindparam("unsigned", type_=Boolean())
"""Whether every post may go out unsigned."""


class _Given(Struct, frozen=True):
    """What a desk asks for, as a statement has it: `SignersWanted.given`, by its names or as values."""

    unsigned: ColumnElement[bool]
    least: ColumnElement[int]
    of_one: ColumnElement[str]
    of_two: ColumnElement[str]


_NAMED = _Given(
    UNSIGNED,
    bindparam("least_signers", type_=Integer()),
    bindparam("scopes_of_one", type_=String()),
    bindparam("scopes_of_two", type_=String()),
)


class Waiting(Struct, frozen=True):
    """A post whose content has fewer signatures than it needs; `before` is the last one, which was for another content.

    `signed` is that other content, None where there is no such signature, or its content was not kept. `signatures` are
    those that its content has already, of the `needs` that it wants.
    """

    post: Post
    before: Approval | None
    signed: str | None = None
    signatures: tuple[Approval, ...] = ()
    needs: int = 1


def signed_posts(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that somebody signed a post as it is now."""
    return exists(select(APPROVALS.c.post_id).where(*_of_now(posts)).correlate(posts))


def may_go(posts: FromClause, wanted: SignersWanted | None = None) -> ColumnElement[bool]:
    """Return the condition that a post may go out: as many people have signed it, as it is now, as the desk asks for.

    Unless it is `wanted` here, that is given with the statement (`SignersWanted.given`).
    """
    given = _NAMED if wanted is None else _as_values(wanted.given())
    one = and_(signed_posts(posts), ~_wants(posts, 2, given.least, given.of_two))
    return or_(given.unsigned, ~_wants(posts, 1, given.least, given.of_one), one, _signed_by_two(posts))


def _as_values(given: Mapping[str, Any]) -> _Given:
    return _Given(*(literal(value) for value in given.values()))


def _signed_by_two(posts: FromClause) -> ColumnElement[bool]:
    other = APPROVALS.alias("other")
    same = (other.c.post_id == APPROVALS.c.post_id, other.c.content_hash == APPROVALS.c.content_hash)
    different = exists(select(other.c.who).where(*same, other.c.who > APPROVALS.c.who).correlate(APPROVALS))
    return exists(select(APPROVALS.c.who).where(*_of_now(posts), different).correlate(posts))


def _of_now(posts: FromClause) -> tuple[ColumnElement[bool], ...]:
    return APPROVALS.c.post_id == posts.c.id, APPROVALS.c.content_hash == posts.c.content_hash


def _wants(
    posts: FromClause, number: int, least: ColumnElement[int], scopes: ColumnElement[str]
) -> ColumnElement[bool]:
    """Return the condition that a post wants so many signatures or more."""
    account = literal("\n@") + posts.c.account + literal("\n")
    campaign = literal("\n") + posts.c.campaign + literal("/\n")
    named = (func.replace(scopes, scope, literal("")) != scopes for scope in (account, campaign))
    return or_(least >= literal(number), *named)


def sign(connection: Connection, post: Post, who: str, at: datetime, commit: str = "") -> None:
    """Write down that somebody signed a post as it is, perhaps by a commit; the first one of a person stays."""
    row = {"post_id": post.id, "content_hash": post.content_hash, "who": who, "at": at, "commit": commit}
    connection.execute(INSERTS[connection.dialect.name](APPROVALS).on_conflict_do_nothing(), row)


def waiting(log: Log, until: datetime | None = None, wanted: SignersWanted = NO_SIGNERS) -> list[Waiting]:
    """Return the posts that lack signatures as they are, by their moments: all, or only those due before `until`.

    On a desk that asks for none, those are the posts that nobody has signed.
    """
    with log.read() as connection:
        return unsigned(connection, until, wanted)


def unsigned(
    connection: Connection, until: datetime | None = None, wanted: SignersWanted = NO_SIGNERS
) -> list[Waiting]:
    """Return the posts that lack signatures as they are, by their moments."""
    ready, kept = _unsigned(wanted, POSTS)
    if until is not None:
        ready, kept = ready.where(POSTS.c.wake <= until), kept.where(POSTS.c.due <= until)
    return _waiting(connection, lookup.read_posts(connection, union_all(ready, kept).order_by("due", "id")), wanted)


def _waiting(connection: Connection, found: Sequence[Post], wanted: SignersWanted) -> list[Waiting]:
    every = _all(connection, [post.id for post in found])
    return [_waits(connection, post, every.get(post.id, ()), wanted) for post in found]


def first_waiting(log: Log, drafts: int, wanted: SignersWanted = NO_SIGNERS) -> tuple[list[Waiting], int]:
    """Return the posts of the first so many drafts that lack signatures, by moments and names; and how many posts do.

    Of all others nothing is read but where they stand in that order.
    """
    with log.read() as connection:
        place = (POSTS.c.due, POSTS.c.campaign, POSTS.c.draft, POSTS.c.id)
        rows = connection.execute(
            union_all(*_unsigned(wanted, *place)).order_by("due", "campaign", "draft", "id")
        ).all()
        first = set(islice(dict.fromkeys(tuple(row[:-1]) for row in rows), drafts))
        theirs = select(POSTS).where(POSTS.c.id.in_([row.id for row in rows if tuple(row[:-1]) in first]))
        return _waiting(connection, lookup.read_posts(connection, theirs.order_by(*place)), wanted), len(rows)


def unsigned_names(log: Log, wanted: SignersWanted = NO_SIGNERS) -> frozenset[str]:
    """Return the names of the posts that lack signatures as they are, without reading what they say."""
    with log.read() as connection:
        return frozenset(connection.execute(union_all(*_unsigned(wanted, lookup.REF))).scalars())


def waiting_post(log: Log, post: Post, wanted: SignersWanted = NO_SIGNERS) -> Waiting | None:
    """Return how a post waits for its signatures; None for one that does not."""
    with log.read() as connection:
        ready, kept = (some.where(POSTS.c.id == post.id) for some in _unsigned(wanted, POSTS.c.id))
        if connection.execute(union_all(ready, kept)).first() is None:
            return None
        return _waits(connection, post, _all(connection, [post.id]).get(post.id, ()), wanted)


def _unsigned(wanted: SignersWanted, *what: Any) -> tuple[Select[Any], Select[Any]]:  # noqa: ANN401 - a table, or columns of it
    """Select of the posts that lack signatures as they are: of the queued, and of the held, each by its own index."""
    lacks = lacking(wanted)
    return select(*what).where(queued(POSTS), lacks), select(*what).where(waits_for_a_person(POSTS, State.HELD), lacks)


def lacking(wanted: SignersWanted) -> ColumnElement[bool]:
    """Return the condition that a post lacks signatures; on a desk that asks for none, that it has none."""
    return ~signed_posts(POSTS) if wanted.nobody else ~may_go(POSTS, wanted)


def _waits(connection: Connection, post: Post, every: Sequence[Approval], wanted: SignersWanted) -> Waiting:
    mine = tuple(each for each in every if each.content_hash == post.content_hash)
    before = next((each for each in reversed(every) if each.content_hash != post.content_hash), None)
    signed = content(connection, post.id, before.content_hash) if before else None
    return Waiting(post, before, signed, mine, max(1, wanted.of(post.campaign, post.account)))


def _all(connection: Connection, posts: Sequence[int]) -> dict[int, list[Approval]]:
    """Return the signatures of each of some posts that have any, in their order, whatever content they are of."""
    some = select(APPROVALS).where(APPROVALS.c.post_id.in_(posts)).order_by(APPROVALS.c.at)
    found: dict[int, list[Approval]] = {}
    for row in connection.execute(some).mappings():
        found.setdefault(row["post_id"], []).append(Approval(**row))
    return found


def signatures(log: Log, post: Post) -> list[Approval]:
    """Return the signatures that a post has as it is, in their order."""
    with log.read() as connection:
        every = _all(connection, [post.id]).get(post.id, [])
    return [each for each in every if each.content_hash == post.content_hash]


def contents(connection: Connection) -> dict[tuple[int, str], int]:
    """Return how many people have signed which contents of which posts."""
    named = (APPROVALS.c.post_id, APPROVALS.c.content_hash)
    rows = connection.execute(select(*named, func.count()).group_by(*named))
    return {(post_id, content_hash): count for post_id, content_hash, count in rows}
