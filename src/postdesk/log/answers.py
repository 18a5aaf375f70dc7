"""What became of an attempt: the answer is written with the post's new state, its delivery and its event at once."""

from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from postdesk.log import changes, claims, posts, publications
from postdesk.log.changes import Step
from postdesk.log.tables import Post, State
from postdesk.models import Payload, Remote

UNDECIDED = (State.SENDING, State.UNKNOWN)


class Answer(Struct, frozen=True):
    """What is now known of an attempt: `outcome` as in `Delivery`, the state it leads to, and why in a sentence.

    `remote` is given exactly where the post is published; `wake` is when to look again, where there is something to do.
    """

    outcome: str
    after: State
    why: str
    at: datetime
    remote: Remote | None = None
    wake: datetime | None = None


def settle(connection: Connection, post: Post, answer: Answer, who: str) -> State:
    """Write down the answer to the attempt that `post` carries; return the state the post is in then.

    An answer may come after a rescuer gave the attempt up. It is always kept as a delivery. A yes still counts
    wherever the post is by now, unless another attempt has begun; anything else counts only while nobody has decided.
    """
    now = posts.by_id(connection, int(post.id or 0))
    remote = answer.remote
    found = {"remote_id": remote.id, "url": remote.url} if remote else {"error": answer.why}
    claims.deliver(connection, post, answer.outcome, answer.at, **found)
    counts = now.state in UNDECIDED or (remote is not None and now.state != State.PUBLISHED)
    if now.attempt != post.attempt or not counts:
        return State(now.state)
    if remote is not None:
        tags = msgspec.json.decode(post.payload, type=Payload).hashtags
        publications.publish_row(connection, now, remote, answer.at, tags)
    _step(connection, now, answer, who)
    return answer.after


def _step(connection: Connection, now: Post, answer: Answer, who: str) -> None:
    """Change the post's state; a doubt that stays a doubt only waits longer and writes no event."""
    wake = answer.wake or now.wake
    found = {"remote_id": answer.remote.id, "url": answer.remote.url} if answer.remote else {}
    if now.state == answer.after:
        changes.touch(connection, int(now.id or 0), wake=wake)
        return
    step = Step(State(now.state), answer.after, who, answer.why, answer.at)
    changes.change(connection, int(now.id or 0), step, owner=None, lease=None, wake=wake, **found)
