"""What a memory asks before it speaks for its desk in place of another: which of its posts are public already.

The other one published from the same files, so a post whose moment has come may be public though this memory knows of
no attempt. Its network is asked. Found, it is published; not there, it stays where it is; where nobody can tell it is
unknown, and waits for its network's answer or for a person.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from postdesk.errors import PostdeskError, Unknown
from postdesk.log import Log
from postdesk.log.posts import overtaken
from postdesk.log.posts.lookup import Post
from postdesk.models import Payload, Remote
from postdesk.models.life import Hand, State
from postdesk.networks.network import KnownPost, Network
from postdesk.networks.wall import reached
from postdesk.publish.conclusions import only_begun
from postdesk.publish.known import known_post
from postdesk.sentences import Sentence

FOUND = Sentence("take-over: found on the network")


class PostAsked(Struct, frozen=True):
    """What is known of one post now: its name, its state, and its address or why nobody can tell."""

    ref: str
    state: State
    why: str = ""


def ask_networks(log: Log, connect: Callable[[Post], Network | None], hand: Hand) -> list[PostAsked]:
    """Ask about every post whose moment has come, and write down what is known of it; return that, by their moments."""
    return [_told(log, connect, post, hand) for post in overtaken.posts(log, hand.now) if not post.by_hand]


def _told(log: Log, connect: Callable[[Post], Network | None], post: Post, hand: Hand) -> PostAsked:
    try:
        remote = _find(connect, post, known_post(log, post, hand.now, elsewhere=True), hand.now)
    except PostdeskError as error:
        return PostAsked(
            post.ref, overtaken.doubt(log, post, hand, Sentence("take-over: {why}", why=error)), error.sentence
        )
    if remote is None:
        return PostAsked(post.ref, overtaken.absent(log, post, hand), Sentence("not on the network"))
    if not remote.whole:
        why = only_begun(remote)
        return PostAsked(post.ref, overtaken.doubt(log, post, hand, Sentence("take-over: {why}", why=why), remote), why)
    return PostAsked(post.ref, overtaken.found(log, post, hand, remote, FOUND), remote.url)


def _find(connect: Callable[[Post], Network | None], post: Post, known: KnownPost, now: datetime) -> Remote | None:
    network = reached(connect, post)
    if network is None:
        raise PostdeskError("postdesk cannot ask this network")
    network.concerns(known)
    payload = post.frozen
    try:
        return network.find(payload, post.key, now, post.prepared or "")
    except Unknown:
        if post.prepared:
            raise
        if there := _as_another_fixed_it(network, payload, post, now):
            return there
        raise


def _as_another_fixed_it(network: Network, payload: Payload, post: Post, now: datetime) -> Remote | None:
    """Look for a post as if it had been begun at its moment; that it is not found then proves nothing."""
    fixed = network.prepare(payload, post.key, post.due, "")
    return network.find(payload, post.key, now, fixed)
