"""Make it post twice: whatever officers, workers, networks and clocks do, in whatever order, no post is public twice."""

import contextlib
import tempfile
import threading
from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from faults.dying import POINTS, KilledError, TracedCourier, much
from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unknown, Unreachable
from postdesk.log import open_log
from postdesk.log.posts import changes, lookup
from postdesk.log.workers import processes
from postdesk.models import Figures, Remote
from postdesk.models.life import NEXT, State
from postdesk.networks.network import Network
from postdesk.publish import deletion
from stage.life import NOON, Clock, ask, hand, slot, wanted
from stage.unwatched import unwatched

KINDS = ("keyed", "asked", "mute")
ACCOUNTS = (*KINDS, "paper")
"""On paper a person publishes."""
DRAFTS = ("doors", "tea", "hall", "song", "bread", "games")
FAULTS = ("429", "no connection", "refused", "500 before", "500 after", "reset mid-body")
NAMES = st.sampled_from([f"spring/{draft}@{kind}" for draft in DRAFTS for kind in ACCOUNTS])
BY_HAND = st.sampled_from(["hold", "release", "cancel", "move", "retry", "undo"])
LATER = st.sampled_from([0, 1, 6, 46, 61, 120])
PUBLIC = {State.PUBLISHED, State.SENDING, State.UNKNOWN}


class Sea:
    """What the networks have: for each key how often it is there to be seen. A `liar` says that it has nothing."""

    def __init__(self, liar):
        self.there = Counter()
        self.liar = liar


class Coast(Network):
    """One account, seen by one worker, to whom one thing happens at one point."""

    def __init__(self, sea, kind, ticks, fault="", reach=lambda _point, _account: None):
        self.sea, self.kind, self.ticks, self.fault, self.reach = sea, kind, ticks, fault, reach
        self.ends = float("inf")

    @property
    def repeatable(self):
        return self.kind == "keyed"

    def turn_ends(self, at):
        self.ends = at

    def publish(self, payload, key, now, prepared):
        self.reach("after intent", self.kind)
        if self.ticks() > self.ends:  # as `wire` does
            raise Unreachable("the worker stood still")
        before = {"429": Unreachable("429", 90), "no connection": Unreachable("no connection")}
        before |= {"refused": Refused("refused"), "500 before": Unknown("500")}
        if self.fault in before:
            raise before[self.fault]
        if not (self.repeatable and self.sea.there[key]):
            self.sea.there[key] += 1
        self.reach("mid-request", self.kind)
        if self.fault:
            raise Unknown(self.fault)
        return Remote(key, f"https://sea.example/{key}")

    def settles(self, prepared):
        return timedelta(0)  # what it shows, it shows at once

    def find(self, payload, key, now, prepared):
        self.reach("in ask", self.kind)
        if self.fault == "no connection":
            raise Unreachable("no connection")
        if self.kind == "mute":
            raise Unknown("nobody can tell")
        if self.sea.there[key] and not self.sea.liar:
            return Remote(key, f"https://sea.example/{key}")
        return None

    def delete(self, payload, remote, key, now, prepared):
        self.sea.there[key] = 0

    def measure(self, remote, published, now):
        return Figures()


class Frozen:
    """A worker that stands still at one point, on one account, in a thread of its own, until it is thawed."""

    def __init__(self, run, *where):
        self.still, self.goes_on, self.trouble = threading.Event(), threading.Event(), []
        self.where = where
        self.thread = threading.Thread(target=self._work, args=(run,))
        self.thread.start()
        self.still.wait(30)

    def _work(self, run):
        try:
            run(self.reach)
        except PostdeskError as trouble:
            self.trouble.append(trouble)
        finally:
            self.still.set()

    def reach(self, *here):
        if here == self.where and not self.still.is_set():
            self.still.set()
            self.goes_on.wait(30)

    def thaw(self):
        self.goes_on.set()
        self.thread.join(30)
        assert not self.thread.is_alive()


