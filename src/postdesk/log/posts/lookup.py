"""Posts as the log has them, and reading them: one by its name or id, many by their state and moment."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from postdesk.errors import PostdeskError
from postdesk.log.engine.compiled import Prepared
from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.indexed import queued
from postdesk.log.readings.usage import table
from postdesk.log.tables import Act
from postdesk.models import Payload, life
from postdesk.models.known_types import known_type
from postdesk.models.life import State
from postdesk.sentences import Sentence

T = TypeVar("T")
ACTS = table(Act)
TOGETHER = 500
"""How many values one question names: SQLite takes no more than some thousand."""
NAMED = 5
"""How many posts are named of those that a word may mean."""
REF: ColumnElement[str] = POSTS.c.campaign + "/" + POSTS.c.draft + "@" + POSTS.c.account
_BY_ID = select(POSTS).where(POSTS.c.id == bindparam("post"))
_MINE = Prepared(_BY_ID.with_for_update())
_OUTERMOST = select(func.min(POSTS.c.wake), func.max(POSTS.c.wake)).where(queued(POSTS))
"""Whatever is no moment comes before or after all that are one, in SQLite: numbers, words, bytes."""
_IN_NO_STATE = select(POSTS.c.state).where(POSTS.c.state.not_in(list(State))).limit(1)


class Post(Struct, frozen=True, gc=False):
    """A post as it stood when it was read; what its columns mean is said in `tables`, in the same order."""

    id: int
    campaign: str
    draft: str
    account: str
    network: str
    by_hand: bool
    state: str
    payload: str
    content_hash: str
    key: str
    due: datetime
    local: str
    zone: str
    asked: datetime | None
    latest: datetime
    wake: datetime
    attempt: int
    owner: str | None
    lease: datetime | None
    remote_id: str | None
    url: str | None
    prepared: str | None
    meant: str | None
    said: int | None
    whom: str
    edited: datetime | None = None
    again: str = ""
    follows: str = ""
    follows_by: int = 0
    waits: bool = False

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/draft@account`."""
        return f"{self.campaign}/{self.draft}@{self.account}"

    @property
    def frozen(self) -> Payload:
        """What it sends, as that was frozen when it was queued; PostdeskError where that cannot be read any more."""
        try:
            return msgspec.json.decode(self.payload, type=known_type(Payload))
        except msgspec.DecodeError:
            raise PostdeskError(
                "what {post} was to send cannot be read in the desk's memory: `postdesk doctor` says what helps",
                post=self.ref,
            ) from None


class NewPost(Struct, frozen=True, gc=False):
    """A post to be written: its columns in the order in which the table has them, so that nothing is sorted later."""

    campaign: str
    draft: str
    account: str
    network: str
    by_hand: bool
    state: str
    payload: str
    content_hash: str
    key: str
    due: datetime
    local: str
    zone: str
    asked: datetime | None
    latest: datetime
    wake: datetime
    attempt: int = 0
    meant: str | None = None
    said: int | None = None
    whom: str = ""
    again: str = ""
    follows: str = ""
    follows_by: int = 0
    waits: bool = False


class Named(Struct, frozen=True, gc=False):
    """A post's name, with what it is chosen by."""

    id: int
    campaign: str
    draft: str
    account: str
    state: str
    due: datetime

    @property
    def ref(self) -> str:
        """The post's full name."""
        return f"{self.campaign}/{self.draft}@{self.account}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names by which it can be called: in full, without the account, by the draft alone, with the account."""
        return self.ref, f"{self.campaign}/{self.draft}", self.draft, f"{self.draft}@{self.account}"


def _named(connection: Connection, name: str, most: int = 6) -> list[Post]:
    """Return the posts whose name `campaign/draft@account` is, or else contains, `name`; at most `most`."""
    exact = select(POSTS).where(literal(name) == REF)
    whole = select(POSTS).where(or_(POSTS.c.draft == name, POSTS.c.campaign + "/" + POSTS.c.draft == name))
    part = select(POSTS).where(func.replace(REF, literal(name), "") != REF)  # LIKE would not tell capitals apart
    for statement in (exact, whole, part):
        if found := read_posts(connection, statement.order_by(POSTS.c.id).limit(most)):
            return found
    return []


Found = Select[Any] | CompoundSelect[*tuple[Any, ...]]


def read_posts(connection: Connection, statement: Found, given: Mapping[str, object] | None = None) -> list[Post]:
    """Return the posts that a `select` of all their columns finds, in its order."""
    return [Post(*row) for row in connection.execute(statement, given).all()]


