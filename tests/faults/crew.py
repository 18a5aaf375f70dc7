"""Real worker processes that can be killed, and the account of what they left: nothing lost, nothing twice."""

import json
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from faults.shore import KINDS, Shore, effects, sometimes
from postdesk import queue
from postdesk.log import open_log
from postdesk.log.posts import changes, lookup
from postdesk.log.workers.processes import me
from postdesk.models import Payload, Slot
from postdesk.models.life import State
from postdesk.publish.courier import Courier
from postdesk.worker.alarms import Worker
from stage.at_work import real
from stage.life import ZONE
from stage.overheard import listening

LEASE = timedelta(seconds=1.5)
FORK = multiprocessing.get_context("fork")
POINTS = ("after claim", "after intent", "mid-request", "after reply", "after commit", "in rescue", "in ask")


def fill(path, count, accounts=24, kinds=KINDS):
    """Queue posts that are due now, spread over accounts of every kind."""
    moment = real()
    asked = []
    for number in range(count):
        account = f"{kinds[number % len(kinds)]}-{number % accounts}"
        payload = Payload("rehearsal", account, (f"{account} {number:05}",), hashtags=("MigrantsDay",))
        slot = Slot(moment, "now", ZONE)
        asked.append(
            queue.Wanted("spring", f"day-{number:05}", account, "rehearsal", payload, timedelta(hours=2), slot)
        )
    with open_log(path) as log:
        queue.apply(log, queue.Ask(asked, {"spring"}, lambda *_: slot), "Ana", moment)


class Traced(Courier, frozen=True):
    """Tells how far it has come, and stands still at one point for the test to kill it there."""

    reach: object = None

    def take(self):
        post = super().take()
        if post is not None and post.state == State.CLAIMED:
            self.reach("after claim")
        return post

    def carry(self, post):
        outcome = super().carry(post)
        self.reach("after commit")
        return outcome

    def _settle(self, post, answer):
        self.reach("after reply")
        return super()._settle(post, answer)


def standing(point, pipe, goes_on):
    """Return what stops a process at one point, after it told the test that it is there: for good, or until told."""

    def reach(here):
        if here == point:
            pipe.send((here, me()))
            if goes_on:
                pipe.recv()
            else:
                threading.Event().wait()

    return reach


def serve(path, shore, point="", pipe=None, seed=0, share=0.0, threads=2, goes_on=False):
    """The life of one worker process."""
    reach, mishap = standing(point, pipe, goes_on), sometimes(shore, seed, share)
    with open_log(path) as log, listening(log, partial(_rescuing, reach)) if point == "in rescue" else nullcontext():

        def connect(post):
            return Shore(shore, post.account.partition("-")[0], reach, mishap)

        courier = Traced(log, connect, Path(), me(), real, LEASE, reach=reach)
        worker = Worker(courier, threads=threads)
        signal.signal(signal.SIGTERM, lambda *_: worker.stop())
        worker.run()


def _rescuing(reach, statement, values):
    """A rescuer has changed a post that was left behind, and neither said why nor committed."""
    if statement.startswith("INSERT INTO event") and "has not been heard of" in str(values):
        reach("in rescue")


def launch(path, shore, **more):
    process = FORK.Process(target=serve, args=(path, shore), kwargs=more, daemon=True)
    process.start()
    return process


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)


def freeze(process, desk):
    """Stop a worker where it stands, at a moment at which it does not hold the file: that would freeze everybody."""
    with open_log(desk) as log, log.write():
        os.kill(process.pid, signal.SIGSTOP)
        os.waitpid(process.pid, os.WUNTRACED)


def stop(process):
    process.terminate()
    process.join(20)
    if process.is_alive():
        kill(process)


def count(path, *states):
    with open_log(path) as log, log.read() as connection:
        return len(connection.execute(select(changes.POSTS.c.id).where(changes.POSTS.c.state.in_(states))).all())


def becomes(path, states, seconds):
    """Wait until every post is in one of the states; False if that has not come about after so many seconds."""
    end = time.monotonic() + seconds
    everywhere = [str(state) for state in State if str(state) not in states]
    while (left := count(path, *everywhere)) and time.monotonic() < end:
        time.sleep(0.1)
    return not left


def certain(path, seconds):
    """Wait until nothing is due or in hand, and in doubt only what no network can be asked; False if it stays so."""
    end = time.monotonic() + seconds
    while (left := open_questions(path)) and time.monotonic() < end:
        time.sleep(0.2)
    return not left


def open_questions(path):
    """Return the posts that workers can still decide without a person."""
    with open_log(path) as log:
        undecided = lookup.listing(log, [State.QUEUED, State.CLAIMED, State.SENDING])
        doubts = lookup.listing(log, [State.UNKNOWN])
    return [*undecided, *(post for post in doubts if not post.account.startswith("mute"))]


def audit(path, shore):
    """Look at every post: each in one state with an unbroken row of events, no marker twice, none lost.

    Returns how many are in each state, and asserts what must always hold.
    """
    there = effects(shore)
    with open_log(path) as log, log.read() as connection:
        found = lookup.listing(log)
        rows = connection.execute(select(changes.EVENTS).order_by(changes.EVENTS.c.id)).all()
    stories = {}
    for row in rows:
        stories.setdefault(row.post_id, []).append((row.before, row.after))
    for post in found:
        story = stories[post.id]
        assert story[0] == (None, "queued")
        assert [before for before, _ in story[1:]] == [after for _, after in story[:-1]]
        assert story[-1][1] == post.state
        if post.state == State.PUBLISHED:
            assert there[post.key] == 1, post.ref
        if post.state in (State.QUEUED, State.CLAIMED, State.HELD, State.MISSED) and "keyed" not in post.account:
            assert there[post.key] == 0, post.ref
    doubles = [key for key, often in there.items() if often > 1]
    assert not doubles
    assert not set(there) - {post.key for post in found}
    return Counter(str(post.state) for post in found)


def told(what, **figures):
    """Print the figures of a run, for whoever reads the log."""
    print(f"\n{what}: {json.dumps(figures)}", flush=True)  # noqa: T201 - figures are for reading
