"""Posts as the queue knows them: reading them by name, and writing many at once."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    literal,
    null,
    or_,
    select,
)

from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.bulk import kept
from postdesk.log.engine.compiled import Prepared, driver
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.models import life
from postdesk.models.life import State, Step

REF: ColumnElement[str] = POSTS.c.campaign + "/" + POSTS.c.draft + "@" + POSTS.c.account
MOMENTS = ("due", "asked", "latest", "wake")
_BY_ID = select(POSTS).where(POSTS.c.id == bindparam("post"))
_MINE = Prepared(_BY_ID.with_for_update())
TOGETHER = 100
"""How many posts one INSERT writes: SQLite prepares the condition of a partial index anew for each statement."""


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

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/draft@account`."""
        return f"{self.campaign}/{self.draft}@{self.account}"


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


def key_of(ref: str, content_hash: str) -> str:
    """Return the idempotency key of a post: the same name with the same content is the same post, everywhere.

    So a post that is queued again after a doubt, even from a copy of the desk, meets its own key on the network.
    """
    return hashlib.sha256(f"{ref}\n{content_hash}".encode()).hexdigest()[:32]


def of_campaigns(connection: Connection, campaigns: Collection[str]) -> dict[tuple[str, str, str], Row[Any]]:
    """Return what is queued, or once was, for some campaigns, by campaign, draft and account; without payloads."""
    columns = [column for column in POSTS.c if column.name != "payload"]
    statement = select(*columns).where(POSTS.c.campaign.in_(sorted(campaigns)))
    return {(row.campaign, row.draft, row.account): row for row in connection.execute(statement)}


def cancelled_because(connection: Connection, why: str, rows: Iterable[Row[Any]]) -> set[int]:
    """Return the ids of those of the rows that were cancelled, the last time, for that reason."""
    ids = [row.id for row in rows if row.state == State.CANCELLED]
    last = select(func.max(EVENTS.c.id)).where(EVENTS.c.post_id.in_(ids)).group_by(EVENTS.c.post_id)
    found = select(EVENTS.c.post_id).where(EVENTS.c.id.in_(last), EVENTS.c.why == why)
    return set(connection.execute(found).scalars()) if ids else set()


def taken(connection: Connection, accounts: Collection[str], since: datetime) -> dict[str, set[datetime]]:
    """Return the moments from `since` on that posts of each account occupy already."""
    found: dict[str, set[datetime]] = {account: set() for account in accounts}
    statement = select(POSTS.c.account, POSTS.c.due).where(
        POSTS.c.due >= since, POSTS.c.account.in_(sorted(accounts)), POSTS.c.state.in_(life.KEEPS_ITS_MOMENT)
    )
    for account, due in connection.execute(statement):
        found[account].add(due)
    return found


def named(connection: Connection, name: str, most: int = 6) -> list[Post]:
    """Return the posts whose name `campaign/draft@account` is, or else contains, `name`; at most `most`."""
    exact = select(POSTS).where(literal(name) == REF)
    whole = select(POSTS).where(or_(POSTS.c.draft == name, POSTS.c.campaign + "/" + POSTS.c.draft == name))
    part = select(POSTS).where(func.replace(REF, literal(name), "") != REF)  # LIKE would not tell capitals apart
    for statement in (exact, whole, part):
        if found := read(connection, statement.order_by(POSTS.c.id).limit(most)):
            return found
    return []


Found = Select[Any] | CompoundSelect[*tuple[Any, ...]]


def read(connection: Connection, statement: Found, given: Mapping[str, object] | None = None) -> list[Post]:
    """Return the posts that a `select` of all their columns finds, in its order."""
    return [Post(*row) for row in connection.execute(statement, given)]


def by_id(connection: Connection, post_id: int) -> Post:
    """Return one post."""
    return Post(*connection.execute(_BY_ID, {"post": post_id}).one())


def mine(connection: Connection, post_id: int) -> Post:
    """Return one post as it is now; nobody else changes it before this transaction ends."""
    (row,) = _MINE.rows(connection, post=post_id)
    return Post(*row)


def listing(
    connection: Connection,
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
    return read(connection, statement)


def add(connection: Connection, rows: Sequence[NewPost], step: Step) -> None:
    """Insert many posts and one event each, in a transaction that writes alone."""
    if not rows:
        return
    tell(connection)
    last = connection.execute(select(func.coalesce(func.max(POSTS.c.id), 0))).scalar_one()
    if connection.dialect.name == "postgresql":
        _copy(connection, rows)
    else:
        _insert(connection, rows)
    said = (literal(step.at, EVENTS.c.at.type), null(), literal(step.after), literal(step.who), literal(step.why))
    news = select(POSTS.c.id, *said).where(POSTS.c.id > last)
    connection.execute(insert(EVENTS).from_select(["post_id", "at", "before", "after", "who", "why"], news))


def _copy(connection: Connection, rows: Sequence[NewPost]) -> None:
    """Write posts as PostgreSQL takes many rows fastest."""
    driver: Any = connection.connection.dbapi_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY post ({', '.join(NewPost.__struct_fields__)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(astuple(row))


def _insert(connection: Connection, rows: Sequence[NewPost]) -> None:
    """Write posts to SQLite.

    The INSERT is compiled from the table and runs on the driver, many posts a statement: more than twice as fast as
    handing the rows to SQLAlchemy, which renders every value of every row.
    """
    whole = len(rows) - len(rows) % TOGETHER
    for some, together in ((rows[:whole], TOGETHER), (rows[whole:], 1)):
        if some:
            driver(connection).executemany(_inserting(connection, together), _bound(some, together))


def _inserting(connection: Connection, together: int) -> str:
    """Return the INSERT of so many posts, with the placeholders of the database's driver."""
    one = str(insert(POSTS).compile(dialect=connection.dialect, column_keys=list(NewPost.__struct_fields__)))
    into, values = one.split(" VALUES ")
    return f"{into} VALUES {', '.join([values] * together)}"


def _bound(rows: Sequence[NewPost], together: int) -> Iterator[list[Any]]:
    """Return the values of each statement as the driver takes them; what is the post's own moment is rendered once."""
    flat: list[Any] = list(chain.from_iterable(map(astuple, rows)))
    names, own = NewPost.__struct_fields__, [row.due for row in rows]
    said = list(map(kept, own))
    for name in MOMENTS:
        column = slice(names.index(name), None, len(names))
        every = zip(flat[column], own, said, strict=True)
        flat[column] = [text if moment is due else moment and kept(moment) for moment, due, text in every]
    step = len(names) * together
    return (flat[start : start + step] for start in range(0, len(flat), step))
