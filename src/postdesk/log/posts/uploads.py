"""Pictures that are uploaded some minutes before their post goes out, so that a slow upload makes no post late.

The post stays in the queue meanwhile. A worker that dies in the middle loses nothing but a picture without a post,
which networks drop; what was kept is used by whoever goes on.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, exists, select, update

from postdesk.log.posts import approvals, lookup
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.holds import NO_HOLD
from postdesk.log.posts.indexed import queued
from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Upload
from postdesk.log.workers import pace
from postdesk.models.life import State

UPLOADS = table(Upload)
AHEAD = timedelta(minutes=15)
"""How long before its time: enough for a film on a slow line and a second try, and less than any network keeps a
picture without a post. Bluesky promises minutes, Mastodon keeps it for a day."""
LEASE = timedelta(minutes=2)

_MOMENT = POSTS.c.wake.type
_SOON = bindparam("soon", type_=_MOMENT)
_TAKEN = exists(
    select(UPLOADS.c.post_id)
    .where(UPLOADS.c.post_id == POSTS.c.id, UPLOADS.c.key == POSTS.c.key, UPLOADS.c.until > pace.NOW)
    .correlate(POSTS)
)
_NEXT = (
    select(POSTS)
    .where(queued(POSTS), POSTS.c.wake > pace.NOW, POSTS.c.wake <= _SOON, NO_HOLD, ~POSTS.c.by_hand)
    .where(POSTS.c.payload.like('%"media":[{"%'), pace.may_go(POSTS), approvals.may_go(POSTS), ~_TAKEN)
    .order_by(POSTS.c.wake, POSTS.c.id)
    .limit(1)
)
_KEEP = update(POSTS).where(
    POSTS.c.id == bindparam("post"), POSTS.c.state == State.QUEUED, POSTS.c.key == bindparam("mine")
)


def take(connection: Connection, now: datetime, *, unsigned: bool = True) -> Post | None:
    """Take the next queued post with pictures that is due soon, for one lease; None where there is none."""
    given = {"now": now, "soon": now + AHEAD, "backlog": now - pace.LATE, "unsigned": unsigned}
    found = lookup.read(connection, _NEXT, given)
    if not found:
        return None
    (post,) = found
    put_off(connection, post, now + LEASE)
    return post


def keep(connection: Connection, post: Post, prepared: str) -> bool:
    """Keep what was uploaded with a post; False where it is in somebody's hands by now, or was edited."""
    given = {"post": post.id, "mine": post.key}
    return bool(connection.execute(_KEEP.values(prepared=prepared), given).rowcount)


def put_off(connection: Connection, post: Post, until: datetime) -> None:
    """Let nobody upload the pictures of a post, as it is now, before `until`."""
    into = INSERTS[connection.dialect.name](UPLOADS).values(post_id=post.id, key=post.key, until=until)
    changed = {"key": into.excluded.key, "until": into.excluded.until}
    connection.execute(into.on_conflict_do_update(index_elements=["post_id"], set_=changed))
