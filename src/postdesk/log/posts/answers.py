"""What became of an attempt: the answer is written with the post's new state, its delivery and its event at once."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, bindparam, null, update

from postdesk.log.engine.compiled import Prepared
from postdesk.log.posts import changes, claims, lookup
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post
from postdesk.log.readings import publications
from postdesk.log.workers import pace
from postdesk.models import Remote, life
from postdesk.models.life import State, Step

_FOUND = ("state", "owner", "wake", "prepared", "remote_id", "url")
_SETTLE = Prepared(
    update(POSTS)
    .where(
        POSTS.c.id == bindparam("post"),
        POSTS.c.state == bindparam("before"),
        POSTS.c.attempt == bindparam("tried"),
        POSTS.c.owner.is_not_distinct_from(bindparam("hand")),
    )
    .values(lease=null(), **{name: bindparam(f"new_{name}", type_=POSTS.c[name].type) for name in _FOUND})
    .returning(POSTS.c.id)
)


class Answer(Struct, frozen=True):
    """What is now known of an attempt: `outcome` as in `Delivery`, the state it leads to, and why in a sentence.

    `remote` is given exactly where the post is published or rehearsed; `wake` is when to look again, where there is
    something to do; `asked` is how long the network wants to be left alone, in seconds, and `failed` whether that is
    for a failure. `begun` is the id and the
    address of a thread's beginning that is public while the rest is not; `kept` is what the network wants kept of what
    is public, in place of what it had prepared.
    """

    outcome: str
    after: State
    why: str
    at: datetime
    remote: Remote | None = None
    wake: datetime | None = None
    asked: float = 0
    failed: bool = True
    begun: tuple[str, str] | None = None
    kept: str = ""


def settle(connection: Connection, post: Post, answer: Answer, who: str, *, again: bool = False) -> State:
    """Write down the answer to the attempt that `post` carries; return the state the post is in then.

    An answer may come after a rescuer gave the attempt up. It is always kept as a delivery. A yes still counts
    wherever the post is by now, unless another attempt has begun; anything else counts only while nobody has decided.
    What is written `again`, because nobody heard whether it was, is written once.
    """
    now, counts = post, post.state == State.SENDING and _decide(connection, post, answer)
    if not counts:  # it is no longer as its worker left it, or was only asked about
        now = lookup.mine(connection, post.id)
        if again and claims.delivered(connection, post, answer.outcome, answer.at):
            return State(now.state)
        counts = _counts(now, post, answer) and _decide(connection, now, answer, asked=post.state == State.UNKNOWN)
    remote = answer.remote
    found = {"remote_id": remote.id, "url": remote.url} if remote else {"error": answer.why}
    claims.deliver(connection, post, answer.outcome, answer.at, **found)
    _keep_pace(connection, post, answer)
    if not counts:
        return State(now.state)
    if remote is not None and answer.after == State.PUBLISHED:
        publications.publish_row(connection, now, remote, answer.at)
    if now.state != answer.after:
        step = Step(State(now.state), answer.after, who, answer.why, answer.at)
        changes.note(connection, [now.id], step.before, step)
    return answer.after


def _counts(now: Post, post: Post, answer: Answer) -> bool:
    """Return whether an answer still decides about a post that others have had in hand since the attempt."""
    decides = now.state in life.UNDECIDED or (answer.remote is not None and now.state not in life.SENT)
    return now.attempt == post.attempt and decides


def _keep_pace(connection: Connection, post: Post, answer: Answer) -> None:
    """Let the whole account wait where its network fails, so that an outage meets one post and not all of them.

    What was only asked about a doubt says nothing of the account; any other answer ends its waiting.
    """
    doubtful = answer.outcome == "unknown"
    if not answer.failed:
        until = answer.at + timedelta(seconds=answer.asked)
        pace.rest_until(connection, post.account, until, answer.at, answer.why)
    elif answer.outcome == "unreachable" or (doubtful and post.state == State.SENDING):
        pace.pause(connection, post, answer.at, answer.why, answer.asked)
    elif not doubtful:
        pace.pace_answered(connection, post.account)


def _decide(connection: Connection, now: Post, answer: Answer, *, asked: bool = False) -> bool:
    """Change a post's state, if it still is as `now` has it; a doubt that stays a doubt only waits longer.

    A post that was asked about keeps its owner, who may be frozen; the owner's own answer says that it is not.
    """
    stays = now.state == answer.after
    if not stays:
        life.allow(State(now.state), answer.after)
    begun = answer.begun or (now.remote_id, now.url)
    there = (answer.remote.id, answer.remote.url) if answer.remote else begun
    owner = now.owner if stays and asked else None
    values = (str(answer.after), owner, answer.wake or now.wake, answer.kept or now.prepared, *there)
    new = {f"new_{name}": value for name, value in zip(_FOUND, values, strict=True)}
    hand = {"post": now.id, "before": now.state, "tried": now.attempt, "hand": now.owner}
    return bool(_SETTLE.rows(connection, **hand, **new))
