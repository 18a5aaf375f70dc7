"""Calls of somebody else's code that has to come back: whoever waits for it waits for seconds, and not for ever.

In the main thread an alarm of the system ends the call, also in the middle of a regular expression. Where there is none
the call is made in a thread of its own, which is left to itself when it is late.
"""

import signal
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from threading import Thread, current_thread, main_thread
from time import monotonic
from typing import TypeVar

T = TypeVar("T")


class TakesTooLong(Exception):
    """A call did not come back in time."""


class _Late(BaseException):
    """Ends a call wherever it is; what catches every `Exception` lets it through."""


def in_time(seconds: float, call: Callable[..., T], *given: object) -> T:
    """Return what a call returns.

    Raises:
        TakesTooLong: It has not come back within so many seconds.
    """
    alarmed = hasattr(signal, "setitimer") and current_thread() is main_thread()
    return (_alarmed if alarmed else _beside)(seconds, call, *given)


def _alarmed(seconds: float, call: Callable[..., T], *given: object) -> T:
    """Call under an alarm; one that was set before rings when it would have, or right after."""
    before = signal.signal(signal.SIGALRM, _ring)
    begun = monotonic()
    left, every = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        try:
            return call(*given)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Late:
        raise TakesTooLong from None
    finally:
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (monotonic() - begun), 0.001), every)


def _ring(*_: object) -> None:
    raise _Late


def _beside(seconds: float, call: Callable[..., T], *given: object) -> T:
    """Call in a thread of its own, which ends with the process where it has not ended before."""
    came: Future[T] = Future()
    Thread(target=copy_context().run, args=(_answer, came, call, *given), daemon=True).start()
    try:
        return came.result(seconds)
    except TimeoutError:
        if came.done():
            raise
        raise TakesTooLong from None


def _answer(came: "Future[T]", call: Callable[..., T], *given: object) -> None:
    try:
        came.set_result(call(*given))
    except BaseException as trouble:  # noqa: BLE001 - it is raised where the call was made
        came.set_exception(trouble)
