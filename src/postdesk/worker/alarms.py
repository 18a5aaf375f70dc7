"""The worker: APScheduler as the alarm clock, never as the queue.

One `dispatch` job is pulled to the next due moment, or to a second from now, whatever comes first: the second is for
posts that another process queued. What is due is read from the log each time, so nothing is lost with the worker and
no two workers publish the same post. A watchdog compares the wall clock with the monotonic one, because a clock that
is set back would otherwise let the alarm sleep for as long.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NotOurs, PostdeskError
from postdesk.log.posts import sending
from postdesk.log.posts.lookup import Post
from postdesk.log.workers import heartbeats, once_a_period
from postdesk.models import timings
from postdesk.publish.courier import Courier, Outcome
from postdesk.worker.stop_signals import asked_to_stop

SAFETY_TICK = timedelta(seconds=1)
BEAT = 10.0
DUTY_TICK = 20.0
WATCH = 0.25
JUMP = 0.25
ALARM = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
"""For every job: one at a time, missed ones once, and never dropped for being late."""


class Duty(Struct, frozen=True):
    """Something the worker sees to once a period: `period` names the one that is due at a moment, "" for none.

    The period is the key under which the log remembers that it was done, by whichever worker came first; a worker
    that slept through it catches up.
    """

    kind: str
    period: Callable[[datetime], str]
    act: Callable[[str], object]


class Every(BaseTrigger):  # type: ignore[misc]
    """Rings so many seconds after it rang, whatever the clock has done since.

    APScheduler's own interval goes through every time that was missed: a clock that is set ten years ahead would keep
    it busy for hours.
    """

    def __init__(self, seconds: float) -> None:
        self.length = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return the next moment to ring at, by the clock as it is now."""
        return now + self.length


