"""A worker whose memory speaks for its desk no more says so once, and stops by itself."""

import threading

from postdesk.errors import NotOurs
from postdesk.worker.alarms import Duty, Worker
from stage.at_work import due, real
from stage.life import Told, courier, queued, states

ELSEWHERE = "the memory here is another one: work there"


def not_ours(*_period):
    raise NotOurs(ELSEWHERE)


def ran(worker):
    """Let a worker run until it stops by itself; nobody else stops it."""
    thread = threading.Thread(target=worker.run, name="working", daemon=True)
    thread.start()
    thread.join(30)
    alive = thread.is_alive()
    worker.stop()
    thread.join(30)
    assert not alive
    return worker


def test_a_chore_that_finds_the_memory_silenced_stops_the_worker(log):
    told = []
    worker = ran(Worker(courier(log, Told(), real), trouble=told.append, chores={"files": not_ours}))
    assert (worker.silenced, told) == (ELSEWHERE, [f"stopped: {ELSEWHERE}"])


def test_a_duty_that_finds_the_memory_silenced_stops_the_worker(log):
    told = []
    duty = Duty("report", lambda _now: "2026-W47", not_ours)
    worker = ran(Worker(courier(log, Told(), real), [duty], trouble=told.append))
    assert (worker.silenced, told) == (ELSEWHERE, [f"stopped: {ELSEWHERE}"])


def test_two_that_find_it_say_so_once(log):
    """The second finds it while the worker already stops, and finds it for another reason."""
    told, second = [], threading.Event()

    def one():
        second.wait(20)
        raise NotOurs(ELSEWHERE)

    def two():
        second.set()
        worker.stopping.wait(20)
        raise NotOurs("desk.sqlite was deleted")

    worker = Worker(courier(log, Told(), real), trouble=told.append, chores={"one": one, "two": two})
    ran(worker)
    assert (worker.silenced, told) == (ELSEWHERE, [f"stopped: {ELSEWHERE}"])


def test_one_that_finds_it_before_the_first_alarm_publishes_nothing(log):
    """What comes before everything else may find it too; a post that is due then waits for the memory that speaks."""
    queued(log, due(0), now=real())
    told, network = [], Told()
    worker = ran(Worker(courier(log, network, real), trouble=told.append, before=not_ours))
    assert (worker.silenced, told) == (ELSEWHERE, [f"stopped: {ELSEWHERE}"])
    assert network.sent == []
    assert states(log) == {"spring/gifts@fedi": "queued"}
