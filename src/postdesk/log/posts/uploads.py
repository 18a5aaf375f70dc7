"""What is uploaded some minutes before its post goes out, so that a slow upload makes no post late: pictures, cards.

The post stays in the queue meanwhile. A worker that dies in the middle loses nothing but a picture without a post,
which networks drop; what was kept is used by whoever goes on.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, or_, select, update

from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, lookup
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.holds import free
from postdesk.log.posts.indexed import queued
from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Upload
from postdesk.log.workers import pace
from postdesk.models import timings
from postdesk.models.life import State
from postdesk.models.signatures import NO_SIGNERS, SignersWanted

UPLOADS = table(Upload)

_MOMENT = POSTS.c.wake.type
_SOON = bindparam("soon", type_=_MOMENT)
_TAKEN = exists(
    select(UPLOADS.c.post_id)
    .where(UPLOADS.c.post_id == POSTS.c.id, UPLOADS.c.key == POSTS.c.key, UPLOADS.c.until > pace.NOW)
    .correlate(POSTS)
)
_PICTURED = POSTS.c.payload.like('%"media":[{"%')
_LINKED = POSTS.c.network.in_(bindparam("readers", expanding=True)) & POSTS.c.payload.like("%://%")
"""Posts of networks that read the pages that are linked to."""
_MADE = POSTS.c.network.in_(bindparam("makers", expanding=True))
"""Posts of networks that hold each ready before it is public."""
_NEXT = (
    select(POSTS)
    .where(queued(POSTS), POSTS.c.wake > pace.NOW, POSTS.c.wake <= _SOON, free(POSTS), ~POSTS.c.by_hand)
    .where(or_(_PICTURED, _LINKED, _MADE), pace.may_go(POSTS), approvals.may_go(POSTS), ~_TAKEN)
    .order_by(POSTS.c.wake, POSTS.c.id)
    .limit(1)
)
_KEEP = update(POSTS).where(
    POSTS.c.id == bindparam("post"), POSTS.c.state == State.QUEUED, POSTS.c.key == bindparam("mine")
)


def take(
    log: Log,
    now: Callable[[], datetime],
    signers: SignersWanted = NO_SIGNERS,
    *,
    readers: Collection[str] = (),
    makers: Collection[str] = (),
) -> Post | None:
    """Take the next queued post with something to do ahead that is due soon, for one lease; None where there is none.

    `readers` are the networks that read the pages that a post links to, `makers` those that hold every post ready.
    """
    with log.write() as connection:
        moment = now()  # after the lock was waited for
        given = {"now": moment, "soon": moment + timings.UPLOAD_AHEAD, "backlog": moment - timings.LATE}
        found = lookup.read_posts(
            connection, _NEXT, {**given, **signers.given(), "readers": sorted(readers), "makers": sorted(makers)}
        )
        for post in found:
            _put_off(connection, post, moment + timings.UPLOAD_LEASE)
    return found[0] if found else None


def keep_upload(log: Log, post: Post, prepared: str) -> bool:
    """Keep what was uploaded with a post; False where it is in somebody's hands by now, or was edited."""
    given = {"post": post.id, "mine": post.key}
    with log.write() as connection:
        return bool(connection.execute(_KEEP.values(prepared=prepared), given).rowcount)


def put_off(log: Log, post: Post, until: datetime) -> None:
    """Let nobody upload the pictures of a post, as it is now, before `until`."""
    with log.write() as connection:
        _put_off(connection, post, until)


def _put_off(connection: Connection, post: Post, until: datetime) -> None:
    into = INSERTS[connection.dialect.name](UPLOADS).values(post_id=post.id, key=post.key, until=until)
    changed = {"key": into.excluded.key, "until": into.excluded.until}
    connection.execute(into.on_conflict_do_update(index_elements=["post_id"], set_=changed))
