"""What a person does to a post, verb by verb, each in one transaction.

It writes the row, its event, what others must hear, and what was before, so that `undoing` can take it back. A verb is
given the post that the person saw, looks at it again, and refuses where it is in another state by now.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, update

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, changes, follow_ups, lookup, remembered, sent_back, zones
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.doubts import SAID_ABSENT, attempted
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.said_once import see_once
from postdesk.log.readings import publications
from postdesk.log.workers import pace
from postdesk.models import Remote, Slot, life
from postdesk.models.life import Hand, State, Step
from postdesk.models.signatures import COMMIT_SIGNS, NO_SIGNERS, SignersWanted
from postdesk.moments import wall_clock, zone_data
from postdesk.sentences import Sentence, either


def hold_post(log: Log, post: Post, hand: Hand) -> Post:
    """Keep a queued post back until it is released."""
    with log.write() as connection:
        now = _still(connection, post, "held")
        return _done(connection, now, hand.step(now.state, State.HELD, Sentence("hold")), hand, "hold")


def release_post(log: Log, post: Post, hand: Hand) -> Post:
    """Let a held post go out at its time; the layers of hold that lie over it stay."""
    with log.write() as connection:
        now = _still(connection, post, "released")
        return _done(connection, now, hand.step(now.state, State.QUEUED, Sentence("release")), hand, "release")


def approve_post(log: Log, post: Post, by: str, hand: Hand, commit: str = "") -> Post:
    """Sign a post as it was seen; whoever signs need not be the one at the keyboard, and the log keeps both.

    `commit` is the one by which they signed, "" where they did it here.

    Raises:
        PostdeskError: It is to send something else by now, or is in a state in which nothing is signed.
    """
    with log.write() as connection:
        now = _still(connection, post, "approved")
        if now.content_hash != post.content_hash:
            raise PostdeskError(
                "{post} was changed since it was shown: nothing was signed; look at it again", post=now.ref
            )
        return _signed(connection, now, by, hand, commit)


def send_back_post(log: Log, post: Post, note: str, hand: Hand) -> Post:
    """Send a post as it was seen back to its author: it waits until its draft is changed and queued again."""
    with log.write() as connection:
        now = _still(connection, post, "sent back")
        if now.content_hash != post.content_hash:
            raise PostdeskError(
                "{post} was changed since it was shown: it was not sent back; look at it again", post=now.ref
            )
        sent_back.put_back(connection, now, note, hand)
        step = Step(State(now.state), State(now.state), hand.who, Sentence("sent back: {note}", note=note), hand.now)
        return _done(connection, now, step, hand, "send-back")


def approve_all(
    log: Log, by: str, hand: Hand, signers: SignersWanted = NO_SIGNERS, but: Collection[int] = ()
) -> list[Post]:
    """Sign every post that lacks signatures, but those of some ids; return them by their moments."""
    with log.write() as connection:
        waits = [each.post for each in approvals.unsigned(connection, None, signers)]
        return [_signed(connection, post, by, hand) for post in waits if post.id not in but]


def cancel_post(log: Log, post: Post, hand: Hand) -> Post:
    """Take a post that has not been sent out of the queue."""
    with log.write() as connection:
        now = _still(connection, post, "cancelled")
        return _done(connection, now, hand.step(now.state, State.CANCELLED, Sentence("cancel")), hand, "cancel")


def move_post(log: Log, post: Post, slot: Slot, hand: Hand) -> Post:
    """Give a post that has not been sent another moment; its `latest` moves along."""
    with log.write() as connection:
        now = _still(connection, post, "moved")
        if now.state not in life.WAITING:
            see_once(connection, now)
        step = hand.adding(now.state, State.QUEUED, Sentence("moved to {when}", when=slot.local))
        zones.note(connection, zones.of([slot]), zone_data.ours())
        return _done(connection, now, step, hand, "move", **_moved(now, slot))


def write_moment(log: Log, post: Post, *, free: bool = False) -> None:
    """Note that a post's campaign file asks for the moment at which it is due, or for any free slot: both say the same.

    Somebody who has moved it since is not spoken over.
    """
    with log.write() as connection:
        seen = (POSTS.c.id == post.id, POSTS.c.due == post.due)
        connection.execute(update(POSTS).where(*seen).values(asked=None if free else post.due))


def retry_post(log: Log, post: Post, hand: Hand) -> Post:
    """Queue a failed or missed post again: it is due now, with as long to its `latest` as it had at first.

    Never a post whose fate is unknown: that would be how a post gets out twice.
    """
    with log.write() as connection:
        now = lookup.mine(connection, post.id)
        if now.state == State.UNKNOWN:
            raise PostdeskError(
                "{post} may be on the network already: look there, then `postdesk resolve {post}`", post=now.ref
            )
        _must_be(now, "retried")
        see_once(connection, now)
        pace.lift(connection, now.account, hand.now)
        step = hand.step(now.state, State.QUEUED, Sentence("retry"))
        return _done(connection, now, step, hand, "retry", **_moved(now, wall_clock.slot(hand.now, now.zone)))


def settle_absent(log: Log, post: Post, hand: Hand) -> Post:
    """Say that a post whose fate was unknown is not on the network: it is queued again."""
    with log.write() as connection:
        now = lookup.mine(connection, post.id)
        if now.state == State.HANDED_OVER:
            raise PostdeskError(
                "{post} waits to be published by hand: if it is not to go out, `postdesk cancel` it", post=now.ref
            )
        _must_be(now, "resolved as absent")
        pace.lift(connection, now.account, hand.now)
        step = hand.step(now.state, State.QUEUED, Sentence("resolve --absent: it is not on the network"))
        return _done(connection, now, step, hand, SAID_ABSENT, wake=hand.now)


def settle_published(log: Log, post: Post, remote: Remote, hand: Hand, went_out: datetime | None = None) -> Post:
    """Say where a post can be read: one that was handed over or in doubt is published; of one that is, put it right.

    `went_out` is when it did, where somebody can tell: else one that was in doubt went out when it was attempted, and
    of one that a person published nobody knows the hour.
    """
    with log.write() as connection:
        now = _still(connection, post, "resolved")
        if other := publications.others(connection, now, remote):
            raise PostdeskError(
                "{url} is where {other} can be read: copy the address of {post}",
                url=remote.url,
                other=other,
                post=now.ref,
            )
        if now.state == State.PUBLISHED:
            publications.readdress(connection, now, remote)
            if went_out:
                publications.set_moment(connection, now, went_out)
        else:
            known = went_out or (attempted(connection, now) if now.state == State.UNKNOWN else None)
            publications.publish_row(connection, now, remote, known or hand.now, exact=known is not None)
        step = hand.step(now.state, State.PUBLISHED, Sentence("resolve --published {url}", url=remote.url))
        remembered.remember_final(connection, hand, f"resolve {now.ref}")
        return _changed(connection, now, step, remote_id=remote.id, url=remote.url)


def take_off(log: Log, post: Post, hand: Hand, what: str) -> Post:
    """Write down that a post, or the beginning of its thread, is not on its network any more."""
    with log.write() as connection:
        changes.change(connection, post.id, hand.step(post.state, State.DELETED, what))
        follow_ups.keep_back(connection, post)
        remembered.remember_final(connection, hand, f"delete {post.ref}")
        return lookup.by_id(connection, post.id)


def note_lost_answer(log: Log, post: Post, hand: Hand, what: Sentence) -> None:
    """Write into a public post's history that something was asked of its network, and nobody knows what came of it."""
    with log.write() as connection:
        state = State(lookup.mine(connection, post.id).state)
        changes.note(connection, [post.id], state, hand.adding(state, state, what))


