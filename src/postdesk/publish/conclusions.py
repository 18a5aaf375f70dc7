"""What follows for a post from what its network said, as an answer that the log writes down."""

from datetime import datetime

from postdesk.errors import NetworkError, PostdeskError, Refused, Unreachable
from postdesk.log.posts.answers import Answer
from postdesk.log.posts.lookup import Post
from postdesk.models import Remote, timings
from postdesk.models.life import State


def after_yes(remote: Remote, why: str, at: datetime, *, rehearsed: bool) -> Answer:
    """Return the answer that a post is where it was to go: in public, or only rehearsed."""
    after = State.REHEARSED if rehearsed else State.PUBLISHED
    return Answer(str(after), after, why, at, remote=remote)


def asked_wait(error: PostdeskError) -> float:
    """Return how many seconds a network asked to be left alone, 0 where it did not."""
    return error.retry_after or 0 if isinstance(error, Unreachable) else 0


def after_no(error: NetworkError, at: datetime) -> Answer:
    """Return what follows from a network's no: for good, not now, or no telling."""
    if isinstance(error, Refused):
        return Answer("refused", State.FAILED, str(error), at, begun=error.begun)
    if isinstance(error, Unreachable):
        return Answer("unreachable", State.QUEUED, str(error), at, asked=asked_wait(error), begun=error.begun)
    return Answer("unknown", State.UNKNOWN, str(error), at, wake=at + timings.ASK_AGAIN, begun=error.begun)


def after_absence(post: Post, beginning: Remote | None, at: datetime) -> Answer:
    """Return what follows where a post, or all but the beginning of a thread, is not on the network."""
    why = f"the network has only its beginning, {beginning.url}" if beginning else "the network does not have it"
    begun = (beginning.id, beginning.url) if beginning else None
    return Answer("absent", State.QUEUED, why, at, wake=post.due, begun=begun)


def after_doubt(post: Post, why: str, at: datetime) -> Answer:
    """Return the answer that leaves a doubt standing; the older the attempt, the longer until the next question."""
    age = (post.lease or at) - timings.LEASE - post.due
    return Answer("unknown", State.UNKNOWN, why, at, wake=at + timings.doubt_left(age))
