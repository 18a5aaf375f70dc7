"""Posts that were sent back to their author, with a note of what to change.

That is about one content, as a signature is: the post waits until it has another one. Every claim and every intent
looks at it.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, delete, exists, or_, select

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.indexed import queued, waits_for_a_person
from postdesk.log.posts.lookup import REF, Post
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import SentBack
from postdesk.models.life import SENT_BACK_SCOPE, Hand, Layer, State
from postdesk.sentences import Sentence

SENT_BACK = table(SentBack)
ENDS = "it waits until its draft is changed and queued again, or `postdesk undo REF` takes that back"


def still_waits(ref: str, who: str, note: str) -> PostdeskError:
    """Return what keeps a post that was sent back from being released or signed, and what ends that."""
    return PostdeskError(
        '{post} was sent back by {who} ("{note}"): {ends}', post=ref, who=who, note=note, ends=Sentence(ENDS)
    )


class Returned(Struct, frozen=True):
    """A post that waits for its author: its id and name, its content, who sent it back, why and when."""

    post_id: int
    ref: str
    content_hash: str
    who: str
    note: str
    at: datetime


def returned(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that a post was sent back as it is now."""
    mine = (SENT_BACK.c.post_id == posts.c.id, SENT_BACK.c.content_hash == posts.c.content_hash)
    return exists(select(SENT_BACK.c.post_id).where(*mine).correlate(posts))


def put_back(connection: Connection, post: Post, note: str, hand: Hand) -> None:
    """Write down that a post was sent back as it is; a newer note takes the place of an older one."""
    take_back(connection, post)
    row = {"post_id": post.id, "content_hash": post.content_hash, "who": hand.who, "note": note, "at": hand.now}
    connection.execute(INSERTS[connection.dialect.name](SENT_BACK), row)


def take_back(connection: Connection, post: Post) -> None:
    """Let a post that was sent back go on as it is."""
    connection.execute(delete(SENT_BACK).where(*_of_now(post)))


def note_on(connection: Connection, post: Post) -> SentBack | None:
    """Return why a post was sent back as it is; None where it was not."""
    found = connection.execute(select(SENT_BACK).where(*_of_now(post))).mappings().first()
    return SentBack(**found) if found else None


def _of_now(post: Post) -> tuple[ColumnElement[bool], ...]:
    return SENT_BACK.c.post_id == post.id, SENT_BACK.c.content_hash == post.content_hash


def note_of(log: Log, post: Post) -> SentBack | None:
    """Return why a post was sent back as it is; None where it was not."""
    with log.read() as connection:
        return note_on(connection, post)


def returned_posts(connection: Connection) -> list[Returned]:
    """Return the posts that wait in the queue for their author, the last that was sent back first."""
    mine = (SENT_BACK.c.post_id == POSTS.c.id) & (SENT_BACK.c.content_hash == POSTS.c.content_hash)
    columns = (POSTS.c.id, REF, POSTS.c.content_hash, SENT_BACK.c.who, SENT_BACK.c.note, SENT_BACK.c.at)
    waits = or_(queued(POSTS), waits_for_a_person(POSTS, State.HELD))
    found = select(*columns).join_from(SENT_BACK, POSTS, mine).where(waits).order_by(SENT_BACK.c.at.desc())
    return [Returned(*row) for row in connection.execute(found)]


def sent_back_now(log: Log) -> dict[int, Layer]:
    """Return what holds each post that waits for its author, by its id."""
    with log.read() as connection:
        return as_layers(returned_posts(connection))


def as_layers(found: Sequence[Returned]) -> dict[int, Layer]:
    """Return by its id what holds each of these posts."""
    return {each.post_id: Layer(SENT_BACK_SCOPE, each.who, each.note, each.at) for each in found}
