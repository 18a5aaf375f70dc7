"""Taking back what a person did by hand, where nothing in public followed from it.

Every act keeps what it changed, before and after. It can be taken back while the post is still as the act left it.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
from postdesk.log.posts import changes, holds, lookup, queueing, sent_back
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.remembered import ACTS, FINAL, RENAMED, Label, Moments, by, label_ref, moments
from postdesk.log.posts.said_once import see_once
from postdesk.log.readings.usage import table
from postdesk.log.tables import Act, Approval
from postdesk.models import life
from postdesk.models.known_types import known_type
from postdesk.models.life import Hand, Layer, State
from postdesk.sentences import Sentence

APPROVALS = table(Approval)
Free = Callable[[Label, Label], None]
"""Told the name that a post would have again and the one it has; raises where the campaign files say the latter."""


class Undone(Struct, frozen=True):
    """What was taken back: the act, and the post as it is now, or the scope of the hold.

    `file_says` is the moment that the post's campaign file asks for, where that is the one that was taken back, and
    `free` whether the file left it to the next free slot before; `called` is the name that was taken back, "" for none.
    """

    what: str
    post: Post | None
    scope: str = ""
    file_says: datetime | None = None
    free: bool = False
    called: str = ""


def undo_act(
    log: Log,
    hand: Hand,
    post: Post | None = None,
    allow: Callable[[str], None] = lambda _act: None,
    free: Free = lambda _before, _after: None,
) -> list[Undone]:
    """Take back the last act by hand: of whoever asks, all that one command did; or the last one on a post.

    `allow` is told what was done, act by act, and raises where whoever asks may not take it back; `free` raises where
    a post cannot have its old name again.

    Raises:
        PostdeskError: There is none, or what was done has been gone on with since; nothing is changed then.
    """
    with log.write() as connection:
        acts = _last(connection, ACTS.c.post_id == post.id if post else ACTS.c.who == hand.who, whole=post is None)
        if not acts:
            raise _nothing_left(post, hand)
        if acts[0].before == FINAL:
            raise PostdeskError(
                "the last thing that {who} did is `{act}`, and nothing takes that back", who=hand.who, act=acts[0].what
            )
        for act in acts:
            allow(act.what)
        undone = [_undone(connection, act, hand, free) for act in reversed(acts)]
        ids = [act.id for act in acts]
        connection.execute(update(ACTS).where(ACTS.c.id.in_(ids)).values(undone=hand.now))
        return undone


def _nothing_left(post: Post | None, hand: Hand) -> PostdeskError:
    """Say that nothing can be taken back; of what is public, what can be done instead."""
    if post and post.state == State.PUBLISHED:
        return PostdeskError(
            "{post} is public, and nothing takes that back: `postdesk resolve {post} --published URL` puts its address "
            "right, `postdesk edit` its words, `postdesk delete` takes it off",
            post=post.ref,
        )
    if post and post.state == State.DELETED:
        return PostdeskError(
            "{post} was taken off its network, and nothing brings it back: a new post, with its reason in `again:`, "
            "says it once more",
            post=post.ref,
        )
    if post:
        return PostdeskError(
            "nothing that was done to {post} by hand is left to undo: `postdesk log` shows what was done", post=post.ref
        )
    return PostdeskError(
        "nothing that {who} did by hand is left to undo: `postdesk log` shows what was done", who=hand.who
    )


def _last(connection: Connection, whose: ColumnElement[bool], *, whole: bool) -> list[Act]:
    """Return the last act that was not taken back, with all that the same command did where that is asked."""
    open_ = select(ACTS).where(ACTS.c.undone.is_(None))
    last = connection.execute(open_.where(whose).order_by(ACTS.c.id.desc()).limit(1)).mappings().first()
    if last is None or not whole or not last["command"]:
        return [Act(**last)] if last else []
    same = open_.where(ACTS.c.command == last["command"]).order_by(ACTS.c.id)
    return [Act(**row) for row in connection.execute(same).mappings()]


def _undone(connection: Connection, act: Act, hand: Hand, free: Free) -> Undone:
    if act.post_id is None:
        _relay(connection, act, hand)
        return Undone(act.what, None, act.scope)
    now = lookup.mine(connection, act.post_id)
    if act.what == RENAMED:
        return _renamed_back(connection, act, now, hand, free)
    return _given_back(connection, act, now, hand)


def _renamed_back(connection: Connection, act: Act, now: Post, hand: Hand, free: Free) -> Undone:
    """Let a post be called what it was called before, wherever it is in its life."""
    before, after = (msgspec.json.decode(text, type=known_type(Label)) for text in (act.before, act.after))
    if (now.campaign, now.draft, now.account) != after:
        raise PostdeskError("{post} was renamed once more since: `postdesk rename` gives it any name", post=now.ref)
    free(before, after)
    campaign, draft, account = before
    called = (POSTS.c.campaign == campaign, POSTS.c.draft == draft, POSTS.c.account == account)
    if connection.execute(select(POSTS.c.id).where(*called)).first():
        raise PostdeskError(
            "{post} keeps its name: {other} is another post by now",
            post=now.ref,
            other=label_ref(before),
        )
    state = State(now.state)
    step = hand.adding(state, state, Sentence("undo: {act}", act=Sentence(act.what)))
    queueing.give_name(connection, now.id, before, step)
    return Undone(act.what, lookup.by_id(connection, now.id), called=now.ref)


def _given_back(connection: Connection, act: Act, now: Post, hand: Hand) -> Undone:
    """Give a post its state and its moments back; PostdeskError where it is not as the act left it."""
    before, after = (msgspec.json.decode(text, type=known_type(Moments)) for text in (act.before, act.after))
    if moments(now) != after:
        raise PostdeskError(
            "{post} is {state} and not as `{act}` left it: what followed cannot be taken back",
            post=now.ref,
            state=State(now.state),
            act=act.what,
        )
    if before.state in life.WAITING and now.state not in life.WAITING:
        see_once(connection, now)
    if act.what == "approve":
        _unsign(connection, now, act)
    if act.what == "send-back":
        sent_back.take_back(connection, now)
    step = hand.adding(now.state, before.state, Sentence("undo: {act}", act=Sentence(act.what)))
    values = msgspec.structs.asdict(before)
    changes.change(connection, now.id, step, **{name: values[name] for name in _GIVEN_BACK})
    asks = now.asked if now.asked == after.due != before.due else None
    return Undone(act.what, lookup.by_id(connection, now.id), file_says=asks, free=before.free)


def _unsign(connection: Connection, post: Post, act: Act) -> None:
    """Take a signature away: of who acted, else the one that they gave in another's name at that moment."""
    signed = (APPROVALS.c.post_id == post.id, APPROVALS.c.content_hash == post.content_hash, APPROVALS.c.at == act.at)
    own = delete(APPROVALS).where(*signed, APPROVALS.c.who == act.who)
    if not connection.execute(own).rowcount:
        connection.execute(delete(APPROVALS).where(*signed))


_GIVEN_BACK = ("due", "local", "zone", "meant", "latest", "wake")


def _relay(connection: Connection, act: Act, hand: Hand) -> None:
    """Lay a hold again that an act lifted, or lift one that it laid."""
    if holds.at(connection, act.scope) != msgspec.json.decode(act.after, type=known_type(Layer | None)):
        raise PostdeskError(
            "the hold over {scope} was changed since: `postdesk list` shows what holds what", scope=act.scope
        )
    before = msgspec.json.decode(act.before, type=known_type(Layer | None))
    if before is None:
        holds.take(connection, act.scope)
    else:
        holds.put(connection, before)
    row = {**by(hand, f"undo: {act.what}"), "scope": act.scope}
    connection.execute(insert(ACTS).values(**row, before=act.after, after=act.before, undone=hand.now))
