"""How long may be waited, and by which clock."""

import sys
import time
from collections.abc import Callable
from functools import partial

from msgspec import Struct

ticks: Callable[[], float] = (
    partial(time.clock_gettime, time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic
)
"""Seconds on a clock that nobody sets and that goes on while the machine sleeps, where the system has one."""

CONNECT = 8.0
"""Seconds for each of connecting and TLS, so that their failure is always told apart from that of the call."""


class Deadlines(Struct, frozen=True):
    """Seconds from the first attempt to connect to the last byte of the answer.

    `read` is for asking, `write` for whatever is to be written: well below the lease of a claim, 45 s. An upload takes
    as long as it needs, but ends where nothing moves for `still` seconds, or where less than `slowest` bytes a second
    went out in the last `stretch` seconds; once all of it is out, the answer has `write` seconds if it is public, else
    `still`.
    """

    read: float = 10.0
    write: float = 30.0
    still: float = 60.0
    slowest: float = 20_000.0
    stretch: float = 180.0


USUAL = Deadlines()
