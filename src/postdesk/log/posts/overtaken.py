"""Posts that another memory of the desk may have published: what becomes of each once its network was asked."""

from datetime import datetime

from sqlalchemy import Connection, select

from postdesk.log.engine.database import Log
from postdesk.log.posts import changes, lookup
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post
from postdesk.log.readings import publications
from postdesk.models import Remote, life
from postdesk.models.life import Hand, State
from postdesk.sentences import Sentence


def posts(log: Log, now: datetime) -> list[Post]:
    """Return the posts whose moment has come and that this memory has not sent, in the order of their moments."""
    come = (POSTS.c.state.in_(life.NOT_BEGUN), POSTS.c.due <= now)
    with log.read() as connection:
        return lookup.read_posts(connection, select(POSTS).where(*come).order_by(POSTS.c.due, POSTS.c.id))


def found(log: Log, post: Post, hand: Hand, remote: Remote, what: str) -> State:
    """Write that a post is public."""
    with log.write() as connection:
        publications.publish_row(connection, post, remote, hand.now)
        there = {"remote_id": remote.id, "url": remote.url, "prepared": remote.kept or post.prepared}
        return _become(connection, post, State.PUBLISHED, hand, what, **there)


def doubt(log: Log, post: Post, hand: Hand, what: str, beginning: Remote | None = None) -> State:
    """Write that nobody can tell of a post; a network that can be asked later is asked again."""
    begun = {"remote_id": beginning.id, "url": beginning.url} if beginning else {}
    with log.write() as connection:
        return _become(connection, post, State.UNKNOWN, hand, what, wake=hand.now, **begun)


def absent(log: Log, post: Post, hand: Hand) -> State:
    """Leave a post that is not public where it is; one that a worker of before had claimed waits again."""
    if post.state != State.CLAIMED:
        return State(post.state)
    with log.write() as connection:
        return _become(connection, post, State.QUEUED, hand, Sentence("take-over: the network does not have it"))


def _become(connection: Connection, post: Post, after: State, hand: Hand, what: str, **values: object) -> State:
    step = hand.adding(post.state, after, what)
    changes.change(connection, post.id, step, owner=None, lease=None, **values)
    return after
