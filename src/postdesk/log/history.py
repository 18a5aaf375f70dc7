"""What `postdesk log` shows: every change of state and every attempt, in order."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, select

from postdesk.log.changes import EVENTS, POSTS
from postdesk.log.claims import DELIVERIES
from postdesk.log.posts import REF


class Entry(Struct, frozen=True):
    """One line of the log: when, which post, what happened, by whom or with what key, and why or what came back.

    `what` is "queued → held" for a change of state and "attempt 1: published" for an attempt.
    """

    at: datetime
    ref: str
    what: str
    who: str = ""
    why: str = ""


def entries(connection: Connection, post_id: int | None = None, since: datetime | None = None) -> list[Entry]:
    """Return the log of all posts, or of one, from a moment on; changes and attempts in order of time."""
    found = [*_changes(connection, post_id, since), *_attempts(connection, post_id, since)]
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


Order = tuple[datetime, str, int, int]


def _changes(connection: Connection, post_id: int | None, since: datetime | None) -> list[tuple[Order, Entry]]:
    statement = select(EVENTS, REF.label("ref")).join_from(EVENTS, POSTS, POSTS.c.id == EVENTS.c.post_id)
    if post_id is not None:
        statement = statement.where(EVENTS.c.post_id == post_id)
    if since is not None:
        statement = statement.where(EVENTS.c.at >= since)
    rows = connection.execute(statement).mappings()
    return [
        (
            (row["at"], row["ref"], 0, row["id"]),
            Entry(row["at"], row["ref"], f"{row['before'] or 'new'} → {row['after']}", row["who"], row["why"]),
        )
        for row in rows
    ]


def _attempts(connection: Connection, post_id: int | None, since: datetime | None) -> list[tuple[Order, Entry]]:
    statement = select(DELIVERIES, REF.label("ref")).join_from(DELIVERIES, POSTS, POSTS.c.id == DELIVERIES.c.post_id)
    if post_id is not None:
        statement = statement.where(DELIVERIES.c.post_id == post_id)
    if since is not None:
        statement = statement.where(DELIVERIES.c.at >= since)
    rows = connection.execute(statement.where(DELIVERIES.c.outcome != "sending")).mappings()
    return [
        (
            (row["at"], row["ref"], 1, row["id"]),
            Entry(
                row["at"],
                row["ref"],
                f"attempt {row['attempt']}: {row['outcome']}",
                "",
                row["url"] or row["error"] or "",
            ),
        )
        for row in rows
    ]
