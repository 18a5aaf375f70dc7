"""What a post was to send before it was given another content.

A signature is of one content. It stays readable here when the post is edited, so that whoever signs again sees what
became of it.
"""

from datetime import datetime

from sqlalchemy import Connection, Table, literal, select

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.tables import Content

CONTENTS = table(Content)


def keep_content(connection: Connection, post_id: int, now: datetime) -> None:
    """Keep what a post is to send now, before it is given another content."""
    kept = select(POSTS.c.id, POSTS.c.content_hash, POSTS.c.payload, literal(now, CONTENTS.c.until.type))
    inserting = INSERTS[connection.dialect.name](CONTENTS)
    names = ["post_id", "content_hash", "payload", "until"]
    connection.execute(inserting.from_select(names, kept.where(POSTS.c.id == post_id)).on_conflict_do_nothing())


def content(connection: Connection, post_id: int, content_hash: str) -> str | None:
    """Return what a post was to send, by the hash of it; None where that was not kept."""
    which = (CONTENTS.c.post_id == post_id, CONTENTS.c.content_hash == content_hash)
    return connection.execute(select(CONTENTS.c.payload).where(*which)).scalar()


def earlier_content(log: Log, post_id: int, start: str) -> str | None:
    """Return what a post was to send, by the first signs of its hash; None where no such content was kept."""
    which = (CONTENTS.c.post_id == post_id, CONTENTS.c.content_hash.startswith(start, autoescape=True))
    with log.read() as connection:
        return connection.execute(select(CONTENTS.c.payload).where(*which).limit(1)).scalar()


def carry_said(connection: Connection, said: Table, post_id: int, before: str, after: str) -> None:
    """Let what people said of one content of a post be said of another, which only labels tell from it."""
    mine = (said.c.post_id == post_id, said.c.content_hash == before)
    for row in connection.execute(select(said).where(*mine)).mappings().all():
        values = {**row, "content_hash": after}
        connection.execute(INSERTS[connection.dialect.name](said).on_conflict_do_nothing(), values)
