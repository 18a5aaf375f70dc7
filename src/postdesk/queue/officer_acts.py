"""What a person does to queued posts, by the names they type: hold, release, cancel, move, retry, resolve, approve.

Here a name becomes a post and what was typed a value; the log does the rest, in one transaction a verb.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import acts, holds
from postdesk.log.posts.acts import approve_all, hold_desk, release_desk
from postdesk.log.posts.lookup import Post, find
from postdesk.models import Remote, Slot
from postdesk.models.life import Hand

__all__ = ["approve_all", "find"]
hold_all, release_all = hold_desk, release_desk


def hold(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Keep queued posts back until they are released."""
    return [acts.hold(log, find(log, name), hand) for name in names]


def release(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Let held posts go out at their time; PostdeskError while the whole desk is on hold."""
    if held := holds.of_desk(log):
        raise PostdeskError(
            f"the whole desk is on hold by {held.who}: release everything with `postdesk release --all`"
        )
    return [acts.release(log, find(log, name), hand) for name in names]


def approve(log: Log, name: str, by: str, hand: Hand) -> Post:
    """Sign a post as it is now, in somebody's name."""
    return acts.approve(log, find(log, name), by, hand)


def cancel(log: Log, name: str, hand: Hand) -> Post:
    """Take a post that has not been sent out of the queue for good."""
    return acts.cancel(log, find(log, name), hand)


def move(log: Log, name: str, slot: Slot, hand: Hand) -> Post:
    """Give a post that has not been sent another moment; its `latest` moves along. The next `queue` leaves it there.

    Raises:
        PostdeskError: The moment has passed, or the post is in a state that cannot be moved.
    """
    if slot.instant <= hand.now:
        raise PostdeskError(f"{slot.local} has passed: give a time to come")
    return acts.move(log, find(log, name), slot, hand)


def retry(log: Log, name: str, hand: Hand) -> Post:
    """Queue a failed or missed post again: it is due now, with as long to its `latest` as it had at first."""
    return acts.retry(log, find(log, name), hand)


def resolve_absent(log: Log, name: str, hand: Hand) -> Post:
    """Say that a post whose fate was unknown is not on the network: it is queued again, with its own time limit."""
    return acts.resolve_absent(log, find(log, name), hand)


def resolve_published(log: Log, name: str, url: str, hand: Hand) -> Post:
    """Say where a post that was handed over, or whose fate was unknown, can be read: it is published.

    Raises:
        PostdeskError: The address is not one of the web, or the post is in another state.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PostdeskError(f'"{url}" is no address of a post: copy it from the browser, with https://')
    remote = Remote(id=parts.path.rstrip("/").rpartition("/")[2] or url, url=url)
    return acts.resolve_published(log, find(log, name), remote, hand)
