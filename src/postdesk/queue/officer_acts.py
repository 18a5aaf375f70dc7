"""What a person does to queued posts: hold, release, cancel, move, retry, resolve. Each is logged with who and why."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, true

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import approvals, changes, holds, lookup, zones
from postdesk.log.posts.lookup import Post
from postdesk.log.readings import publications
from postdesk.log.workers import pace
from postdesk.models import Remote, Slot, life
from postdesk.models.life import Hand, State, Step
from postdesk.moments import slots, zone_rules


def find(log: Log, name: str) -> Post:
    """Return the post that a person means by any unambiguous part of `campaign/id@account`.

    Raises:
        PostdeskError: No post is called so, or several are; the message names them.
    """
    with log.read() as connection:
        return _find(connection, name)


def hold(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Keep queued posts back until they are released."""
    return [_take(log, name, hand, State.HELD, "hold") for name in names]


def release(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Let held posts go out at their time; PostdeskError while the whole desk is on hold."""
    with log.read() as connection:
        held = holds.desk(connection)
    if held is not None:
        raise PostdeskError(
            f"the whole desk is on hold by {held.who}: release everything with `postdesk release --all`"
        )
    return [_take(log, name, hand, State.QUEUED, "release") for name in names]


def hold_all(log: Log, hand: Hand) -> int:
    """Hold the whole desk: nothing is sent by any worker, and what is queued later is held too, until `release_all`.

    Returns how many queued posts were held by this.
    """
    with log.write() as connection:
        holds.put(connection, hand.who, hand.why, hand.now)
        step = hand.step(State.QUEUED, State.HELD, "hold --all")
        return len(changes.change_all(connection, true(), step))


def release_all(log: Log, hand: Hand) -> int:
    """End the hold of the whole desk and release every held post; returns how many."""
    with log.write() as connection:
        holds.lift(connection)
        step = hand.step(State.HELD, State.QUEUED, "release --all")
        return len(changes.change_all(connection, true(), step))


def approve(log: Log, name: str, by: str, hand: Hand) -> Post:
    """Sign a post as it is now; whoever signs need not be the one at the keyboard, and the log keeps both."""
    with log.write() as connection:
        return _signed(connection, _find(connection, name), by, hand)


def approve_all(log: Log, by: str, hand: Hand) -> list[Post]:
    """Sign every post that waits for it; return them by their moments."""
    with log.write() as connection:
        return [_signed(connection, waits.post, by, hand) for waits in approvals.waiting(connection)]


def _signed(connection: Connection, post: Post, by: str, hand: Hand) -> Post:
    _must_be(post, "approved")
    approvals.sign(connection, post, by, hand.now)
    why = ": ".join(filter(None, (f"approved by {by}", hand.why)))
    return _done(connection, post, Step(State(post.state), State(post.state), hand.who, why, hand.now))


def cancel(log: Log, name: str, hand: Hand) -> Post:
    """Take a post that has not been sent out of the queue for good."""
    return _take(log, name, hand, State.CANCELLED, "cancel")


def move(log: Log, name: str, slot: Slot, hand: Hand) -> Post:
    """Give a post that has not been sent another moment; its `latest` moves along. The next `queue` leaves it there.

    Raises:
        PostdeskError: The moment has passed, or the post is in a state that cannot be moved.
    """
    if slot.instant <= hand.now:
        raise PostdeskError(f"{slot.local} has passed: give a time to come")
    with log.write() as connection:
        post = _find(connection, name)
        _must_be(post, "moved")
        why = ": ".join(filter(None, (f"moved to {slot.local}", hand.why)))
        step = msgspec.structs.replace(hand.step(post.state, _queued(connection), ""), why=why)
        zones.note(connection, zones.of([slot]), zone_rules.ours())
        return _done(connection, post, step, **_moved(post, slot))


def retry(log: Log, name: str, hand: Hand) -> Post:
    """Queue a failed or missed post again: it is due now, with as long to its `latest` as it had at first.

    Never a post whose fate is unknown: that would be how a post gets out twice.
    """
    with log.write() as connection:
        post = _find(connection, name)
        if post.state == State.UNKNOWN:
            raise PostdeskError(
                f"{post.ref} may be on the network already: look there, then `postdesk resolve {post.ref}`"
            )
        _must_be(post, "retried")
        pace.lift(connection, post.account, hand.now)
        step = hand.step(post.state, _queued(connection), "retry")
        return _done(connection, post, step, **_moved(post, slots.slot(hand.now, post.zone)))


def resolve_absent(log: Log, name: str, hand: Hand) -> Post:
    """Say that a post whose fate was unknown is not on the network: it is queued again."""
    with log.write() as connection:
        post = _find(connection, name)
        if post.state == State.HANDED_OVER:
            raise PostdeskError(
                f"{post.ref} waits to be published by hand: if it is not to go out, `postdesk cancel` it"
            )
        _must_be(post, "resolved as absent")
        pace.lift(connection, post.account, hand.now)
        step = hand.step(post.state, _queued(connection), "resolve --absent: it is not on the network")
        return _done(connection, post, step, wake=hand.now)


def resolve_published(log: Log, name: str, url: str, hand: Hand) -> Post:
    """Say where a post that was handed over, or whose fate was unknown, can be read: it is published.

    Raises:
        PostdeskError: The address is not one of the web, or the post is in another state.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PostdeskError(f'"{url}" is no address of a post: copy it from the browser, with https://')
    remote = Remote(id=parts.path.rstrip("/").rpartition("/")[2] or url, url=url)
    with log.write() as connection:
        post = _find(connection, name)
        _must_be(post, "resolved")
        publications.publish_row(connection, post, remote, hand.now)
        step = hand.step(post.state, State.PUBLISHED, f"resolve --published {url}")
        return _done(connection, post, step, remote_id=remote.id, url=url)


DONE = {"hold": "held", "release": "released", "cancel": "cancelled"}


def _take(log: Log, name: str, hand: Hand, after: State, what: str, **values: object) -> Post:
    """Find a post, see that this can be done to it, and change it, in one transaction."""
    with log.write() as connection:
        post = _find(connection, name)
        _must_be(post, DONE[what])
        return _done(connection, post, hand.step(post.state, after, what), **values)


def _done(connection: Connection, post: Post, step: Step, **values: object) -> Post:
    """Change a post, which then belongs to no worker, and return it as it is now."""
    post_id = post.id
    changes.change(connection, post_id, step, owner=None, lease=None, **values)
    return lookup.by_id(connection, post_id)


def _moved(post: Post, slot: Slot) -> dict[str, object]:
    """Return a post's values at another moment: it may go out for as long after it as it could at first."""
    latest = slot.instant + (post.latest - post.due)
    shown = {"local": slot.local, "zone": slot.zone, "meant": slot.meant}
    return {"due": slot.instant, "wake": slot.instant, "latest": latest, **shown}


def _queued(connection: Connection) -> State:
    """Return the state of a post that is queued again: held, while the whole desk is."""
    return State.HELD if holds.desk(connection) else State.QUEUED


def _find(connection: Connection, name: str) -> Post:
    found = lookup.named(connection, name)
    if not found:
        raise PostdeskError(f'no post is called "{name}": `postdesk list` shows their names')
    if len(found) > 1:
        refs = ", ".join(post.ref for post in found[:5])
        more = " and more" if len(found) > 5 else ""
        raise PostdeskError(f'"{name}" may mean {refs}{more}: write more of the name')
    return found[0]


def _must_be(post: Post, done: str) -> None:
    """See that a post is in a state in which something can be done to it."""
    if post.state not in life.CAN_BE[done]:
        allowed = " or ".join(life.CAN_BE[done])
        raise PostdeskError(f"{post.ref} is {post.state}: only a post that is {allowed} can be {done}")
