"""Time without anybody who notes which lines are reached: that takes several times as long as to reach them."""

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