class Desk(RuleBasedStateMachine):
    """An office with three drafts, each for an account of every kind, and all that can happen to them."""

    def __init__(self, place, dead, liar=False, coast=Coast):
        super().__init__()
        self.log, self.dead, self.coast = open_log(place), dead, coast
        self.clock, self.since, self.sea = Clock(), NOON, Sea(liar)
        self.files, self.written, self.frozen, self.seconds = {}, set(), [], 0

    def ticks(self):
        return float(self.seconds)

    def worker(self, reach=lambda _point, _account: None, fault="", who=None):
        def connect(post):
            return self.coast(self.sea, post.account, self.ticks, fault, reach)

        name = who or processes.me()
        return TracedCourier(self.log, connect, Path(), name, self.clock, ticks=self.ticks, reach=reach)

    def by_hand(self, act):
        """What a person may not do now is told in a sentence, and changes nothing."""
        with contextlib.suppress(PostdeskError):
            act()

    @initialize()
    def begin(self):
        for draft in DRAFTS[:3]:
            self.write(draft, 0, 0)

    @rule(draft=st.sampled_from(DRAFTS), wording=st.integers(0, 2), minutes=st.sampled_from([0, 0, 0, -5, 10, 60]))
    def write(self, draft, wording, minutes):
        """Write a draft, or edit it, and queue the campaign."""
        at = round((self.clock() - NOON).total_seconds() / 60) + minutes
        for kind in ACCOUNTS:
            by_hand, text = kind == "paper", f"{draft}, wording {wording}"
            self.files[draft, kind] = wanted(draft, kind, at, text=text, by_hand=by_hand)
            self.written.add((draft, kind))
        queue.apply(self.log, ask(*self.files.values()), "Ana", self.clock())

    @rule(draft=st.sampled_from(DRAFTS))
    def withdraw(self, draft):
        """Take a draft out of its file."""
        self.files = {name: each for name, each in self.files.items() if name[0] != draft}
        queue.apply(self.log, ask(*self.files.values()), "Ana", self.clock())

    @rule(name=NAMES, what=BY_HAND)
    def handle(self, name, what):
        """Do something to a post by hand, whether that is possible or not."""
        me = hand(now=self.clock())
        later = slot((self.clock() - NOON).total_seconds() / 60 + 30)
        acts = {
            "hold": lambda: queue.hold(self.log, [name], me),
            "release": lambda: queue.release(self.log, [name], me),
            "cancel": lambda: queue.cancel(self.log, name, me),
            "move": lambda: queue.move(self.log, name, later, me),
            "retry": lambda: queue.retry(self.log, name, me),
            "undo": lambda: queue.undo(self.log, me, name),
        }
        self.by_hand(acts[what])

    @rule()
    def hold_everything(self):
        """The whole desk is held, and meanwhile no worker sends anything; then it is let go."""
        queue.hold_all(self.log, hand(now=self.clock()))
        before = +self.sea.there
        self.worker().run_due()
        assert before == +self.sea.there
        queue.release_all(self.log, hand(now=self.clock()))

    @rule()
    def resolve(self):
        """A person looks for every post in doubt on its account's page, and says what is there."""
        doubts = lookup.listing(self.log, [State.UNKNOWN])
        for post in doubts:
            me = hand(now=self.clock())
            if self.sea.there[post.key]:
                queue.resolve_published(self.log, post.ref, f"https://sea.example/{post.key}", me)
            else:
                queue.resolve_absent(self.log, post.ref, me)

    @rule()
    def paste(self):
        """A person publishes what was handed over, and says where."""
        handed = lookup.listing(self.log, [State.HANDED_OVER])
        for post in handed:
            self.sea.there[post.key] += 1
            queue.resolve_published(self.log, post.ref, f"https://sea.example/{post.key}", hand(now=self.clock()))

    @rule(name=NAMES)
    def delete(self, name):
        def off():
            post = queue.find(self.log, name)
            deletion.delete(self.log, post, lambda kind: Coast(self.sea, kind, self.ticks), hand(now=self.clock()))

        self.by_hand(off)

    @rule(seconds=LATER, fault=st.sampled_from(FAULTS))
    def work(self, seconds, fault):
        """Some time later a worker does all that is to be done, and every call of its networks goes one way."""
        self.time_passes(seconds)
        self.worker(fault=fault).run_due()

    @rule(seconds=LATER)
    def work_well(self, seconds):
        self.work(seconds, "")

    @rule(seconds=LATER, point=st.sampled_from(POINTS), kind=st.sampled_from(KINDS), fault=st.sampled_from(FAULTS))
    def killed(self, seconds, point, kind, fault):
        """Some time later a worker is killed as soon as it comes to a point."""
        self.time_passes(seconds)

        def reach(*here):
            if here == (point, kind):
                raise KilledError

        with contextlib.suppress(KilledError):
            self.worker(reach, fault, who=self.dead).run_due()

    @precondition(lambda self: len(self.frozen) < 2)
    @rule(point=st.sampled_from(POINTS), kind=st.sampled_from(KINDS))
    def freeze(self, point, kind):
        self.frozen.append(Frozen(lambda reach: self.worker(reach).run_due(), point, kind))

    @precondition(lambda self: self.frozen)
    @rule()
    def thaw(self):
        self.frozen.pop(0).thaw()

    @rule(seconds=st.sampled_from([600, 3600, 7300]))
    def time_passes(self, seconds):
        self.seconds += seconds
        self.clock.forward(seconds=seconds)

    @precondition(lambda self: not self.frozen)
    @rule(hours=st.sampled_from([-1, 1]))
    def clock_is_set(self, hours):
        self.clock.forward(hours=hours)

    @invariant()
    def nothing_is_public_twice(self):
        assert max(self.sea.there.values(), default=0) <= 1, "a post is there twice"

    @invariant()
    def nothing_is_lost_and_every_step_is_told(self):
        with self.log.read() as connection:
            found = lookup.listing(self.log)
            rows = connection.execute(select(changes.EVENTS).order_by(changes.EVENTS.c.id)).all()
        stories = {}
        for row in rows:
            stories.setdefault(row.post_id, []).append((row.before, row.after))
        for post in found:
            self.is_where_it_says(post)
            first, *steps = stories[post.id]
            assert first in [(None, "queued"), (None, "held")]
            assert [before for before, _ in steps] == [after for _, after in stories[post.id]][:-1]
            assert all(State(after) in NEXT[State(before)] for before, after in steps)
            assert stories[post.id][-1][1] == post.state
        assert set(+self.sea.there) <= {post.key for post in found}
        assert len(found) == len(self.written)

    def is_where_it_says(self, post):
        """A post is public exactly if it is called so, or nobody can know yet; where the network lies, nobody can."""
        there = self.sea.there[post.key]
        assert not there or post.state in PUBLIC, f"{post.ref} is there, and {post.state}"
        assert there or post.state != State.PUBLISHED, f"{post.ref} is not there"

    def teardown(self):
        for frozen in self.frozen:
            frozen.thaw()
        self.nothing_is_public_twice()
        self.nothing_is_lost_and_every_step_is_told()
        self.log.close()


