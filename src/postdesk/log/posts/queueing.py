"""What the campaign files do to the queue: new posts, rewritten ones, withdrawn ones, in one transaction.

Whoever decides gets the queue as values (`snapshot`) and gives values back (`Changes`); under the write lock, so that
no worker takes a post between comparing and changing it. Many posts are written as fast as the database takes them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, astuple
from sqlalchemy import Connection, func, insert, literal, null, select, update

from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.bulk import bulk_kept
from postdesk.log.engine.compiled import driver
from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, changes, contents, follow_ups, lookup, sent_back, zones
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import NewPost
from postdesk.log.posts.remembered import Label, label_ref, remember_final, remember_name
from postdesk.log.posts.snapshot import GONE, PUBLICATIONS, Asked, Queued, Snapshot, snapshot
from postdesk.models.life import Hand, State, Step
from postdesk.moments.zone_data import Rules
from postdesk.sentences import Sentence

MOMENTS = ("due", "asked", "latest", "wake")
ASKED_FOR = Sentence("its campaign file asks for it")
FILLED = "queue"
"""What a person did who made the queue match the files."""
TOGETHER = 100
"""How many posts one INSERT writes: SQLite prepares the condition of a partial index anew for each statement."""


class Rewrite(Struct, frozen=True, gc=False):
    """A queued post that becomes another: as it was, its new values, and what is different in words.

    Where all that is sent stays the `same` but for labels, a signature of it stays, too.
    """

    post: Queued
    new: NewPost
    what: str
    same: bool = False


class Relabel(Struct, frozen=True, gc=False):
    """A post that gets another name and nothing else, wherever it is in its life."""

    post: Queued
    campaign: str
    draft: str
    account: str
    what: str


class Changes(Struct, frozen=True):
    """What is to be written: posts that are new, rewritten, withdrawn, renamed, or wait for their draft, and why.

    `rules` are those of the zones reckoned by. Of those that are `settled` only what is frozen becomes more.
    """

    new: Sequence[NewPost]
    rewrites: Sequence[Rewrite]
    gone: Sequence[Queued]
    rules: Rules
    relabels: Sequence[Relabel] = ()
    halted: Sequence[tuple[Queued, Sentence]] = ()
    settled: Sequence[Rewrite] = ()


class Decided(Protocol):
    """What a comparison gives: the changes that follow from it, and whatever its caller wants to know besides."""

    @property
    def changes(self) -> Changes:
        """What is to be written."""


D = TypeVar("D", bound=Decided)


def what_is_queued(log: Log, asked: Asked, decide: Callable[[Snapshot], D]) -> D:
    """Let somebody decide what the queue as it is would become, write nothing, and return the decision."""
    with log.read() as connection:
        return decide(snapshot(connection, asked))


def match(log: Log, asked: Asked, decide: Callable[[Snapshot], D], hand: Hand) -> D:
    """Let somebody decide what the queue as it is has to become, write that, and return the decision."""
    with log.write() as connection:
        decided = decide(snapshot(connection, asked))
        to_do = decided.changes
        _write(connection, to_do, hand)
        if any((to_do.new, to_do.rewrites, to_do.gone, to_do.halted, to_do.relabels)):
            remember_final(connection, hand, FILLED)
        return decided


def _write(connection: Connection, to_do: Changes, hand: Hand) -> None:
    _add(connection, to_do.new, hand)
    every = [*to_do.new, *(rewrite.new for rewrite in to_do.rewrites)]
    zones.note(connection, zones.of(every), to_do.rules)
    for rewrite in to_do.rewrites:
        _rewrite(connection, rewrite, hand)
    for settled in to_do.settled:
        _settle(connection, settled, hand)
    for post in to_do.gone:
        changes.change(connection, post.id, hand.step(post.state, State.CANCELLED, GONE))
    for post, why in to_do.halted:
        changes.change(connection, post.id, hand.step(post.state, State.HELD, why))
    for each in to_do.relabels:
        _relabel(connection, each, hand)


def _rewrite(connection: Connection, rewrite: Rewrite, hand: Hand) -> None:
    step = hand.step(rewrite.post.state, State(rewrite.new.state), rewrite.what)
    if rewrite.new.content_hash != rewrite.post.content_hash:
        contents.keep_content(connection, rewrite.post.id, hand.now)
    values = {name: value for name, value in asdict(rewrite.new).items() if name not in {"state", "attempt"}}
    changes.change(connection, rewrite.post.id, step, **values)
    if rewrite.same:
        _carry(connection, rewrite)


def rename(log: Log, called: Mapping[int, Label], what: str, hand: Hand) -> None:
    """Give posts other names, all at once: by their ids the campaign, id and account of each."""
    with log.write() as connection:
        for post_id, label in called.items():
            post = lookup.mine(connection, post_id)
            state = State(post.state)
            give_name(connection, post_id, label, hand.adding(state, state, what))
            remember_name(connection, post_id, hand, (post.campaign, post.draft, post.account), label)


def _settle(connection: Connection, each: Rewrite, hand: Hand) -> None:
    """Freeze more of a post than was; its moment, its key and its signatures stay."""
    state, new = State(each.post.state), each.new
    frozen = {"payload": new.payload, "content_hash": new.content_hash, "whom": new.whom}
    changes.change(connection, each.post.id, hand.step(state, state, each.what), **frozen)
    _carry(connection, each)


def _carry(connection: Connection, each: Rewrite) -> None:
    """Let what people said of a post hold for it as it is now, which only labels tell from what they saw."""
    for said in (approvals.APPROVALS, sent_back.SENT_BACK):
        contents.carry_said(connection, said, each.post.id, each.post.content_hash, each.new.content_hash)


def _relabel(connection: Connection, each: Relabel, hand: Hand) -> None:
    state = State(each.post.state)
    give_name(connection, each.post.id, (each.campaign, each.draft, each.account), hand.step(state, state, each.what))


def give_name(connection: Connection, post_id: int, label: Label, step: Step) -> None:
    """Give a post another name: here, in what is public of it, and in its history."""
    campaign, draft, account = label
    follow_ups.rename_first(connection, lookup.by_id(connection, post_id).ref, label_ref(label))
    called = {"campaign": campaign, "draft": draft, "account": account}
    connection.execute(update(POSTS).where(POSTS.c.id == post_id).values(**called))
    public = {"campaign": campaign, "account": account}
    connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.post_id == post_id).values(**public))
    changes.note(connection, [post_id], step.before, step)


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
    why = literal(ASKED_FOR)
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
    said = list(map(bulk_kept, own))
    for name in MOMENTS:
        column = slice(names.index(name), None, len(names))
        every = zip(flat[column], own, said, strict=True)
        flat[column] = [text if moment is due else moment and bulk_kept(moment) for moment, due, text in every]
    step = len(names) * together
    return (flat[start : start + step] for start in range(0, len(flat), step))
