"""From a due post to a delivery: claim, prepare, write down the intent, call the network once, write down the answer.

What the network says decides: refused → failed; surely not sent → queued again, later; no telling → unknown, and
then the network is asked whether it has the post before anything is sent again.
"""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk import slots
from postdesk.errors import NetworkError, PostdeskError, Refused, SettingsError, Unreachable
from postdesk.log import Log, claims, posts
from postdesk.log.answers import Answer, settle
from postdesk.log.changes import Step
from postdesk.log.tables import Post, State
from postdesk.models import Payload, Remote
from postdesk.networks.network import Network

Connect = Callable[[Post], Network | None]
"""The network for a post, signed in; None where postdesk cannot post and a person has to. May raise PostdeskError."""

FIRST_WAIT = 2.0
LONGEST_WAIT = 900.0
ASK_AGAIN = timedelta(seconds=5)
A_PERSON = 60.0
"""Seconds until settings that stand in the way are looked at again: a person has to change them first."""


class Outcome(Struct, frozen=True):
    """What became of one post in one round: its name, the state it is in now, and its address or the reason."""

    ref: str
    state: State
    why: str = ""


class Courier(Struct, frozen=True):
    """Carries posts to their networks on behalf of `who` (the worker's name, also the owner of its claims).

    `campaigns` is the folder below which the media lie; `now` is the clock.
    """

    log: Log
    connect: Connect
    campaigns: Path
    who: str
    now: Callable[[], datetime]

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
        with self.log.write() as connection:
            missed = [posts.by_id(connection, post_id) for post_id in claims.sweep(connection, self.who, moment)]
        return [Outcome(post.ref, State.MISSED, _until(post)) for post in missed]

    def take(self) -> Post | None:
        """Take the next piece of work: a doubt to clear up first, then a due post; None where nothing waits."""
        with self.log.write() as connection:
            moment = self.now()
            return claims.doubt(connection, self.who, moment) or claims.claim(connection, self.who, moment)

    def carry(self, post: Post) -> Outcome:
        """Finish a piece of work that `take` gave."""
        if post.state == State.UNKNOWN:
            return self._ask(post)
        try:
            network = None if post.by_hand else self.connect(post)
            check_media(_payload(post), self.campaigns)
            post = self._prepare(post, network) if network else post
        except Refused as error:
            return self._put(post, State.FAILED, str(error))
        except PostdeskError as error:
            return self._put(post, State.QUEUED, str(error), wake=_not_begun(post, self.now(), error))
        if network is None:
            return self._put(post, State.HANDED_OVER, "a person publishes it")
        return self._deliver(post, network)

    def _prepare(self, post: Post, network: Network) -> Post:
        """Let the network fix what has to be fixed before the first attempt, and keep each step of it on the disk.

        A claim that is over meanwhile is noticed by the intent.
        """
        before = post.prepared or ""
        done = network.prepare(_payload(post), post.key, self.now(), before)
        if done == before:
            return post
        with self.log.write() as connection:
            kept = claims.keep(connection, post, done, self.who, self.now())
        return self._prepare(kept, network) if kept else post

    def _deliver(self, post: Post, network: Network) -> Outcome:
        """Send a claimed post, once; the intent is on the disk before the network hears of it.

        An exception that is no `NetworkError` leaves the intent standing: the rescuer then finds a post whose fate is
        unknown, which is the truth.
        """
        with self.log.write() as connection:
            sending = claims.intend(connection, post, self.who, self.now())
        if sending is None:
            return self._put(post, State.QUEUED, "on hold, too late or taken over before anything was sent")
        try:
            remote = network.publish(_payload(post), post.key, self.now(), sending.prepared or "")
        except NetworkError as error:
            return self._settle(sending, _no(sending, error, self.now()))
        return self._settle(sending, _published(remote, "the network has it", self.now()))

    def _ask(self, post: Post) -> Outcome:
        """Ask the network whether it has a post whose fate is unknown."""
        moment = self.now()
        try:
            network = self.connect(post)
            remote = network.find(_payload(post), post.key, moment, post.prepared or "") if network else None
        except PostdeskError as error:
            return self._settle(post, _doubtful(post, str(error), moment))
        if network is None:
            return self._settle(post, _doubtful(post, "postdesk cannot ask this network", moment))
        if remote is not None:
            return self._settle(post, _published(remote, "found on the network", moment))
        why = "the network does not have it"
        return self._settle(post, Answer("absent", State.QUEUED, why, moment, wake=moment))

    def _put(self, post: Post, after: State, why: str, **values: object) -> Outcome:
        """Take a claimed post elsewhere, before anything was sent."""
        with self.log.write() as connection:
            step = Step(State.CLAIMED, after, self.who, why, self.now())
            state = claims.give_back(connection, post, step, **values)
        return Outcome(post.ref, state, why)

    def _settle(self, post: Post, answer: Answer) -> Outcome:
        with self.log.write() as connection:
            state = settle(connection, post, answer, self.who)
        return Outcome(post.ref, state, answer.remote.url if answer.remote else answer.why)


