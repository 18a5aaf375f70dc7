"""Editing what is public: the network first, then the log; where the answer is lost, doing it again does no harm."""

from collections.abc import Callable

import msgspec

from postdesk.errors import PostdeskError, Unknown, Unreachable
from postdesk.log import Log
from postdesk.log.posts import acts, edits
from postdesk.log.posts.lookup import Post
from postdesk.log.workers import budgets
from postdesk.models import Payload, Remote
from postdesk.models.known_types import known_type
from postdesk.models.life import Hand
from postdesk.networks.network import Network
from postdesk.networks.wall import reached
from postdesk.sentences import Sentence

LOST = "{trouble}; nobody can tell whether it was edited, and `postdesk edit {post}` again does no harm"


def edit(
    log: Log, post: Post, said: edits.EditedWords, connect: Callable[[Post], Network | None], hand: Hand
) -> tuple[Post, tuple[str, ...]]:
    """Give a published post other words; return it as it is then, and what its network shows otherwise.

    Raises:
        PostdeskError: That could not be done; where its answer is lost, the post's history says so.
    """
    network = reached(connect, post)
    if network is None:
        raise PostdeskError("postdesk cannot edit on {account}: edit it on the network itself", account=post.account)
    before, after = (msgspec.json.decode(payload, type=known_type(Payload)) for payload in (post.payload, said.payload))
    remote = Remote(post.remote_id or "", post.url or "")
    budgets.take_by_hand(log, post.account, network.costs_of_edit(before, after), hand.now)
    try:
        differs = network.edit(before, after, remote, post.key, hand.now, post.prepared or "")
    except (Unreachable, Unknown) as trouble:
        what = Sentence(LOST, trouble=trouble, post=post.ref)
        acts.note_lost_answer(log, post, hand, what)
        raise trouble.saying(what) from None
    return edits.write_edit(log, post, said, hand), differs
