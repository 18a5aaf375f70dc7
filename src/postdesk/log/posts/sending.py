"""What a worker does to a post, verb by verb: take, prepare, intend, settle, or let it go. Each is one transaction.

A verb writes the post's row, its event and what others have to hear of together, and returns values. The statements
are in `claims`, `answers` and `changes`.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.log.engine.database import Log
from postdesk.log.posts import answers, claims, lookup, rescue
from postdesk.log.posts.answers import Answer
from postdesk.log.posts.lookup import Post
from postdesk.log.workers import pace
from postdesk.models import timings
from postdesk.models.life import Hand, State
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.sentences import Sentence

Clock = Callable[[], datetime]


class Turn(Struct, frozen=True):
    """A post whose intent is on the disk, since when, and the tick of the clock that nobody sets at which it ends."""

    post: Post
    since: datetime
    ends: float


class Sender(Struct, frozen=True):
    """The log as one worker uses it: `who` is its name and the owner of its claims, `now` the log's clock.

    `lease` is how long a claim or an intent is good for. Posts that lack some of the `signers` that are wanted stay in
    the queue.
    """

    log: Log
    who: str
    now: Clock
    lease: timedelta = timings.LEASE
    signers: SignersWanted = NO_SIGNERS

    def rescue(self) -> list[Post]:
        """Rescue what dead workers left and mark what is too late; return the posts that were missed."""
        moment = self.now()
        with self.log.read() as connection:
            if not rescue.overdue(connection, moment):
                return []
        with self.log.write(beside=True) as connection:
            found = rescue.sweep(connection, self.who, moment, signers=self.signers)
            return [lookup.by_id(connection, post_id) for post_id in found]

    def take(self) -> Post | None:
        """Take the next piece of work: a doubt to clear up first, then a due post; None where nothing waits."""
        with self.log.step() as connection:
            moment = self.now()  # after the lock was waited for
            return claims.take(connection, self.who, moment, self.lease, signers=self.signers)

    def keep(self, post: Post, prepared: str) -> Post | None:
        """Keep what a network has prepared for a claimed post, for another lease; None where the claim is over."""
        with self.log.step() as connection:
            return claims.keep_claim(connection, post, prepared, self.who, self.now(), self.lease)

    def intend(self, post: Post, ticks: Callable[[], float]) -> Turn | None:
        """Write down durably that a claimed post is about to be sent; None where it must not be sent any more."""
        with self.log.step() as connection:
            ends, since = ticks() + self.lease.total_seconds(), self.now()
            sending = claims.intend(connection, post, self.who, since, self.lease, signers=self.signers)
        return Turn(sending, since, ends) if sending else None

    def still_mine(self, turn: Turn) -> bool:
        """Return whether an intent is still the post's newest and nobody has taken it over.

        Raises:
            PostdeskError: The log cannot tell.
        """
        return claims.still_sending(self.log, turn.post, self.who)

    def settle(self, post: Post, answer: Answer, *, again: bool = False) -> State:
        """Write the answer to an attempt, with its delivery; return the state that the post is in then.

        What is written `again`, because nobody heard whether it was, is written once.
        """
        with self.log.step() as connection:
            return answers.settle(connection, post, answer, self.who, again=again)

    def refuse(self, post: Post, why: str) -> State:
        """Give up a claimed post that can never be sent as it is."""
        return self._let_go(post, State.FAILED, why)

    def hand_over(self, post: Post) -> State:
        """Give a claimed post to the person who publishes it."""
        return self._let_go(post, State.HANDED_OVER, Sentence("a person publishes it"))

    def give_back(self, post: Post, why: str) -> State:
        """Put a claimed post back into the queue, before anything was sent."""
        return self._let_go(post, State.QUEUED, why)

    def put_off(self, post: Post, why: str, asked: float = 0) -> State:
        """Put a claimed post back and let its whole account wait: something on this side keeps it from being sent."""
        with self.log.write(beside=True) as connection:
            pace.pause(connection, post, self.now(), why, asked, timings.LOCAL_WAIT)
            return claims.give_back(connection, post, self._hand(why).step(State.CLAIMED, State.QUEUED, ""))

    def let_work(self, post: Post, why: str, seconds: float) -> State:
        """Put a claimed post back until its network has worked through it; its account waits, and nothing failed."""
        now = self.now()
        with self.log.write(beside=True) as connection:
            pace.rest_until(connection, post.account, now + timedelta(seconds=seconds), now, why)
            return claims.give_back(connection, post, self._hand(why).step(State.CLAIMED, State.QUEUED, ""))

    def doubt(self, post: Post, why: str) -> State:
        """Let a claimed post go that an earlier attempt may have published, nobody can tell: its network is asked."""
        with self.log.write(beside=True) as connection:
            step = self._hand(why).step(State.CLAIMED, State.UNKNOWN, "")
            return claims.give_back(connection, post, step, wake=self.now() + timings.ASK_AGAIN)

    def rest(self, account: str, until: datetime, why: str) -> None:
        """Let an account wait because its network allows no more for now."""
        with self.log.write(beside=True) as connection:
            pace.rest_until(connection, account, until, self.now(), why)

    def _let_go(self, post: Post, after: State, why: str) -> State:
        with self.log.write(beside=True) as connection:
            return claims.give_back(connection, post, self._hand(why).step(State.CLAIMED, after, ""))

    def _hand(self, why: str) -> Hand:
        return Hand(self.who, why, self.now())


def due_turn(log: Log, now: datetime) -> list[Post]:
    """Return the queued posts whose moment has come, in its order."""
    with log.read() as connection:
        return claims.due_posts(connection, now)


def next_post(log: Log, now: datetime) -> datetime | None:
    """Return the next moment after `now` at which a queued or doubtful post wants to be looked at."""
    with log.read() as connection:
        return claims.next_post(connection, now)


def next_wake(log: Log, now: datetime) -> datetime | None:
    """Return the next moment after `now` at which there may be work: for a post, or for an account that waited."""
    with log.read() as connection:
        return claims.next_wake(connection, now)