class Watchdog:
    """Notices that the wall clock was set: its distance from the monotonic clock moved by more than `JUMP` seconds."""

    def __init__(self, now: Callable[[], datetime], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._monotonic = monotonic
        self._distance = self._measure()

    def _measure(self) -> float:
        return self._now().timestamp() - self._monotonic()

    def jumped(self) -> bool:
        """Return whether the clock was set since the last time this was asked."""
        before, self._distance = self._distance, self._measure()
        return abs(self._distance - before) > JUMP


class Worker:
    """Publishes what is due, at its moment, on up to `threads` accounts at a time, and sees to its duties.

    `courier.who` names it in the log. `after` is called with the outcome of each finished post, in the thread that
    carried it: the desk lays out what was handed over there. `trouble` is told what keeps the worker from its work, in
    one sentence, once for as long as it is the same; the worker goes on and tries again. `chores` are done every few
    seconds, by every worker. `machine` is the clock that the alarm goes by, where the log has one of its own. `before`
    is done before anything is published: it sees to the moments at which posts are due. A worker whose memory speaks
    for the desk no more stops, and is `silenced`: the sentence says why.
    """

    def __init__(
        self,
        courier: Courier,
        duties: Sequence[Duty] = (),
        threads: int = 4,
        after: Callable[[Outcome], object] = lambda _outcome: None,
        trouble: Callable[[str], object] = lambda _sentence: None,
        chores: Mapping[str, Callable[[], object]] = MappingProxyType({}),
        machine: Callable[[], datetime] | None = None,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        self.stopping = threading.Event()
        self.courier = replace(courier, going=self.going)
        self._machine = machine or courier.now
        self.chores = chores
        self._before = before
        self.duties = duties
        self.after = after
        self.trouble = trouble
        self._troubles: dict[str, str] = {}
        self._failed: dict[str, tuple[int, datetime]] = {}
        self.silenced = ""
        self._alarm, self._silencing = threading.Lock(), threading.Lock()
        self._free = threading.Semaphore(threads)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="publish")
        self._scheduler = BackgroundScheduler(timezone="UTC")
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # that an alarm still rings is no news

    def run(self) -> None:
        """Work until `stop`; then finish the calls in hand and return."""
        soon = self._machine()
        self._beat()
        self._try("clocks", self._before)
        self._every(SAFETY_TICK.total_seconds(), "dispatch", self._dispatch, soon)
        self._every(BEAT, "beat", self._beat, soon)
        for duty in self.duties:
            self._every(DUTY_TICK, duty.kind, partial(self._see_to, duty), soon)
        for chore, act in self.chores.items():
            self._every(DUTY_TICK, chore, act, soon)
        self._scheduler.start()
        ears = threading.Thread(target=self.courier.log.listen, args=(self.stopping, self._hear), name="listen")
        ears.start()
        self._watch()
        with self._alarm:  # whoever was setting the alarm has done so; from here on nobody does
            self._scheduler.pause()
        self._scheduler.shutdown(wait=True)
        self._pool.shutdown(wait=True)
        ears.join()
        self._try("stop", partial(heartbeats.gone, self.courier.log, self.courier.who))

    def stop(self) -> None:
        """Ask the worker to finish what it has in hand and stop; may be called from any thread or signal handler."""
        self.stopping.set()

    def going(self) -> bool:
        """Tell whether nobody has asked the worker to stop."""
        return not self.stopping.is_set()

    def _watch(self) -> None:
        watchdog = Watchdog(self._machine)
        while not self.stopping.wait(WATCH):
            if watchdog.jumped():
                self._pull(self._machine(), *(duty.kind for duty in self.duties), *self.chores, "beat", "dispatch")

    def _hear(self) -> None:
        """Look at once: another process queued or held something."""
        self._pull(self._machine(), "dispatch")

    def _pull(self, moment: datetime, *jobs: str) -> None:
        """Set the alarm of some jobs to a moment of this machine's clock."""
        with self._alarm:
            for job in jobs if self.going() else ():
                self._scheduler.modify_job(job, next_run_time=moment)

    def _dispatch(self) -> None:
        """Give what is due to free threads, then set the alarm to the next moment."""
        for missed in self.courier.sweep():
            self.after(missed)
        while self.going() and self._free.acquire(blocking=False):
            post = self.courier.take()
            if post is None:
                self._free.release()
                break
            self._pool.submit(self._carry, post).add_done_callback(self._carried)
        moment = self.courier.now()
        due = sending.next_wake(self.courier.log, moment)
        wait = min(due - moment, SAFETY_TICK) if due else SAFETY_TICK  # the log's clock may be another than the alarm's
        self._pull(self._machine() + wait, "dispatch")

    def _carry(self, post: Post | None) -> None:
        """Carry a post, and go on with what waits; what keeps it from being written down is told."""
        while post is not None:
            self._try("publish", partial(self._finish, post))
            post = self._next() if self.going() else None

    def _next(self) -> Post | None:
        """Take what waits; where that cannot be asked, the next alarm asks again."""
        taken: list[Post | None] = []
        self._try("publish", lambda: taken.append(self.courier.take()))
        return taken[0] if taken else None

    def _finish(self, post: Post) -> None:
        self.after(self.courier.carry(post))

    def _carried(self, work: Future[None]) -> None:
        """Free the thread, and let a mistake of ours be seen."""
        self._free.release()
        work.result()

    def _beat(self) -> None:
        heartbeats.beat(self.courier.log, self.courier.who, self.courier.now())

    def _see_to(self, duty: Duty) -> None:
        """Do what is due this period and has not been done by anybody; what failed rests, longer each time."""
        now = self.courier.now()
        tries, until = self._failed.get(duty.kind, (0, now))
        if timedelta() < until - now <= timings.LAST_TOLD_AGAIN:
            return
        if period := duty.period(now):
            self._failed[duty.kind] = (tries + 1, now + timings.tell_again(tries + 1))
            act = partial(duty.act, period)
            once_a_period.once(self.courier.log, duty.kind, period, act, self.courier.who, self.courier.now)
        self._failed.pop(duty.kind, None)

    def _every(self, seconds: float, job: str, act: Callable[[], object], first: datetime) -> None:
        """Let the alarm clock call `act`, first at `first` and then every so many seconds."""
        self._scheduler.add_job(self._try, Every(seconds), (job, act), id=job, next_run_time=first, **ALARM)

    def _try(self, job: str, act: Callable[[], object]) -> None:
        """Do a job; tell what kept it from being done, unless that was told the last time."""
        try:
            act()
        except NotOurs as error:
            with self._silencing:
                first, self.silenced = not self.silenced, self.silenced or str(error)
            if first:
                self.trouble(f"stopped: {error}")
            self.stop()
        except PostdeskError as error:
            if self._troubles.get(job) != str(error):
                self._troubles[job] = str(error)
                self.trouble(f"{job}: {error}")
        else:
            self._troubles.pop(job, None)


def work(worker: Worker) -> None:
    """Run a worker in the main thread until it is asked to stop, by Ctrl-C, SIGTERM or a terminal that is closed."""
    with asked_to_stop(worker.stop):
        worker.run()
