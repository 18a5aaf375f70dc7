"""What a person does to queued posts, by the names they type; and what they take back.

Here a name becomes a post and what was typed a value; the log does the rest, in one transaction a verb.
"""

from collections.abc import Callable, Sequence

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import acts, holds, sent_back, undoing
from postdesk.log.posts.acts import approve_all
from postdesk.log.posts.holds import DESK
from postdesk.log.posts.lookup import Post, find
from postdesk.log.posts.undoing import Free, Undone
from postdesk.models import Account, Slot
from postdesk.models.life import ASKS_WHETHER_IT_IS_OUT, SENT_BACK_SCOPE, Hand, State
from postdesk.queue import addresses, publishing_moments
from postdesk.sentences import Sentence

__all__ = ["approve_all", "find"]


def hold(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Keep queued posts back until they are released."""
    return [acts.hold_post(log, find(log, name), hand) for name in names]


def release(log: Log, names: Sequence[str], hand: Hand) -> list[Post]:
    """Let held posts go out at their time; the holds that lie over their account, campaign or the desk stay."""
    return [acts.release_post(log, _held_itself(log, find(log, name)), hand) for name in names]


def _held_itself(log: Log, post: Post) -> Post:
    """See that a post has a hold of its own; PostdeskError says what holds it instead."""
    layers = holds.of_posts(log, [post]).get(post.ref, []) if post.state == State.QUEUED else []
    for layer in layers:
        if layer.scope == SENT_BACK_SCOPE:
            raise sent_back.still_waits(post.ref, layer.who, layer.why)
        desk = layer.scope == DESK
        raise PostdeskError(
            "{post} is not held itself: {what} is, by {who}; `postdesk release {word}` ends that",
            post=post.ref,
            what=Sentence("the whole desk") if desk else layer.scope,
            who=layer.who,
            word="--all" if desk else layer.scope,
        )
    return post


def hold_over(log: Log, scope: str, hand: Hand) -> int:
    """Hold an account (`@fedi`) or a campaign (`spring/`): what is queued, and what is queued later.

    Returns how many queued posts that keeps back.
    """
    return holds.lay(log, scope, hand)


def release_over(log: Log, scope: str, hand: Hand) -> int:
    """End the hold of an account or a campaign, and no other; return how many queued posts it kept back.

    Raises:
        PostdeskError: Nothing holds it.
    """
    freed = holds.lift(log, scope, hand)
    if freed is None:
        raise PostdeskError("no hold lies over {scope}: `postdesk list` shows what holds what", scope=scope)
    return freed


def hold_all(log: Log, hand: Hand) -> int:
    """Hold the whole desk: nothing is sent by any worker, and what is queued later is held too, until `release_all`.

    Returns how many queued posts that keeps back.
    """
    return holds.lay(log, DESK, hand)


def release_all(log: Log, hand: Hand) -> int:
    """End the hold of the whole desk, and no other; return how many queued posts it kept back."""
    return holds.lift(log, DESK, hand) or 0


def undo(
    log: Log,
    hand: Hand,
    name: str = "",
    allow: Callable[[str], None] = lambda _act: None,
    free: Free = lambda _before, _after: None,
) -> list[Undone]:
    """Take back the last act by hand, of whoever asks or on one post, where nothing in public followed from it.

    `allow` is told each act and raises where it is not theirs to take back; `free` raises where the campaign files
    call a post by the name that would be taken back.
    """
    return undoing.undo_act(log, hand, find(log, name) if name else None, allow, free)


def approve(log: Log, name: str, by: str, hand: Hand) -> Post:
    """Sign a post as it is now, in somebody's name."""
    return approve_seen(log, find(log, name), by, hand)


def approve_seen(log: Log, post: Post, by: str, hand: Hand, commit: str = "") -> Post:
    """Sign a post as somebody saw it, perhaps by a commit; PostdeskError where it is to send something else by now."""
    return acts.approve_post(log, post, by, hand, commit)


def send_back(log: Log, post: Post, note: str, hand: Hand) -> Post:
    """Send a post back to its author, as somebody saw it, with a note of what to change."""
    if not note.strip():
        raise PostdeskError("{post} was not sent back: say in a note what is to be changed", post=post.ref)
    return acts.send_back_post(log, post, " ".join(note.split()), hand)


def cancel(log: Log, name: str, hand: Hand) -> Post:
    """Take a post that has not been sent out of the queue; no file brings it back, `undo` does."""
    return acts.cancel_post(log, find(log, name), hand)


def move(log: Log, name: str, slot: Slot, hand: Hand) -> Post:
    """Give a post that has not been sent another moment; its `latest` moves along. The next `queue` leaves it there.

    Raises:
        PostdeskError: The moment has passed, or the post is in a state that cannot be moved.
    """
    if slot.instant <= hand.now:
        raise PostdeskError("{when} has passed: give a time to come", when=slot.local)
    return acts.move_post(log, find(log, name), slot, hand)


def retry(log: Log, name: str, hand: Hand) -> Post:
    """Queue a failed or missed post again: it is due now, with as long to its `latest` as it had at first."""
    return acts.retry_post(log, find(log, name), hand)


def resolve_absent(log: Log, name: str, hand: Hand) -> Post:
    """Say that a post whose fate was unknown is not on the network: it is queued again."""
    return acts.settle_absent(log, find(log, name), hand)


def resolve_published(
    log: Log,
    name: str,
    url: str,
    hand: Hand,
    account: Account | None = None,
    now: Account | None = None,
    went_out: Slot | None = None,
) -> Post:
    """Say where a post can be read: one that was handed over or in doubt is published; of one that is, put it right.

    `account` is the post's as it was queued, `now` as desk.toml has it: it may have been renamed meanwhile. `went_out`
    is when the person says it did; else its address may tell.

    Raises:
        PostdeskError: The address is not one of the post's network and account; or the post is in another state; or it
            was postdesk that published it, and knows when.
    """
    post = find(log, name)
    remote = addresses.remote(url, post.network, account, now)
    at = publishing_moments.said_moment(log, post, went_out, hand.now) if went_out else None
    if at is None and post.state in ASKS_WHETHER_IT_IS_OUT:
        at = publishing_moments.told_moment(post, remote, hand.now)
    return acts.settle_published(log, post, remote, hand, at)
