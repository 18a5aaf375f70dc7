"""The worker wakes for each post, does its duties once a period, and finishes what it has in hand."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.log.workers import heartbeats
from postdesk.models import Attachment, timings
from postdesk.publish.courier import Courier
from postdesk.worker.alarms import Duty, Every, Watchdog, Worker, work
from stage.at_work import due, real, until, working
from stage.life import NOON, Clock, Told, courier, queued, states, story, why
from stage.pictures import Everything


@pytest.fixture
def network():
    return Told()


def test_a_post_goes_out_at_its_moment(log, network):
    moments = []

    class Timed(Told):
        def publish(self, payload, key, now, prepared=""):
            moments.append(real())
            return super().publish(payload, key, now)

    post = due(0.6)
    queued(log, post, now=real())
    with working(Worker(courier(log, Timed(), real))):
        assert until(lambda: states(log) == {"spring/gifts@fedi": "published"})
    assert timedelta() <= moments[0] - post.slot.instant < timedelta(seconds=0.5)


def test_a_post_that_another_process_queues_is_seen_within_a_second_or_so(log, network):
    with working(Worker(courier(log, network, real))):
        assert until(lambda: alive(log))
        queued(log, due(0), now=real())
        assert until(lambda: states(log) == {"spring/gifts@fedi": "published"}, seconds=5)


class Telling:
    """A log that tells at once of what another process queued, as one in PostgreSQL does."""

    def __init__(self, log):
        self._log, self.news = log, threading.Event()

    def __getattr__(self, name):
        return getattr(self._log, name)

    def listen(self, stopping, heard):
        while not stopping.is_set():
            if self.news.wait(0.01):
                self.news.clear()
                heard()


def test_a_worker_that_is_told_of_a_post_looks_at_once(log, network):
    telling, pulled = Telling(log), []

    class Watched(Worker):
        def _pull(self, moment, *jobs):
            pulled.append((threading.current_thread().name, jobs))
            super()._pull(moment, *jobs)

    with working(Watched(courier(telling, network, real))):
        queued(log, due(0), now=real())
        telling.news.set()
        assert until(lambda: ("listen", ("dispatch",)) in pulled)
        assert until(lambda: states(log) == {"spring/gifts@fedi": "published"})


def alive(log):
    with log.read() as connection:
        return [worker.worker for worker in heartbeats.workers(connection)]


def test_a_worker_says_that_it_lives_and_that_it_goes(log, network):
    with working(Worker(courier(log, network, real))):
        assert until(lambda: alive(log) == ["desk:1"])
    assert alive(log) == []


def test_many_posts_at_once_use_every_thread_and_the_outcomes_are_told(log, network):
    queued(log, *(due(0, f"day-{number}", f"account-{number}") for number in range(12)), now=real())
    told = []
    with working(Worker(courier(log, network, real), threads=2, after=told.append)):
        assert until(lambda: len(told) == 12)
    assert {str(outcome.state) for outcome in told} == {"published"}
    assert len(network.sent) == 12


def test_a_post_that_was_missed_while_no_worker_was_there_is_told(log, network):
    queued(log, due(-7200), now=real() - timedelta(hours=3))
    told = []
    with working(Worker(courier(log, network, real), after=told.append)):
        assert until(lambda: [str(outcome.state) for outcome in told] == ["missed"])
    assert network.sent == []


def test_two_workers_publish_each_post_once(log, network):
    queued(log, *(due(0, f"day-{number}", f"account-{number % 5}") for number in range(30)), now=real())
    one, two = (Worker(courier(log, network, real, who), threads=3) for who in ("desk:1", "desk:2"))
    with working(one), working(two):
        assert until(lambda: set(states(log).values()) == {"published"}, seconds=20)
    assert len(network.sent) == 30


def test_stopping_finishes_the_call_in_hand_and_begins_no_other(log):
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Told):
        def publish(self, payload, key, now, prepared=""):
            begun.set()
            go_on.wait(10)
            return super().publish(payload, key, now)

    queued(log, due(0, "first"), due(0.01, "second"), now=real())
    with working(Worker(courier(log, Slow(), real), threads=1)) as worker:
        assert begun.wait(10)
        worker.stop()
        go_on.set()
    assert states(log) == {"spring/first@fedi": "published", "spring/second@fedi": "queued"}


def test_stopping_ends_between_two_files_of_a_post(log):
    """A worker that has twenty pictures to send stops after the one in hand, and another goes on with the next."""
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Told):
        def prepare(self, payload, key, now, prepared):
            begun.set()
            go_on.wait(10)
            return f"{prepared}|"[:20]

    queued(log, due(0, media=(Attachment("hall.jpg", "The hall.", 3, "ffd8" * 16),)), now=real())
    network = Slow()
    with working(Worker(replace(courier(log, network, real), media=Everything()), threads=1)) as worker:
        assert begun.wait(10)
        worker.stop()
        go_on.set()
    assert (states(log), network.sent) == ({"spring/gifts@fedi": "queued"}, [])
    assert queue.find(log, "gifts").prepared == "|"


def test_duties_are_done_once_a_period_by_whichever_worker(log, network):
    done = []
    duties = [Duty("report", lambda _now: "2026-W47", done.append), Duty("rest", lambda _now: "", done.append)]
    for who in ("desk:1", "desk:2"):
        with working(Worker(courier(log, network, real, who), duties)):
            assert until(lambda: done == ["2026-W47"])
    assert done == ["2026-W47"]


def test_what_keeps_the_worker_from_a_duty_is_told_once_while_it_is_the_same(log, network):
    wrong = ["the disk is full"]
    told = []
    worker = Worker(courier(log, network, real), trouble=told.append)

    def act():
        if wrong:
            raise PostdeskError(wrong[0])

    for trouble in (["the disk is full"], ["the disk is full"], ["the disk is gone"], [], ["the disk is gone"]):
        wrong[:] = trouble
        worker._try("report", act)
    assert told == ["report: the disk is full", "report: the disk is gone", "report: the disk is gone"]


def test_one_duty_in_trouble_does_not_keep_the_next_from_being_done(log, network):
    done, told = [], []

    def cannot(_period):
        raise PostdeskError("the disk is full")

    duties = [Duty("readings", lambda _now: "today", cannot), Duty("report", lambda _now: "2026-W47", done.append)]
    with working(Worker(courier(log, network, real), duties, trouble=told.append)):
        assert until(lambda: done and told)
    assert (done, told) == (["2026-W47"], ["readings: the disk is full"])


def test_a_duty_that_failed_rests_longer_each_time_and_is_done_once_it_can_be(log, network, clock):
    tried, wrong = [], [True]

    def act(_period):
        tried.append(clock())
        if wrong:
            raise PostdeskError("the disk is full")

    worker = Worker(courier(log, network, clock))
    duty = Duty("report", lambda _now: "2026-W47", act)
    first = timings.FIRST_TOLD_AGAIN
    for minutes in range(8):
        clock.moment = NOON + first * minutes
        worker._try("report", lambda: worker._see_to(duty))
    assert tried == [NOON, NOON + first, NOON + first * 3, NOON + first * 7]
    wrong.clear()
    clock.moment += timings.LAST_TOLD_AGAIN
    for _ in range(2):
        worker._see_to(duty)
    assert tried[4:] == [clock()]


def test_the_clock_that_is_set_is_noticed_both_ways():
    ticking = [100.0]
    clock = Clock()
    watchdog = Watchdog(clock, lambda: ticking[0])

    def passes(seconds, wall):
        ticking[0] += seconds
        clock.moment += timedelta(seconds=wall)
        return watchdog.jumped()

    assert not passes(0.25, 0.25)
    assert not passes(0.25, 0.30)
    assert passes(0.25, 3600)
    assert not passes(0.25, 0.25)
    assert passes(0.25, -3600)


def test_a_clock_that_is_set_back_does_not_let_a_post_sleep(log, network):
    """The alarm is set again at once, so that the post is looked at as soon as it is due by the new clock."""
    offset = [timedelta()]
    alarms, looks = [], []

    def clock():
        looks.append(threading.current_thread().name)
        return real() + offset[0]

    class Watched(Worker):
        def _pull(self, moment, *jobs):
            alarms.append((threading.current_thread(), moment, jobs))
            super()._pull(moment, *jobs)

    worker = Watched(courier(log, network, clock), [Duty("report", lambda _now: "", print)])
    with working(worker):
        assert until(lambda: looks.count("working") > 3)  # the start, a beat, and the watchdog's first two looks
        offset[0] = timedelta(hours=-1)
        assert until(lambda: any(thread.name == "working" for thread, *_ in alarms))
    ((_, moment, jobs),) = [alarm for alarm in alarms if alarm[0].name == "working"]
    assert moment < real() - timedelta(minutes=59)
    assert jobs == ("report", "beat", "dispatch")


def test_a_clock_set_ten_years_ahead_leaves_no_missed_alarms_to_go_through():
    """The scheduler asks again and again for the alarm after the last, until one is in the future."""
    ahead = NOON + timedelta(days=3653)
    assert Every(1).get_next_fire_time(NOON, ahead) == ahead + timedelta(seconds=1)
    assert Every(1).get_next_fire_time(ahead, NOON) == NOON + timedelta(seconds=1)


def test_what_cannot_be_written_down_is_told(log, network):
    told = []

    class Full(Courier):
        def carry(self, post):
            raise PostdeskError("desk.sqlite cannot be written")

    queued(log, due(0), now=real())
    with working(Worker(Full(log, lambda _post: network, Path(), "desk:1", real), trouble=told.append)):
        assert until(lambda: told == ["publish: desk.sqlite cannot be written"])
    assert network.sent == []


def test_a_mistake_of_ours_is_seen_and_the_worker_goes_on(log):
    class Half(Told):
        def publish(self, payload, key, now, prepared=""):
            if payload.account == "fedi":
                raise ZeroDivisionError
            return super().publish(payload, key, now)

    queued(log, due(0), due(0.3, "tea", "bsky"), now=real())
    with working(Worker(courier(log, Half(), real))):
        assert until(lambda: states(log).get("spring/tea@bsky") == "published")
    assert states(log)["spring/gifts@fedi"] == "unknown"
    assert "ZeroDivisionError in worker/test_alarms.py" in why(log, "gifts")


WORKS = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, {tests!r})
from stage.life import Told, courier
from postdesk.log import open_log
from postdesk.worker.alarms import Worker, work

class Slow(Told):
    def publish(self, payload, key, now, prepared=""):
        print("begun", flush=True)
        time.sleep(0.5)
        return super().publish(payload, key, now)

with open_log({place}) as log:
    work(Worker(courier(log, Slow(), lambda: datetime.now(UTC)), threads=1))
print(sorted(name for name in ("matplotlib", "alembic") if name in sys.modules), flush=True)
"""


def test_sigterm_finishes_the_call_in_hand(log, place, request):
    queued(log, due(0), now=real())
    script = WORKS.format(
        tests=str(request.config.rootpath / "tests"),
        place=repr(place) if isinstance(place, str) else f"Path({str(place)!r})",
    )
    worker = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert worker.stdout.readline() == "begun\n"
    worker.send_signal(signal.SIGTERM)
    told, _ = worker.communicate(timeout=30)
    assert (worker.returncode, told) == (0, "[]\n")
    assert story(log, "gifts") == ["queued", "claimed", "sending", "published"]


def test_the_signals_are_given_back(log, network):
    before = signal.getsignal(signal.SIGTERM)
    worker = Worker(courier(log, network, real))
    threading.Timer(0.3, signal.raise_signal, [signal.SIGTERM]).start()
    work(worker)
    assert signal.getsignal(signal.SIGTERM) == before
