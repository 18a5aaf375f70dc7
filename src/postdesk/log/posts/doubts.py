"""What the log knows of a post whose fate is unknown: when it was sent, how often again, and what is not it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.remembered import ACTS
from postdesk.log.readings.usage import table
from postdesk.log.tables import Delivery

DELIVERIES = table(Delivery)
SAID_ABSENT = "resolve --absent"
"""What an act is called by which a person says that a post is not on its network."""
_OF_POST = DELIVERIES.c.post_id == bindparam("post")
_TRIED = select(func.max(DELIVERIES.c.at)).where(_OF_POST, DELIVERIES.c.outcome == "sending")
_SAID_ABSENT = select(ACTS.c.id).where(
    ACTS.c.post_id == bindparam("post"), ACTS.c.what == SAID_ABSENT, ACTS.c.undone.is_(None)
)
_REPEATED = select(func.count()).where(_OF_POST, DELIVERIES.c.outcome == "absent")


def last_tried(log: Log, post: Post) -> datetime:
    """Return when a post was last begun to be sent; its moment where only another memory can have sent it."""
    with log.read() as connection:
        return attempted(connection, post) or post.due


def attempted(connection: Connection, post: Post) -> datetime | None:
    """Return when a post was last begun to be sent; None where this memory never sent it."""
    found: datetime | None = connection.execute(_TRIED, {"post": post.id}).scalar()
    return found


def was_sent(log: Log, post: Post) -> bool:
    """Tell whether this memory has ever begun to send a post: a person alone published what it never sent."""
    with log.read() as connection:
        return attempted(connection, post) is not None


def times_absent(log: Log, post: Post) -> int:
    """Return how often a post was found not to be on its network, and was sent again."""
    with log.read() as connection:
        return int(connection.execute(_REPEATED, {"post": post.id}).scalar_one())


def said_absent(log: Log, post: Post) -> bool:
    """Tell whether a person has looked for a post, said that it is not on its network, and did not take that back."""
    with log.read() as connection:
        return connection.execute(_SAID_ABSENT, {"post": post.id}).first() is not None


def others_ids(log: Log, post: Post, ids: Collection[str]) -> set[str]:
    """Return which of some ids at a post's server are those of other posts of the desk, whole or only begun.

    Two servers of one network may give the same id to different posts.
    """
    others = select(POSTS.c.remote_id).where(
        POSTS.c.remote_id.in_(ids), POSTS.c.network == post.network, _at_its_server(post), POSTS.c.id != post.id
    )
    with log.read() as connection:
        return set(connection.execute(others).scalars())


def _at_its_server(post: Post) -> ColumnElement[bool]:
    """Return the condition of posts that are at the same server; where no server is known, of the same account's name.

    To take what stands elsewhere for another post of ours would be to send this one twice.
    """
    named = POSTS.c.account == post.account
    if not post.whom:
        return named
    network, _, rest = post.whom.partition("|")
    here = POSTS.c.whom.startswith(f"{network}|{rest.partition('|')[0]}|", autoescape=True)
    return here | ((POSTS.c.whom == "") & named)
