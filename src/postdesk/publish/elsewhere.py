"""Whether another memory of the desk has sent a post already, of which this one knows no attempt.

A clone, or a backup, knows neither what went out before it spoke for the desk nor at which moment: the draft may have
been given another time since, and the next free slot is another one each time it is looked for. So for a while every
post is looked for by what it says before it is first sent, and one that is late always is. What a draft says `again:`
was said before: such a copy, which the log may not know of, is no proof that the post itself is out.
"""

from datetime import datetime, timedelta

from postdesk.errors import Ambiguous, Unknown
from postdesk.log import Log
from postdesk.log.posts import doubts, overtaken
from postdesk.log.posts.lookup import Post
from postdesk.models import Remote, timings
from postdesk.models.life import Hand, State
from postdesk.networks.network import Network
from postdesk.publish.conclusions import only_begun
from postdesk.publish.known import known_post
from postdesk.sentences import Sentence

FOUND = Sentence("found on the network before it was sent: another memory of the desk did")


def look_since(post: Post, now: datetime, *, taken_over: bool) -> datetime | None:
    """Return from when on a post is looked for before this memory first sends it; None where it cannot be there."""
    if post.attempt:
        return None
    if taken_over:
        return now - timings.LOOKED_BACK
    late: timedelta = now - post.due
    return post.due - timings.LATE if late > timings.LATE else None


def settle_elsewhere(log: Log, network: Network, post: Post, since: datetime, hand: Hand) -> tuple[State, str] | None:
    """Look for a post that this memory never tried to send; return what became of it, None where it may be sent.

    Where a network cannot be looked through, nothing is known, and nothing is lost by sending at its time.

    Raises:
        NetworkError: The network could not be asked.
    """
    try:
        remote = look_elsewhere(log, network, post, since, hand.now)
    except Ambiguous as unclear:
        return overtaken.doubt(log, post, hand, unclear.sentence), unclear.sentence
    if remote is None:
        return None
    if not remote.whole:
        why = only_begun(remote)
        return overtaken.doubt(log, post, hand, why, remote), why
    return overtaken.found(log, post, hand, remote, FOUND), remote.url


def look_elsewhere(log: Log, network: Network, post: Post, since: datetime, now: datetime) -> Remote | None:
    """Return a post as its network has it since a moment, by what it says; None where it is not there, or unknown.

    Where a person has looked, it is not looked for again.

    Raises:
        Ambiguous: Several may be it; or what is there may be what it repeats.
        NetworkError: The network could not be asked.
    """
    if network.simulated or doubts.said_absent(log, post):
        return None
    own = post.due - timings.LATE
    if not post.again or since >= own:
        return _found(log, network, post, since, now)
    if (there := _found(log, network, post, own, now)) is not None:
        return there
    before = _found(log, network, post, since, now)
    if before is None:
        return None
    raise Ambiguous("{url} says the same and is older: it is this post, or the one that this repeats", url=before.url)


def _found(log: Log, network: Network, post: Post, since: datetime, now: datetime) -> Remote | None:
    network.concerns(known_post(log, post, now, since=since, elsewhere=True))
    try:
        return network.find(post.frozen, post.key, now, "")
    except Ambiguous:
        raise
    except Unknown:
        return None
