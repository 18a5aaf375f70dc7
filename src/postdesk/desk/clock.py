"""The clock on the desk's wall: the machine's, unless it says a year that no office can mean.

A machine whose battery is empty wakes up in 1970, or in the year that its maker thought of; one that was set by hand
may say 9999, to which no day can be added. By such a clock nothing is begun: posts would be late by centuries, and what
is written down of them would be dated so. Where it leaps there in the middle of a run, what is in hand is finished and
written down, by the nearest moment that can be meant.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from postdesk.errors import PostdeskError

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""Before anybody could have this program."""
LAST = datetime(2899, 12, 31, 23, 59, 59, tzinfo=UTC)
"""A hundred years, the longest time that somebody may name, before the last day that a desk counts."""


class Clock:
    """Tells the moment by the machine's clock, `machine`, held to the years that an office can mean."""

    def __init__(self, machine: Callable[[], datetime]) -> None:
        self.machine = machine
        self._was_read = False

    def __call__(self) -> datetime:
        """Return the moment it is, in UTC; PostdeskError where nobody can mean it when it is first asked for."""
        moment = self.machine()
        if not self._was_read and not FIRST <= moment <= LAST:
            raise PostdeskError(
                "this machine's clock says {when} UTC, which is a year that nobody can mean: set it, by hand or by NTP"
                " (`timedatectl set-ntp true` on Linux), and run this again",
                when=f"{moment:%Y-%m-%d %H:%M}".rjust(16, "0"),
            )
        self._was_read = True
        return min(max(moment, FIRST), LAST)
