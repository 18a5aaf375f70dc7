"""Time without anybody who notes which lines are reached: that takes several times as long as to reach them."""

import sys
from contextlib import contextmanager


@contextmanager
def unwatched():
    """Let coverage look away from what is timed, or done ten thousand times; the same once is watched elsewhere."""
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(watching)
