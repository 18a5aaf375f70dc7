"""What follows for a post from what its network said, as an answer that the log writes down."""

import math
from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import NetworkError, NotYet, PostdeskError, Refused, Unreachable
from postdesk.log.posts.answers import Answer
from postdesk.log.posts.lookup import Post
from postdesk.models import Remote, timings
from postdesk.models.life import State
from postdesk.moments import wall_clock
from postdesk.sentences import Sentence, after_another


def after_yes(remote: Remote, why: str, at: datetime, *, rehearsed: bool) -> Answer:
    """Return the answer that a post is where it was to go: in public, or only rehearsed; and how it differs there."""
    after = State.REHEARSED if rehearsed else State.PUBLISHED
    said = Sentence("{one}, {other}", one=why, other=not_as_sent(remote)) if remote.differs else why
    return Answer(str(after), after, said, at, remote=remote, kept=remote.kept)


def not_as_sent(remote: Remote) -> Sentence:
    """Return how a post reads on its network, where that is not as it was sent."""
    return Sentence("not as it was sent: {differs}", differs=after_another(map(Sentence, remote.differs)))


def asked_wait(error: PostdeskError) -> float:
    """Return how many seconds a network asked to be left alone, 0 where it did not."""
    return error.retry_after or 0 if isinstance(error, Unreachable) else 0


def after_no(error: NetworkError, at: datetime) -> Answer:
    """Return what follows from a network's no: for good, not now, or no telling."""
    return replace(_after(error, at), begun=error.begun, kept=error.kept)


def _after(error: NetworkError, at: datetime) -> Answer:
    if isinstance(error, Refused):
        return Answer("refused", State.FAILED, error.sentence, at)
    if isinstance(error, Unreachable):
        return Answer(
            "unreachable",
            State.QUEUED,
            error.sentence,
            at,
            asked=asked_wait(error),
            failed=not isinstance(error, NotYet),
        )
    return Answer("unknown", State.UNKNOWN, error.sentence, at, wake=at + timings.ASK_AGAIN)


def after_absence(post: Post, beginning: Remote | None, repeats: int, at: datetime) -> Answer:
    """Return what follows where a post, or all but the beginning of a thread, is not on the network.

    It is sent again, after a pause that grows with the `repeats` there were; after the last of them a person looks.
    """
    why = only_begun(beginning) if beginning else Sentence("the network does not have it")
    if repeats >= len(timings.AFTER_ABSENCE):
        often = Sentence(
            "it was sent {count} time, and {why}: look at its account there before you send it again",
            many="it was sent {count} times, and {why}: look at its account there before you send it again",
            count=repeats + 1,
            why=why,
        )
        return _begun_with(beginning, after_doubt(post, often, at))
    pause = timings.AFTER_ABSENCE[repeats]
    wake = at + pause if pause else post.due
    return _begun_with(beginning, Answer("absent", State.QUEUED, why, at, wake=wake))


def only_begun(beginning: Remote) -> Sentence:
    """Say that a network has a post's beginning, and not the rest."""
    return Sentence("the network has only its beginning, {url}", url=beginning.url)


def too_soon(post: Post, beginning: Remote | None, until: datetime, at: datetime) -> Answer:
    """Return the answer that a post is not on the network yet, and may appear there `until` a moment."""
    minutes = math.ceil((until - at).total_seconds() / 60)
    why = Sentence(
        "its network does not show it yet; if it still does not in {minutes} min, it never took it", minutes=minutes
    )
    doubt = after_doubt(post, why, at)
    return _begun_with(beginning, replace(doubt, wake=min(doubt.wake or until, until)))


def _begun_with(beginning: Remote | None, answer: Answer) -> Answer:
    """Return an answer with the beginning of a thread that is public, where one is."""
    if beginning is None:
        return answer
    return replace(answer, begun=(beginning.id, beginning.url), kept=beginning.kept)


def after_doubt(post: Post, why: str, at: datetime) -> Answer:
    """Return the answer that leaves a doubt standing; the older the attempt, the longer until the next question."""
    age = (post.lease or at) - timings.LEASE - post.due
    return Answer("unknown", State.UNKNOWN, why, at, wake=at + timings.doubt_left(age))


def still_unclear(error: PostdeskError, same: str) -> Sentence:
    """Return why nobody can tell of a post; where the `same` came of each attempt, that the request may be wrong.

    A request that is wrong may be answered as if its network had a fault: then every attempt ends in the same doubt.
    """
    if not same:
        return error.sentence
    return Sentence(
        "{error}; the same came of it each time it was sent ({same}), so that the request itself may be wrong: if it "
        "is not there, post it by hand",
        error=error,
        same=same,
    )


def told_of(answer: Answer) -> str:
    """Return what an officer hears of an answer: where the post is, and how it differs there, or why it is not."""
    remote = answer.remote
    if remote is None:
        return answer.why
    return Sentence("{url} {how}", url=remote.url, how=not_as_sent(remote)) if remote.differs else remote.url


def went_until(post: Post) -> str:
    """Say until when a post that was missed, or the rest of one, could have gone out, on its office's clock."""
    when = wall_clock.slot(post.latest, post.zone).local
    if post.url:
        return Sentence("is public in part, {url}; the rest was to go out before {when}", url=post.url, when=when)
    return Sentence("was to go out before {when}", when=when)
