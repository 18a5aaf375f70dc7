"""Posts as the queue knows them: reading them by name, and writing many at once."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, literal, null, or_, select

from postdesk.log.changes import EVENTS, POSTS, Step
from postdesk.log.tables import Post, State

REF: ColumnElement[str] = POSTS.c.campaign + "/" + POSTS.c.draft + "@" + POSTS.c.account
WRITTEN = tuple(column.name for column in POSTS.c if column.name not in {"id", "owner", "lease", "remote_id", "url"})
MOMENTS = ("due", "asked", "latest", "wake")
KEPT_TIME = (State.QUEUED, State.HELD, State.CLAIMED, State.SENDING, State.UNKNOWN, State.PUBLISHED, State.HANDED_OVER)
"""The states in which a post occupies its moment, so that `at: next` looks for another."""


def post_from(row: RowMapping) -> Post:
    """Return a row of the post table as a `Post`, outside any session."""
    return Post(**row)


def key_of(ref: str, content_hash: str) -> str:
    """Return the idempotency key of a post: the same name with the same content is the same post, everywhere.

    So a post that is queued again after a doubt, even from a copy of the desk, meets its own key on the network.
    """
    return hashlib.sha256(f"{ref}\n{content_hash}".encode()).hexdigest()[:32]


def of_campaigns(connection: Connection, campaigns: Collection[str]) -> dict[tuple[str, str, str], RowMapping]:
    """Return what is queued, or once was, for some campaigns, by campaign, draft and account; without payloads."""
    columns = [column for column in POSTS.c if column.name != "payload"]
    statement = select(*columns).where(POSTS.c.campaign.in_(sorted(campaigns)))
    rows = connection.execute(statement).mappings()
    return {(row["campaign"], row["draft"], row["account"]): row for row in rows}


def cancelled_because(connection: Connection, why: str, rows: Iterable[RowMapping]) -> set[int]:
    """Return the ids of those of the rows that were cancelled, the last time, for that reason."""
    ids = [row["id"] for row in rows if row["state"] == State.CANCELLED]
    last = select(func.max(EVENTS.c.id)).where(EVENTS.c.post_id.in_(ids)).group_by(EVENTS.c.post_id)
    found = select(EVENTS.c.post_id).where(EVENTS.c.id.in_(last), EVENTS.c.why == why)
    return set(connection.execute(found).scalars()) if ids else set()


def taken(connection: Connection, accounts: Collection[str], since: datetime) -> dict[str, set[datetime]]:
    """Return the moments from `since` on that posts of each account occupy already."""
    found: dict[str, set[datetime]] = {account: set() for account in accounts}
    statement = select(POSTS.c.account, POSTS.c.due).where(
        POSTS.c.due >= since, POSTS.c.account.in_(sorted(accounts)), POSTS.c.state.in_(KEPT_TIME)
    )
    for account, due in connection.execute(statement):
        found[account].add(due)
    return found


def named(connection: Connection, name: str, most: int = 6) -> list[Post]:
    """Return the posts whose name `campaign/draft@account` is, or else contains, `name`; at most `most`."""
    exact = select(POSTS).where(literal(name) == REF)
    whole = select(POSTS).where(or_(POSTS.c.draft == name, POSTS.c.campaign + "/" + POSTS.c.draft == name))
    part = select(POSTS).where(func.instr(REF, literal(name)) > 0)
    for statement in (exact, whole, part):
        rows = connection.execute(statement.order_by(POSTS.c.id).limit(most)).mappings().all()
        if rows:
            return [post_from(row) for row in rows]
    return []


def by_id(connection: Connection, post_id: int) -> Post:
    """Return one post."""
    return post_from(connection.execute(select(POSTS).where(POSTS.c.id == post_id)).mappings().one())


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
    return [post_from(row) for row in connection.execute(statement).mappings()]


def _rendered(connection: Connection, moments: Iterable[datetime | None]) -> dict[datetime | None, Any]:
    """Return each moment as the database's driver takes it."""
    render = POSTS.c.due.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return {moment: render(moment) if render else moment for moment in moments}


def add(connection: Connection, rows: Sequence[Mapping[str, Any]], step: Step) -> None:
    """Insert many posts, each a mapping of `WRITTEN`'s names to values, and one event each.

    The INSERT is compiled from the table and runs on the driver, with each moment rendered once: about twice as fast
    as handing the rows to SQLAlchemy, which renders every value of every row.
    """
    if not rows:
        return
    last = connection.execute(select(func.coalesce(func.max(POSTS.c.id), 0))).scalar_one()
    compiled = insert(POSTS).compile(dialect=connection.dialect, column_keys=list(WRITTEN))
    written = _rendered(connection, {row[name] for row in rows for name in MOMENTS})
    in_order = itemgetter(*WRITTEN)
    values = [in_order({**row, **{name: written[row[name]] for name in MOMENTS}}) for row in rows]
    connection.exec_driver_sql(str(compiled), values)
    said = (literal(step.at, EVENTS.c.at.type), null(), literal(step.after), literal(step.who), literal(step.why))
    news = select(POSTS.c.id, *said).where(POSTS.c.id > last)
    connection.execute(insert(EVENTS).from_select(["post_id", "at", "before", "after", "who", "why"], news))