def _signed(connection: Connection, post: Post, by: str, hand: Hand, commit: str = "") -> Post:
    if back := sent_back.note_on(connection, post):
        raise sent_back.still_waits(post.ref, back.who, back.note)
    approvals.sign(connection, post, by, hand.now, commit)
    what = (
        Sentence("approved by {by} in commit {commit}", by=by, commit=commit[:COMMIT_SIGNS])
        if commit
        else Sentence("approved by {by}", by=by)
    )
    step = hand.adding(post.state, State(post.state), what)
    return _done(connection, post, step, hand, "approve")


def _still(connection: Connection, post: Post, done: str) -> Post:
    """Return a post as it is now, which nobody else changes meanwhile; see that something can be done to it."""
    now = lookup.mine(connection, post.id)
    _must_be(now, done)
    return now


def _must_be(post: Post, done: str) -> None:
    if post.state not in life.CAN_BE[done]:
        raise PostdeskError(
            "{post} is {state}: only a post that is {allowed} can be {done}",
            post=post.ref,
            state=State(post.state),
            allowed=either(life.CAN_BE[done]),
            done=Sentence(done),
        )


def _done(connection: Connection, post: Post, step: Step, hand: Hand, what: str, **values: object) -> Post:
    """Change a post, remember what it was, and return it as it is now."""
    now = _changed(connection, post, step, **values)
    remembered.remember(connection, post, now, hand, what)
    return now


def _changed(connection: Connection, post: Post, step: Step, **values: object) -> Post:
    """Change a post, which then belongs to no worker, and return it as it is now."""
    changes.change(connection, post.id, step, owner=None, lease=None, **values)
    return lookup.by_id(connection, post.id)


def _moved(post: Post, slot: Slot) -> dict[str, object]:
    """Return a post's values at another moment: it may go out for as long after it as it could at first."""
    latest = slot.instant + (post.latest - post.due)
    shown = {"local": slot.local, "zone": slot.zone, "meant": slot.meant}
    return {"due": slot.instant, "wake": slot.instant, "latest": latest, **shown}