MEMORY = Path("/dev/shm")
"""Where a file is quick: nothing here pulls the plug."""


@pytest.fixture
def places(request):
    """Where each desk is kept: files, or with `--postgres` empty databases."""
    if request.config.getoption("--postgres"):
        cluster = request.getfixturevalue("cluster")
        yield iter(cluster.database, None)
        return
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield (Path(folder, f"{number}.sqlite") for number in count())


def test_nothing_makes_it_post_twice(request, places, dead):
    with unwatched():
        run_state_machine_as_test(
            lambda: Desk(next(places), dead),
            settings=much(request, 15 if request.config.getoption("--postgres") else 45, 40),
        )


def test_a_network_that_denies_what_it_has_is_seen_to_have_it_twice(places, dead):
    desk = Desk(next(places), dead, liar=True)
    desk.begin()
    desk.work(0, "500 after")
    desk.work(61, "")
    with pytest.raises(AssertionError, match="a post is there twice"):
        desk.nothing_is_public_twice()
    desk.log.close()


class Heedless(Coast):
    """Sends although its turn is over."""

    def turn_ends(self, at):
        """Not heeded."""


@pytest.mark.parametrize(("coast", "often"), [(Coast, 1), (Heedless, 2)])
def test_a_worker_that_does_not_heed_that_its_turn_is_over_is_seen_to_post_twice(places, dead, coast, often):
    desk = Desk(next(places), dead, coast=coast)
    desk.begin()
    desk.freeze("after intent", "asked")
    desk.work(46, "")
    desk.resolve()
    desk.work(61, "")
    desk.thaw()
    assert max(desk.sea.there.values()) == often
    desk.log.close()