def in_parts(values: Sequence[T]) -> list[Sequence[T]]:
    """Return some values in parts, as many at once as one question may name."""
    return [values[start : start + TOGETHER] for start in range(0, len(values), TOGETHER)]


def by_id(connection: Connection, post_id: int) -> Post:
    """Return one post."""
    return Post(*connection.execute(_BY_ID, {"post": post_id}).one())


def mine(connection: Connection, post_id: int) -> Post:
    """Return one post as it is now; nobody else changes it before this transaction ends."""
    (row,) = _MINE.rows(connection, post=post_id)
    return Post(*row)


def listing(
    log: Log,
    states: Iterable[State] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Post]:
    """Return posts in order of their moment; of all states, or of some, due from `since` to before `until`."""
    statement = select(POSTS).order_by(POSTS.c.due, POSTS.c.id)
    if wanted := [str(state) for state in states]:
        statement = statement.where(POSTS.c.state.in_(wanted))
    if since is not None:
        statement = statement.where(POSTS.c.due >= since)
    if until is not None:
        statement = statement.where(POSTS.c.due < until)
    with log.read() as connection:
        return read_posts(connection, statement)


def state_counts(log: Log) -> dict[State, int]:
    """Return how many posts there are in each state that has any."""
    with log.read() as connection:
        rows = connection.execute(select(POSTS.c.state, func.count()).group_by(POSTS.c.state)).all()
    return {State(state): count for state, count in rows}


def post_names(log: Log) -> list[Named]:
    """Return the names of all posts."""
    columns = [POSTS.c[name] for name in Named.__struct_fields__]
    with log.read() as connection:
        return [Named(*row) for row in connection.execute(select(*columns).order_by(POSTS.c.due, POSTS.c.id))]


def known_refs(log: Log, drafts: Sequence[tuple[str, str]]) -> set[str]:
    """Return the full names of the posts of some drafts, each called by its campaign and its id."""
    names, some = (POSTS.c.campaign, POSTS.c.draft), select(POSTS.c.campaign, POSTS.c.draft, POSTS.c.account)
    with log.read() as connection:
        rows = (connection.execute(some.where(tuple_(*names).in_(part))) for part in in_parts(drafts))
        return {f"{campaign}/{draft}@{account}" for each in rows for campaign, draft, account in each}


def moved_by_hand(log: Log) -> set[int]:
    """Return the ids of the posts that wait at another moment than their campaign file gave them."""
    waits = select(POSTS.c.id).where(POSTS.c.state.in_(life.WAITING), POSTS.c.asked.is_distinct_from(POSTS.c.due))
    moved = select(ACTS.c.post_id).where(ACTS.c.what == "move", ACTS.c.undone.is_(None), ACTS.c.post_id.in_(waits))
    with log.read() as connection:
        return set(connection.execute(moved).scalars())


def by_ids(log: Log, ids: Collection[int]) -> list[Post]:
    """Return posts by their ids, in order of their moment; those that are not there are left out."""
    some, parts = select(POSTS).order_by(POSTS.c.due, POSTS.c.id), in_parts(sorted(ids))
    with log.read() as connection:
        found = [post for part in parts for post in read_posts(connection, some.where(POSTS.c.id.in_(part)))]
    return sorted(found, key=lambda post: (post.due, post.id))


def find(log: Log, name: str) -> Post:
    """Return the post that a person means by any unambiguous part of `campaign/id@account`.

    Raises:
        PostdeskError: No post is called so, or several are; the message names them.
    """
    with log.read() as connection:
        found = _named(connection, name)
    if not found:
        raise PostdeskError('no post is called "{name}": `postdesk list` shows their names', name=name)
    if len(found) > 1:
        meant = first_named([post.ref for post in found])
        raise PostdeskError('"{name}" may mean {meant}: write more of the name', name=name, meant=meant)
    return found[0]


def first_named(refs: Sequence[str]) -> Sentence | str:
    """Return the first of some names in a row, and that there are more."""
    some = ", ".join(refs[:NAMED])
    return Sentence("{refs} and more", refs=some) if len(refs) > NAMED else some


def see_none_lost(log: Log) -> None:
    """See that no post is where no worker looks: queued for what is no moment, or in a state that there is not.

    The moments are read from their index, the states in one look along the posts.

    Raises:
        PostdeskError: One is, for another program wrote into the log.
    """
    with log.read() as connection:
        for statement in (_OUTERMOST, _IN_NO_STATE):
            connection.execute(statement).all()
