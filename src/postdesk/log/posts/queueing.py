"""What the campaign files do to the queue: new posts, rewritten ones, withdrawn ones, in one transaction.

Whoever decides gets the queue as values (`Snapshot`) and gives values back (`Changes`); under the write lock, so that
no worker takes a post between comparing and changing it. Many posts are written as fast as the database takes them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import chain
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, astuple
from sqlalchemy import Connection, func, insert, literal, null, select

from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.bulk import kept
from postdesk.log.engine.compiled import driver
from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, changes, zones
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import NewPost
from postdesk.models import life
from postdesk.models.life import Hand, State
from postdesk.moments.zone_rules import Rules

MOMENTS = ("due", "asked", "latest", "wake")
TOGETHER = 100
"""How many posts one INSERT writes: SQLite prepares the condition of a partial index anew for each statement."""
GONE = "its draft is gone from the campaign file"
"""Why a post was cancelled that nobody cancelled by hand; it is queued again as soon as its draft is back."""
Name = tuple[str, str, str]
"""A post's campaign, draft and account."""


class Queued(Struct, frozen=True, gc=False):
    """A post that is, or once was, in the queue: what files are compared with, and not the payload itself."""

    id: int
    campaign: str
    draft: str
    account: str
    network: str
    by_hand: bool
    state: str
    content_hash: str
    due: datetime
    local: str
    zone: str
    asked: datetime | None
    latest: datetime
    remote_id: str | None
    meant: str | None


class Asked(Struct, frozen=True):
    """Of what the queue is asked: whose posts, and on which accounts what moments are taken from `since` on."""

    campaigns: AbstractSet[str]
    accounts: AbstractSet[str]
    since: datetime


class Snapshot(Struct, frozen=True):
    """The queue at one moment, as far as some campaigns are concerned.

    `withdrawn` are the posts that files took out, by their ids; `taken` the moments that are occupied on each account;
    `signed` which contents of which posts somebody signed.
    """

    posts: Mapping[Name, Queued]
    withdrawn: AbstractSet[int]
    taken: Mapping[str, set[datetime]]
    signed: AbstractSet[tuple[int, str]]


class Rewrite(Struct, frozen=True, gc=False):
    """A queued post that becomes another: as it was, its new values, and what is different in words."""

    post: Queued
    new: NewPost
    what: str


class Changes(Struct, frozen=True):
    """What is to be written: new posts, rewritten ones, withdrawn ones; `rules` are those of the zones reckoned by."""

    new: Sequence[NewPost]
    rewrites: Sequence[Rewrite]
    gone: Sequence[Queued]
    rules: Rules


class Decided(Protocol):
    """What a comparison gives: the changes that follow from it, and whatever its caller wants to know besides."""

    @property
    def changes(self) -> Changes:
        """What is to be written."""


D = TypeVar("D", bound=Decided)


def look(log: Log, asked: Asked) -> Snapshot:
    """Return the queue as it is now."""
    with log.read() as connection:
        return _snapshot(connection, asked)


def match(log: Log, asked: Asked, decide: Callable[[Snapshot], D], hand: Hand) -> D:
    """Let somebody decide what the queue as it is has to become, write that, and return the decision."""
    with log.write() as connection:
        decided = decide(_snapshot(connection, asked))
        _write(connection, decided.changes, hand)
        return decided


def _snapshot(connection: Connection, asked: Asked) -> Snapshot:
    posts = _of_campaigns(connection, asked.campaigns)
    taken = _taken(connection, asked.accounts, asked.since) if asked.accounts else {}
    return Snapshot(posts, _withdrawn(connection, posts.values()), taken, approvals.contents(connection))


def _of_campaigns(connection: Connection, campaigns: Collection[str]) -> dict[Name, Queued]:
    """Return what is queued, or once was, for some campaigns, by campaign, draft and account."""
    columns = [POSTS.c[name] for name in Queued.__struct_fields__]
    rows = connection.execute(select(*columns).where(POSTS.c.campaign.in_(sorted(campaigns))))
    return {(post.campaign, post.draft, post.account): post for post in (Queued(*row) for row in rows)}


def _withdrawn(connection: Connection, posts: Collection[Queued]) -> set[int]:
    """Return the ids of those posts that were cancelled, the last time, because their draft was gone."""
    ids = [post.id for post in posts if post.state == State.CANCELLED]
    last = select(func.max(EVENTS.c.id)).where(EVENTS.c.post_id.in_(ids)).group_by(EVENTS.c.post_id)
    found = select(EVENTS.c.post_id).where(EVENTS.c.id.in_(last), EVENTS.c.why == GONE)
    return set(connection.execute(found).scalars()) if ids else set()


def _taken(connection: Connection, accounts: Collection[str], since: datetime) -> dict[str, set[datetime]]:
    """Return the moments from `since` on that posts of each account occupy already."""
    found: dict[str, set[datetime]] = {account: set() for account in accounts}
    statement = select(POSTS.c.account, POSTS.c.due).where(
        POSTS.c.due >= since, POSTS.c.account.in_(sorted(accounts)), POSTS.c.state.in_(life.KEEPS_ITS_MOMENT)
    )
    for account, due in connection.execute(statement):
        found[account].add(due)
    return found


def _write(connection: Connection, to_do: Changes, hand: Hand) -> None:
    _add(connection, to_do.new, hand)
    every = [*to_do.new, *(rewrite.new for rewrite in to_do.rewrites)]
    zones.note(connection, zones.of(every), to_do.rules)
    for rewrite in to_do.rewrites:
        step = hand.step(rewrite.post.state, State(rewrite.new.state), rewrite.what)
        values = {name: value for name, value in asdict(rewrite.new).items() if name not in {"state", "attempt"}}
        changes.change(connection, rewrite.post.id, step, **values)
    for post in to_do.gone:
        changes.change(connection, post.id, hand.step(post.state, State.CANCELLED, GONE))


def _add(connection: Connection, rows: Sequence[NewPost], hand: Hand) -> None:
    """Insert many posts and one event each, in a transaction that writes alone."""
    if not rows:
        return
    tell(connection)
    last = connection.execute(select(func.coalesce(func.max(POSTS.c.id), 0))).scalar_one()
    if connection.dialect.name == "postgresql":
        _copy(connection, rows)
    else:
        _insert(connection, rows)
    why = literal("its campaign file asks for it")
    said = (literal(hand.now, EVENTS.c.at.type), null(), POSTS.c.state, literal(hand.who), why)
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
