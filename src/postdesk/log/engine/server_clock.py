"""The database's clock as a machine knows it without asking each time, so that machines whose clocks differ agree."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from postdesk.errors import PostdeskError

JUMP = 0.25
"""Seconds by which this machine's two clocks may drift apart before the database is asked again."""
MEASURED = 60.0
"""Seconds for which the distance to the database's clock is good."""


class ClockReading(NamedTuple):
    """What three clocks showed at once: the database's, this machine's, and its monotonic one, in seconds."""

    theirs: datetime
    wall: datetime
    ticks: float


class Distance:
    """The way from this machine's clocks to another one, measured now and then."""

    def __init__(
        self,
        theirs: Callable[[], datetime],
        wall: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._theirs, self._wall, self._monotonic = theirs, wall, monotonic
        self._lock = Lock()
        self._last: ClockReading | None = None

    def now(self) -> datetime:
        """Return what the other clock shows; while it cannot be asked, the latest that it may show."""
        with self._lock:
            last = self._last
            if last is None or self._moved(last):
                last = self._last = self._measure()
        return last.theirs + timedelta(seconds=self._monotonic() - last.ticks)

    def _moved(self, last: ClockReading) -> bool:
        passed = self._monotonic() - last.ticks
        return passed > MEASURED or abs((self._wall() - last.wall).total_seconds() - passed) > JUMP

    def _measure(self) -> ClockReading:
        before = self._monotonic()
        try:
            theirs = self._theirs()
        except PostdeskError:
            if self._last is None:
                raise
            passed = max(before - self._last.ticks, (self._wall() - self._last.wall).total_seconds())
            return ClockReading(self._last.theirs + timedelta(seconds=passed), self._wall(), before)
        return ClockReading(theirs, self._wall(), (before + self._monotonic()) / 2)
