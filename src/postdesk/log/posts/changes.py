"""Changes of a post's state: one guarded UPDATE with its event, in one transaction.

What may follow what stands in `models/life`. A guard that finds another state than it was told changes nothing: two
hands that reach for the same post never both hold it.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, insert, select, update

from postdesk.errors import PostdeskError
from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.compiled import Prepared
from postdesk.log.readings.usage import table
from postdesk.log.tables import Event, PostRow
from postdesk.models import life
from postdesk.models.life import State, Step

POSTS, EVENTS = table(PostRow), table(Event)
_NOTE = Prepared(insert(EVENTS).inline(), "post_id", "at", "before", "after", "who", "why", "was")


def change(connection: Connection, post_id: int, step: Step, **values: object) -> None:
    """Take one post from `step.before` to `step.after`, setting `values` besides, and write the event.

    Raises:
        PostdeskError: The post was no longer in the state it is taken from; nothing is changed.
    """
    if not change_all(connection, POSTS.c.id == post_id, step, **values):
        raise PostdeskError(
            "post {post_id} is no longer {before}: somebody changed it in between; look again",
            post_id=post_id,
            before=step.before,
        )


def change_all(connection: Connection, which: ColumnElement[bool], step: Step, **values: object) -> list[int]:
    """Take every post that `which` matches and that is `step.before` through the step; return their ids in order.

    Raises:
        ValueError: a life knows no such step; that is a mistake in postdesk.
    """
    life.allow(step.before, step.after)
    was = _moments(connection, which) if "due" in values else {}
    statement = (
        update(POSTS)
        .where(POSTS.c.state == step.before, which)
        .values(state=step.after, **values)
        .returning(POSTS.c.id)
    )
    found = sorted(connection.execute(statement).scalars())
    note(connection, found, step.before, step, was)
    return found


def _moments(connection: Connection, which: ColumnElement[bool]) -> dict[int, datetime]:
    """Return the moments that posts have before they are given others."""
    return {row.id: row.due for row in connection.execute(select(POSTS.c.id, POSTS.c.due).where(which))}


def note(
    connection: Connection,
    post_ids: list[int],
    before: State | None,
    step: Step,
    was: Mapping[int, datetime] = MappingProxyType({}),
) -> None:
    """Write one event for each post; `before` is given apart because a first queueing comes from nothing."""
    if post_ids:
        if step.after in life.WAITING:
            tell(connection)
        row = {"at": step.at, "before": before, "after": step.after, "who": step.who, "why": step.why}
        _NOTE.each(connection, [{"post_id": post_id, "was": was.get(post_id), **row} for post_id in post_ids])