def check_media(payload: Payload, campaigns: Path) -> None:
    """See that every file is still the one that was checked and queued; Refused names the one that is not."""
    for media in payload.media:
        path = campaigns / media.file
        if not path.is_file():
            raise Refused(f"{media.file} is gone: put it back, or change the draft and queue it again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != media.sha256:
            raise Refused(f"{media.file} is not the file that was queued: queue the campaign again")


def wait(key: str, attempt: int) -> timedelta:
    """Return how long to wait after a failed attempt: 2 s, doubled each time up to 15 min, a quarter more or less.

    The quarter follows from the post's key, so that many posts do not come back at the same moment.
    """
    digest = hashlib.sha256(f"{key}\n{attempt}".encode()).digest()
    spread = 0.75 + int.from_bytes(digest[:4]) / (1 << 33)
    return timedelta(seconds=min(FIRST_WAIT * 2 ** min(max(attempt - 1, 0), 20), LONGEST_WAIT) * spread)


def _until(post: Post) -> str:
    """Say until when a post that was missed could have gone out, on its office's clock."""
    return f"was to go out before {slots.slot(post.latest, post.zone).local}"


def _later(post: Post, now: datetime, retry_after: float | None) -> datetime:
    """Return when to try again: after the network's own wait, and never after `latest`, when it is given up."""
    asked = timedelta(seconds=retry_after or 0)
    return min(now + max(wait(post.key, post.attempt), asked), max(post.latest, now))


def _not_begun(post: Post, now: datetime, trouble: PostdeskError) -> datetime:
    """Return when to try again what was not begun: the longer it is overdue, the later; settings after a minute."""
    asked = A_PERSON if isinstance(trouble, SettingsError) else getattr(trouble, "retry_after", None)
    return _later(post, now, max(asked or 0.0, (now - post.due).total_seconds() / 20))


def _payload(post: Post) -> Payload:
    return msgspec.json.decode(post.payload, type=Payload)


def _published(remote: Remote, why: str, at: datetime) -> Answer:
    return Answer("published", State.PUBLISHED, why, at, remote=remote)


def _no(post: Post, error: NetworkError, at: datetime) -> Answer:
    """Return what follows from a network's no: for good, not now, or no telling."""
    if isinstance(error, Refused):
        return Answer("refused", State.FAILED, str(error), at)
    if isinstance(error, Unreachable):
        again = _later(post, at, error.retry_after)
        return Answer("unreachable", State.QUEUED, str(error), at, wake=again)
    return Answer("unknown", State.UNKNOWN, str(error), at, wake=at + ASK_AGAIN)


def _doubtful(post: Post, why: str, at: datetime) -> Answer:
    """Return the answer that leaves a doubt standing; the older the attempt, the longer until the next question."""
    since = (post.lease or at) - claims.LEASE - post.due
    return Answer("unknown", State.UNKNOWN, why, at, wake=at + min(max(since, ASK_AGAIN), timedelta(hours=1)))
