"""When something is, as it is told: on the office's clock, in words where a person reads and the day is near.

Through a pipe a table keeps its times as `2026-12-18 09:00`, so that a script finds them in one shape.
"""

import sys
from datetime import datetime

from postdesk.cli.plainly import plainly
from postdesk.cli.worded import worded
from postdesk.desk import Desk


def table_time(desk: Desk, instant: datetime) -> str:
    """Return a moment as a table has it: "tomorrow 09:00" for a person, "2026-12-18 09:00" for a script."""
    return _near(desk, instant) if plainly() or sys.stdout.isatty() else desk.local(instant)


def sentence_time(desk: Desk, instant: datetime) -> str:
    """Return a moment as a sentence has it, in words and figures: "tomorrow 09:00 (2026-12-18 09:00)"."""
    local, near = desk.local(instant), _near(desk, instant)
    return local if near == local else f"{near} ({local})"


def act_time(desk: Desk, instant: datetime) -> str:
    """Return when somebody did something, as a sentence has it, to the minute."""
    return sentence_time(desk, instant.replace(second=0, microsecond=0))


def _near(desk: Desk, instant: datetime) -> str:
    """Return a moment with its day in a word of the language spoken, where it is near."""
    day, _, clock = desk.near(instant).partition(" ")
    return f"{worded(day)} {clock}"
