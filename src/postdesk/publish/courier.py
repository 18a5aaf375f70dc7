"""From a due post to a delivery: claim, prepare, write down the intent, call the network once, write down the answer.

What the network says decides: refused → failed; surely not sent → queued again, later; no telling → unknown, and
then the network is asked whether it has the post before anything is sent again.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.errors import NetworkError, NotOurs, NotYet, PostdeskError, Refused, Unknown, Unreachable
from postdesk.log import Log
from postdesk.log.posts import doubts
from postdesk.log.posts.answers import Answer
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.sending import Sender, Turn
from postdesk.log.workers import budgets, processes
from postdesk.media.store import MediaStore
from postdesk.models import Remote, timings
from postdesk.models.life import Hand, State
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.networks.network import KnownPost, Network
from postdesk.networks.wall import guarded, reached
from postdesk.publish.conclusions import (
    after_absence,
    after_doubt,
    after_no,
    after_yes,
    asked_wait,
    still_unclear,
    told_of,
    too_soon,
    went_until,
)
from postdesk.publish.elsewhere import look_elsewhere, look_since, settle_elsewhere
from postdesk.publish.known import known_post, see_own_id
from postdesk.publish.renewal import renewed
from postdesk.publish.uploads import check_media
from postdesk.publish.which_memory import MemoryVoice
from postdesk.sentences import Sentence
from postdesk.wire import ticks

Connect = Callable[[Post], Network | None]
"""The network for a post, signed in; None where postdesk cannot post and a person has to. May raise PostdeskError."""

FROZEN = Sentence("the worker was frozen before it sent")
TAKEN = Sentence("on hold, too late or taken over before anything was sent")
STOPPED = Sentence("the worker was stopped while its files were uploaded")


class Outcome(Struct, frozen=True):
    """What became of one post in one round: its name, the state it is in now, and its address or the reason."""

    ref: str
    state: State
    why: str = ""


class Courier(Struct, frozen=True):
    """Carries posts to their networks on behalf of `who` (the worker's name, also the owner of its claims).

    `media` is where what is sent of pictures and films lies; `now` is the clock. `lease` is how long a claim or an
    intent is good for, `keep` how long an answer that cannot be written down is kept in memory and tried again. Posts
    that lack some of the `signers` that are wanted stay in the queue. Where the whole desk is a `rehearsal`, its posts
    count as published; else one that went to the rehearsal network is only rehearsed. `ticks` is the clock that nobody
    sets. `voice` sees that the log speaks for its desk. `going` is asked before each post and between two uploads: a
    courier that is to stop gives the post back, with what was uploaded.
    """

    log: Log
    connect: Connect
    media: MediaStore
    who: str
    now: Callable[[], datetime]
    lease: timedelta = timings.LEASE
    keep: timedelta = timings.ANSWER_KEPT
    signers: SignersWanted = NO_SIGNERS
    rehearsal: bool = False
    ticks: Callable[[], float] = ticks
    voice: MemoryVoice | None = None
    going: Callable[[], bool] = lambda: True

    @property
    def sender(self) -> Sender:
        """The log, as this worker uses it."""
        return Sender(self.log, self.who, self.now, self.lease, self.signers)

    def run_due(self, threads: int = 1) -> list[Outcome]:
        """Rescue, ask, publish: everything that is due, then return what became of each post, in order of finishing.

        Accounts are served at the same time by up to `threads` threads, each account one post at a time and in order.
        """
        outcomes = self.sweep()
        while done := self._turns(threads):
            outcomes += [*done, *self.sweep()]  # what goes after one of these may go now
        return outcomes

    def _turns(self, threads: int) -> list[Outcome]:
        if threads == 1:
            return list(self._take_turns())
        with ThreadPoolExecutor(threads, thread_name_prefix="publish") as pool:
            rounds = [pool.submit(lambda: list(self._take_turns())) for _ in range(threads)]
        return [outcome for each in rounds for outcome in each.result()]

    def _take_turns(self) -> Iterator[Outcome]:
        while self.going() and (post := self.take()) is not None:
            yield self.carry(post)

    def sweep(self) -> list[Outcome]:
        """Rescue what dead workers left and mark what is too late; returns the posts that were missed."""
        if self.voice:
            self.voice.may_speak()
        return [Outcome(post.ref, State.MISSED, went_until(post)) for post in self.sender.rescue()]

    def take(self) -> Post | None:
        """Take the next piece of work: a doubt to clear up first, then a due post; None where nothing waits."""
        if self.voice:
            self.voice.may_speak()
        return self.sender.take()

    def carry(self, post: Post) -> Outcome:
        """Finish a piece of work that `take` gave."""
        if post.state == State.UNKNOWN:
            return self._ask(post)
        try:
            network = None if post.by_hand else reached(self.connect, post)
            guarded(check_media, post.frozen, self.media)
            if network is None:
                return Outcome(post.ref, self.sender.hand_over(post), Sentence("a person publishes it"))
            if (there := self._sent_elsewhere(post, network)) is not None:
                return there
            network.concerns(self._known(post, begun=self._begun(post)))
            costs = () if post.remote_id else network.costs(post.frozen)  # of a thread that goes on, all was counted
            taken = budgets.take(self.log, post.account, costs, self.now())
        except PostdeskError as error:
            return Outcome(post.ref, self._kept_back(post, error), error.sentence)
        return self._send(post, network, taken)

    def _send(self, post: Post, network: Network, taken: budgets.Taken) -> Outcome:
        """Prepare a post and, its intent on the disk, deliver it; one that is not sent takes nothing of a budget."""
        try:
            ready = self._prepare(post, network)
        except PostdeskError as error:
            taken.give_back()
            return Outcome(post.ref, self._kept_back(post, error), error.sentence)
        turn = self.sender.intend(ready, self.ticks) if ready else None
        if turn is None:
            taken.give_back()
            why = TAKEN if ready else STOPPED
            return Outcome(post.ref, self.sender.give_back(ready or post, why), why)
        return self._deliver(turn, network, taken)

    def _kept_back(self, post: Post, error: PostdeskError) -> State:
        """Let a claimed post go that cannot be sent now, or never; return the state it is in then.

        Of one that was sent before, a network may find signs as it prepares to send it again: a doubt about this post,
        which nothing else on the account has to wait for.
        """
        if isinstance(error, Refused):
            return self.sender.refuse(post, error.sentence)
        if isinstance(error, Unknown) and self._begun(post):
            return self.sender.doubt(post, error.sentence)
        put_off = self.sender.let_work if isinstance(error, NotYet) else self.sender.put_off
        return put_off(post, error.sentence, asked_wait(error))

    def _known(self, post: Post, *, begun: bool = True) -> KnownPost:
        return known_post(self.log, post, self.now(), begun=begun, elsewhere=self._took_over)

    @property
    def _took_over(self) -> bool:
        return bool(self.voice and self.voice.took_over())

    def _sent_elsewhere(self, post: Post, network: Network) -> Outcome | None:
        """See whether another memory has sent a post that this one never tried to; None where it may be sent."""
        since = self._since(post, self.now())
        there = since and settle_elsewhere(self.log, network, post, since, Hand(self.who, "", self.now()))
        return Outcome(post.ref, *there) if there else None

    def _prepare(self, post: Post, network: Network) -> Post | None:
        """Let the network fix what has to be fixed before the first attempt, and keep each step of it on the disk.

        None where the courier is to stop before all files are uploaded. A claim that is over meanwhile is noticed by
        the intent.
        """
        for _ in range(timings.STEPS):
            before = post.prepared or ""
            with self._renewed(post, before):
                done = network.prepare(post.frozen, post.key, self.now(), before)
            kept = None if done == before else self.sender.keep(post, done)
            if kept is None:
                return post
            post = kept
            if post.frozen.media and not self.going():
                return None
        raise Unreachable("after {count} steps its network still has something to prepare", count=timings.STEPS)

    def _renewed(self, post: Post, prepared: str) -> AbstractContextManager[None]:
        """Keep the claim on a post while its files are uploaded; a text is prepared well within a lease."""
        if not post.frozen.media:
            return nullcontext()
        every = self.sender.lease.total_seconds() / 3
        return renewed(lambda: self.now() < post.latest and self.sender.keep(post, prepared), every)

    def _deliver(self, turn: Turn, network: Network, taken: budgets.Taken) -> Outcome:
        """Send a post whose turn it is, once; an exception that nobody thought of leaves the wall as `Unknown`."""
        try:
            network.turn_ends(turn.ends)
            self._look_once_more(turn)
            remote = network.publish(turn.post.frozen, turn.post.key, self.now(), turn.post.prepared or "")
            see_own_id(self.log, turn.post, remote)
        except NetworkError as error:
            if isinstance(error, Unreachable) and not error.begun:
                taken.give_back()
            return self._settle(turn.post, after_no(error, self.now()))
        outcome = self._settle(turn.post, self._yes(network, remote, Sentence("the network has it")))
        if until := network.rests():
            self.sender.rest(turn.post.account, until, Sentence("its network allows no more calls for now"))
        return outcome

    def _look_once_more(self, turn: Turn) -> None:
        """See that a post may still be sent: one given up meanwhile may be in the hands of another, or of a person.

        Raises:
            Unreachable: It may not, or the log cannot tell; nothing was sent.
        """
        if self.now() - turn.since > timings.AT_ONCE:
            raise Unreachable(FROZEN)
        try:
            if self.voice:
                self.voice.goes_on()
            mine = self.sender.still_mine(turn)
        except PostdeskError as error:
            raise Unreachable("not sent, for {error}", error=error) from error
        if not mine:
            raise Unreachable(FROZEN)

    def _ask(self, post: Post) -> Outcome:
        """Ask the network whether it has a post whose fate is unknown."""
        moment = self.now()
        try:
            network = reached(self.connect, post)
            if network is None:
                return self._settle(post, after_doubt(post, Sentence("postdesk cannot ask this network"), moment))
            remote = self._found(post, network, moment)
            if remote is not None and remote.whole:
                return self._settle(post, self._yes(network, remote, Sentence("found on the network")))
            until = doubts.last_tried(self.log, post) + network.settles(post.prepared or "")
        except PostdeskError as error:
            same = doubts.same_each_time(self.log, post)
            return self._settle(post, after_doubt(post, still_unclear(error, same), moment))
        if moment < until:
            return self._settle(post, too_soon(post, remote, until, moment))
        if post.owner and not network.repeatable and not processes.ended(post.owner, here=self.log.one_machine):
            frozen = Sentence("not there yet, but {owner} may only be frozen", owner=post.owner)
            return self._settle(post, after_doubt(post, frozen, moment))
        return self._settle(post, after_absence(post, remote, doubts.times_absent(self.log, post), moment))

    def _found(self, post: Post, network: Network, now: datetime) -> Remote | None:
        """Look for a post in doubt; for one that only another memory can have sent, by what it says as well."""
        network.concerns(self._known(post))
        there = network.find(post.frozen, post.key, now, post.prepared or "")
        since = self._since(post, now) if there is None else None
        return look_elsewhere(self.log, network, post, since, now) if since else there

    def _since(self, post: Post, now: datetime) -> datetime | None:
        """Return from when on another memory can have sent a post; None where none can."""
        return look_since(post, now, taken_over=self._took_over)

    def _begun(self, post: Post) -> bool:
        """Whether something of a claimed post may have been sent: by an attempt of ours, or elsewhere if it is late."""
        return post.attempt > 0 or self.now() - post.due > timings.LATE

    def _yes(self, network: Network, remote: Remote, why: str) -> Answer:
        """Return the answer that a post is where it was to go: in public, or only rehearsed."""
        return after_yes(remote, why, self.now(), rehearsed=network.simulated and not self.rehearsal)

    def _settle(self, post: Post, answer: Answer) -> Outcome:
        """Write an answer down; while the log cannot be written the answer is kept in memory and tried again.

        Raises:
            PostdeskError: It could not be written for as long as `keep`; the post is then found `sending` by a rescuer
                and becomes unknown.
        """
        end, again = time.monotonic() + self.keep.total_seconds(), False
        while True:
            try:
                state = self.sender.settle(post, answer, again=again)
            except PostdeskError as error:
                if isinstance(error, NotOurs) or time.monotonic() > end:
                    raise PostdeskError(
                        "{post}: {outcome}, but {error}", post=post.ref, outcome=answer.outcome, error=error
                    ) from error
                again = True
                time.sleep(timings.WRITE_AGAIN)
            else:
                return Outcome(post.ref, state, told_of(answer))
