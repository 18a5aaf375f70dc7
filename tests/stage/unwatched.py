"""Time without anybody who notes which lines are reached: that takes several times as long as to reach them."""

import os
import sys
import threading
from contextlib import contextmanager


@contextmanager
def unwatched():
    """Let coverage look away from what is timed, or done ten thousand times; the same once is watched elsewhere.

    So it does in threads that begin meanwhile.
    """
    watching, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        threading.settrace(in_threads)
        sys.settrace(watching)


def unwatched_environment(**more):
    """The environment of a process that nobody watches; one that is killed could not tell what it reached, either."""
    told = os.environ.items()  # noqa: TID251 -- handed on to a process
    return {name: value for name, value in told if not name.startswith("COVERAGE")} | more
