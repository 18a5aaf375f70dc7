"""Taking a post off its network, for good: the log keeps what it was, and nothing publishes it again."""

from collections.abc import Callable

from postdesk.errors import PostdeskError, Unknown, Unreachable
from postdesk.log import Log
from postdesk.log.posts import acts
from postdesk.log.posts.lookup import Post
from postdesk.log.workers import budgets
from postdesk.models import Remote, life
from postdesk.models.life import Hand, State
from postdesk.networks.network import Network
from postdesk.networks.wall import reached
from postdesk.sentences import Sentence

LOST = "{trouble}; nobody can tell whether it was taken off, and `postdesk delete {post}` again does no harm"


def delete(log: Log, post: Post, connect: Callable[[Post], Network | None], hand: Hand) -> Post:
    """Delete a published post, or the beginning of a thread, and return it as it is then.

    Where the answer is lost the post stays as it was, its history says so, and deleting it again is safe: what is gone
    is no trouble.

    Raises:
        PostdeskError: It is not public as far as postdesk knows, or could not be deleted; the sentence says what to do.
    """
    _possible(post)
    network = reached(connect, post)
    if network is None:
        raise PostdeskError(
            "postdesk cannot delete on {account}: delete it there, then say `postdesk delete {post} --gone --yes`",
            account=post.account,
            post=post.ref,
        )
    payload = post.frozen
    budgets.take_by_hand(log, post.account, network.costs(payload, deleting=True), hand.now)
    remote = Remote(post.remote_id or "", post.url or "")
    try:
        network.delete(payload, remote, post.key, hand.now, post.prepared or "")
    except (Unreachable, Unknown) as trouble:
        what = Sentence(LOST, trouble=trouble, post=post.ref)
        acts.note_lost_answer(log, post, hand, what)
        raise trouble.saying(what) from None
    return acts.take_off(log, post, hand, Sentence("delete"))


def write_gone(log: Log, post: Post, hand: Hand) -> Post:
    """Write down that a post is not on its network any more, and return it as it is then.

    Raises:
        PostdeskError: It was not public as far as postdesk knows, or somebody changed it in between.
    """
    _possible(post)
    return acts.take_off(log, post, hand, Sentence("it is gone from its network"))


def deletable(post: Post) -> bool:
    """Return whether a post, or the beginning of its thread, is public as far as postdesk knows."""
    return post.state == State.PUBLISHED or (post.state in life.MAY_HAVE_BEGUN and bool(post.remote_id))


def _possible(post: Post) -> None:
    """See that a post can be deleted; PostdeskError says why it cannot."""
    if deletable(post):
        return
    if post.state == State.UNKNOWN:
        raise PostdeskError("{post} may be public: look there, then `postdesk resolve {post}`", post=post.ref)
    raise PostdeskError(
        "{post} is {state}: only what is public can be deleted; `postdesk cancel` keeps it from going out"
        if post.state in life.CAN_BE["cancelled"]
        else "{post} is {state}: only what is public can be deleted",
        post=post.ref,
        state=State(post.state),
    )
