"""Who gave a post the content that it has."""

from sqlalchemy import func, select

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import EVENTS
from postdesk.log.posts.contents import CONTENTS
from postdesk.log.posts.lookup import Post


def who_queued(log: Log, post: Post) -> str:
    """Return who queued a post with the content that it has: who changed it last, else who queued it at first."""
    changed = select(func.max(CONTENTS.c.until)).where(CONTENTS.c.post_id == post.id).scalar_subquery()
    mine = EVENTS.c.post_id == post.id
    then = select(EVENTS.c.who).where(mine, EVENTS.c.at == changed).order_by(EVENTS.c.id.desc())
    first = select(EVENTS.c.who).where(mine).order_by(EVENTS.c.id)
    with log.read() as connection:
        found = connection.execute(then.limit(1)).scalar() or connection.execute(first.limit(1)).scalar()
    return found or ""
