"""The signals by which somebody, or the system, asks a run to stop: what is in hand is finished first."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

HANGUP = getattr(signal, "SIGHUP", None)
"""A terminal that is closed, which Windows does not know."""
STOPS = (signal.SIGINT, signal.SIGTERM, *([HANGUP] if HANGUP else []))
"""Ctrl-C, the end of a service, and that."""


@contextmanager
def asked_to_stop(stop: Callable[[], object]) -> Iterator[None]:
    """Let each of the signals call `stop` and nothing else; they are given back afterwards.

    A terminal that may be closed, since `nohup` was said, still may. Only a process's main thread hears any.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def hear(_number: int, _frame: FrameType | None) -> None:
        stop()

    kept = {HANGUP} if HANGUP and signal.getsignal(HANGUP) is signal.SIG_IGN else set()
    before = {each: signal.signal(each, hear) for each in STOPS if each not in kept}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
