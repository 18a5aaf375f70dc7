"""From a due post to a delivery: claim, prepare, write down the intent, call the network once, write down the answer.

What the network says decides: refused → failed; surely not sent → queued again, later; no telling → unknown, and
then the network is asked whether it has the post before anything is sent again.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk.errors import NetworkError, PostdeskError, Refused, Unreachable
from postdesk.log import Log
from postdesk.log.posts import claims, lookup
from postdesk.log.posts.answers import Answer, settle
from postdesk.log.posts.lookup import Post
from postdesk.log.workers import budgets, pace, processes
from postdesk.models import Payload, Remote
from postdesk.models.life import State, Step
from postdesk.moments import slots
from postdesk.networks.network import Network
from postdesk.networks.wall import guarded, reached
from postdesk.wire import ticks

Connect = Callable[[Post], Network | None]
"""The network for a post, signed in; None where postdesk cannot post and a person has to. May raise PostdeskError."""

ASK_AGAIN = timedelta(seconds=5)
AT_ONCE = timedelta(seconds=5)
"""How long after its intent a post may still be sent: a worker that was frozen in between has lost its turn."""
FROZEN = "the worker was frozen before it sent"
STEPS = 100
"""The most things that a network has to do before a post is sent."""
LOCAL_WAIT = 60.0
"""The longest wait, in seconds, for what is wrong on this side, such as a token that is not set."""
TRY_AGAIN = 0.25


class Outcome(Struct, frozen=True):
    """What became of one post in one round: its name, the state it is in now, and its address or the reason."""

    ref: str
    state: State
    why: str = ""


class Courier(Struct, frozen=True):
    """Carries posts to their networks on behalf of `who` (the worker's name, also the owner of its claims).

    `campaigns` is the folder below which the media lie; `now` is the clock. `lease` is how long a claim or an intent is
    good for, `keep` how long an answer that cannot be written down is kept in memory and tried again. Where posts may
    not go out `unsigned`, those that nobody has signed stay in the queue. `ticks` is the clock that nobody sets.
    """

    log: Log
    connect: Connect
    campaigns: Path
    who: str
    now: Callable[[], datetime]
    lease: timedelta = claims.LEASE
    keep: timedelta = timedelta(minutes=1)
    unsigned: bool = True
    ticks: Callable[[], float] = ticks

    def run_due(self, threads: int = 1) -> list[Outcome]:
        """Rescue, ask, publish: everything that is due, then return what became of each post, in order of finishing.

        Accounts are served at the same time by up to `threads` threads, each account one post at a time and in order.
        """
        missed = self.sweep()
        if threads == 1:
            return [*missed, *self._take_turns()]
        with ThreadPoolExecutor(threads, thread_name_prefix="publish") as pool:
            rounds = [pool.submit(lambda: list(self._take_turns())) for _ in range(threads)]
        return missed + [outcome for each in rounds for outcome in each.result()]

    def _take_turns(self) -> Iterator[Outcome]:
        while (post := self.take()) is not None:
            yield self.carry(post)

    def sweep(self) -> list[Outcome]:
        """Rescue what dead workers left and mark what is too late; returns the posts that were missed."""
        moment = self.now()
        with self.log.read() as connection:
            if not claims.overdue(connection, moment):
                return []
        with self.log.write(beside=True) as connection:
            found = claims.sweep(connection, self.who, moment, unsigned=self.unsigned)
            missed = [lookup.by_id(connection, post_id) for post_id in found]
        return [Outcome(post.ref, State.MISSED, _until(post)) for post in missed]

    def take(self) -> Post | None:
        """Take the next piece of work: a doubt to clear up first, then a due post; None where nothing waits."""
        with self.log.step() as connection:
            moment = self.now()
            return claims.take(connection, self.who, moment, self.lease, unsigned=self.unsigned)

    def carry(self, post: Post) -> Outcome:
        """Finish a piece of work that `take` gave."""
        if post.state == State.UNKNOWN:
            return self._ask(post)
        try:
            network = None if post.by_hand else reached(self.connect, post)
            guarded(check_media, _payload(post), self.campaigns)
            if network:
                budgets.take(self.log, post.account, network.costs(_payload(post)), self.now())
                post = self._prepare(post, network)
        except Refused as error:
            return self._put(post, State.FAILED, str(error))
        except PostdeskError as error:
            return self._wait(post, error)
        if network is None:
            return self._put(post, State.HANDED_OVER, "a person publishes it")
        return self._deliver(post, network)

    def _keep_rest(self, post: Post, network: Network) -> None:
        """Let an account wait whose network says that it allows no more calls for now."""
        if until := network.rests():
            with self.log.write(beside=True) as connection:
                why = "its network allows no more calls for now"
                pace.rest_until(connection, post.account, until, self.now(), why)

    def _prepare(self, post: Post, network: Network) -> Post:
        """Let the network fix what has to be fixed before the first attempt, and keep each step of it on the disk.

        A claim that is over meanwhile is noticed by the intent.
        """
        for _ in range(STEPS):
            before = post.prepared or ""
            done = network.prepare(_payload(post), post.key, self.now(), before)
            if done == before:
                return post
            with self.log.step() as connection:
                kept = claims.keep(connection, post, done, self.who, self.now(), self.lease)
            if kept is None:
                return post
            post = kept
        raise Unreachable(f"after {STEPS} steps its network still has something to prepare")

    def _deliver(self, post: Post, network: Network) -> Outcome:
        """Send a claimed post, once; the intent is on the disk before the network hears of it.

        An exception that nobody thought of comes out of the wall as `Unknown`.
        """
        try:
            with self.log.step() as connection:
                network.turn_ends(self.ticks() + self.lease.total_seconds())
                intent = self.now()
                sending = claims.intend(connection, post, self.who, intent, self.lease, unsigned=self.unsigned)
        except NetworkError as error:
            return self._wait(post, error)
        if sending is None:
            return self._put(post, State.QUEUED, "on hold, too late or taken over before anything was sent")
        try:
            self._look_once_more(sending, intent)
            remote = network.publish(_payload(post), post.key, self.now(), sending.prepared or "")
        except NetworkError as error:
            return self._settle(sending, _no(error, self.now()))
        outcome = self._settle(sending, _published(remote, "the network has it", self.now()))
        self._keep_rest(post, network)
        return outcome

    def _look_once_more(self, sending: Post, intent: datetime) -> None:
        """See that a post may still be sent: one given up meanwhile may be in the hands of another, or of a person.

        Raises:
            Unreachable: It may not, or the log cannot tell; nothing was sent.
        """
        if self.now() - intent > AT_ONCE:
            raise Unreachable(FROZEN)
        try:
            mine = claims.still_sending(self.log, sending, self.who)
        except PostdeskError as error:
            raise Unreachable(f"not sent, for {error}") from error
        if not mine:
            raise Unreachable(FROZEN)

    def _ask(self, post: Post) -> Outcome:
        """Ask the network whether it has a post whose fate is unknown."""
        moment = self.now()
        try:
            network = reached(self.connect, post)
            remote = network.find(_payload(post), post.key, moment, post.prepared or "") if network else None
        except PostdeskError as error:
            return self._settle(post, _doubtful(post, str(error), moment))
        if network is None:
            return self._settle(post, _doubtful(post, "postdesk cannot ask this network", moment))
        if remote is not None and remote.whole:
            return self._settle(post, _published(remote, "found on the network", moment))
        if post.owner and not network.repeatable and not processes.ended(post.owner, here=self.log.one_machine):
            return self._settle(post, _doubtful(post, f"not there yet, but {post.owner} may only be frozen", moment))
        return self._settle(post, _absent(post, remote, moment))

    def _wait(self, post: Post, error: PostdeskError) -> Outcome:
        """Let a claimed post's account wait, because something on this side keeps it from being sent."""
        asked = error.retry_after or 0 if isinstance(error, Unreachable) else 0
        with self.log.write(beside=True) as connection:
            pace.pause(connection, post, self.now(), str(error), asked, LOCAL_WAIT)
            step = Step(State.CLAIMED, State.QUEUED, self.who, str(error), self.now())
            state = claims.give_back(connection, post, step)
        return Outcome(post.ref, state, str(error))

    def _put(self, post: Post, after: State, why: str) -> Outcome:
        """Take a claimed post elsewhere, before anything was sent."""
        with self.log.write(beside=True) as connection:
            step = Step(State.CLAIMED, after, self.who, why, self.now())
            state = claims.give_back(connection, post, step)
        return Outcome(post.ref, state, why)

    def _settle(self, post: Post, answer: Answer) -> Outcome:
        """Write an answer down; while the log cannot be written the answer is kept in memory and tried again.

        Raises:
            PostdeskError: It could not be written for as long as `keep`; the post is then found `sending` by a rescuer
                and becomes unknown.
        """
        end, again = time.monotonic() + self.keep.total_seconds(), False
        while True:
            try:
                with self.log.step() as connection:
                    state = settle(connection, post, answer, self.who, again=again)
            except PostdeskError as error:
                if time.monotonic() > end:
                    raise PostdeskError(f"{post.ref}: {answer.outcome}, but {error}") from error
                again = True
                time.sleep(TRY_AGAIN)
            else:
                return Outcome(post.ref, state, answer.remote.url if answer.remote else answer.why)


def check_media(payload: Payload, campaigns: Path) -> None:
    """See that every file is still the one that was checked and queued; Refused names the one that is not."""
    for media in payload.media:
        path = campaigns / media.file
        if not path.is_file():
            raise Refused(f"{media.file} is gone: put it back, or change the draft and queue it again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != media.sha256:
            raise Refused(f"{media.file} is not the file that was queued: queue the campaign again")


def _until(post: Post) -> str:
    """Say until when a post that was missed could have gone out, on its office's clock."""
    return f"was to go out before {slots.slot(post.latest, post.zone).local}"


def _payload(post: Post) -> Payload:
    return msgspec.json.decode(post.payload, type=Payload)


def _published(remote: Remote, why: str, at: datetime) -> Answer:
    return Answer("published", State.PUBLISHED, why, at, remote=remote)


def _no(error: NetworkError, at: datetime) -> Answer:
    """Return what follows from a network's no: for good, not now, or no telling."""
    if isinstance(error, Refused):
        return Answer("refused", State.FAILED, str(error), at, begun=error.begun)
    if isinstance(error, Unreachable):
        return Answer("unreachable", State.QUEUED, str(error), at, asked=error.retry_after or 0, begun=error.begun)
    return Answer("unknown", State.UNKNOWN, str(error), at, wake=at + ASK_AGAIN, begun=error.begun)


def _absent(post: Post, beginning: Remote | None, at: datetime) -> Answer:
    """Return what follows where a post, or all but the beginning of a thread, is not on the network."""
    why = f"the network has only its beginning, {beginning.url}" if beginning else "the network does not have it"
    begun = (beginning.id, beginning.url) if beginning else None
    return Answer("absent", State.QUEUED, why, at, wake=post.due, begun=begun)


def _doubtful(post: Post, why: str, at: datetime) -> Answer:
    """Return the answer that leaves a doubt standing; the older the attempt, the longer until the next question."""
    since = (post.lease or at) - claims.LEASE - post.due
    return Answer("unknown", State.UNKNOWN, why, at, wake=at + min(max(since, ASK_AGAIN), timedelta(hours=1)))
