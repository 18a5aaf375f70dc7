"""What does not come back is left, whoever waits for it and whatever it does; what comes back does so as ever."""

import contextlib
import re
import signal
import threading
import time
from contextvars import ContextVar

import pytest

from postdesk.networks.in_time import TakesTooLong, in_time

SAID = ContextVar("said", default="")


def deaf():
    """Hear no exception."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0)


ENDLESS = {
    "a loop": lambda: [None for _ in iter(int, 1)],
    "a loop that hears no exception": deaf,
    "a sleep": lambda: time.sleep(600),
    "a lock": lambda: threading.Event().wait(600),
}


def backtracking():
    return re.search("(a+)+$", "a" * 60 + "b")


def beside(call):
    """What a call gives in another thread than the first: its value, or its exception."""
    came = []

    def run():
        try:
            came.append(call())
        except (KeyError, TimeoutError, TakesTooLong) as trouble:
            came.append(trouble)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return came[0]


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_comes_back_is_left(kind):
    begun = time.monotonic()
    with pytest.raises(TakesTooLong):
        in_time(0.05, ENDLESS[kind])
    assert time.monotonic() - begun < 10


def test_a_regular_expression_is_ended_in_its_middle():
    with pytest.raises(TakesTooLong):
        in_time(0.05, backtracking)


def test_other_threads_wait_no_longer():
    assert isinstance(beside(lambda: in_time(0.05, threading.Event().wait, 600)), TakesTooLong)


def test_what_comes_back_gives_what_it_gives_in_every_thread():
    SAID.set("warm")
    for run in (lambda call: call(), beside):
        assert run(lambda: in_time(5, divmod, 7, 2)) == (3, 1)
    assert in_time(5, SAID.get) == "warm"


@pytest.mark.parametrize("trouble", [KeyError, TimeoutError])
def test_what_fails_fails_as_it_does(trouble):
    def fail():
        raise trouble("hall")

    with pytest.raises(trouble, match="hall"):
        in_time(5, fail)
    assert isinstance(beside(lambda: in_time(5, fail)), trouble)


def test_an_alarm_that_was_set_before_rings_all_the_same():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append("rung"))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        in_time(5, time.sleep, 0.05)
        assert signal.sigtimedwait([], 0) is None
        while not rung:
            signal.pause()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert rung == ["rung"]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
