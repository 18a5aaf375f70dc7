"""What a worker sees to besides publishing: readings every morning, the weekly report, the hand-off pages."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from postdesk import report
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.tables import State
from postdesk.publish import Outcome
from postdesk.worker import Duty, Worker, name

MORNING = timedelta(hours=6)
"""When readings are taken, on the office's clock: before anybody opens a report."""

Say = Callable[[str], None]


def for_desk(desk: Desk, threads: int, say: Say) -> Worker:
    """Return a worker that publishes for a desk, sees to its duties, and tells what became of each post."""
    duties = (
        Duty("readings", partial(morning, desk.house.timezone), lambda _day: say_readings(desk, say)),
        Duty(report.KIND, partial(report.due, desk.log, desk.house), lambda week: write_report(desk, week, say)),
    )
    return Worker(desk.courier(name()), duties, threads, partial(told, desk, say), say)


def morning(zone: str, now: datetime) -> str:
    """Return the day whose readings are due: it begins at six in the morning, on the office's clock."""
    return (now.astimezone(ZoneInfo(zone)) - MORNING).date().isoformat()


def say_readings(desk: Desk, say: Say) -> None:
    """Take readings and say how many, and which accounts could not be asked."""
    measured = desk.measure()
    say(f"readings: {measured.posts} taken")
    for trouble in measured.troubles:
        say(f"readings: {trouble}")


def write_report(desk: Desk, week: str, say: Say) -> None:
    """Write the report of a week in a process of its own, so that drawing does not stay in the worker's memory.

    Raises:
        PostdeskError: The report could not be written, in the sentence of the process that tried.
    """
    command = [sys.executable, "-m", "postdesk", "--desk", str(desk.house.root), "report", "--week", week]
    command += [word for address in (desk.house.mail.to if desk.house.mail else ()) for word in ("--mail", address)]
    written = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    if written.returncode:
        why = (written.stderr.splitlines() or [f"it ended with {written.returncode}"])[-1]
        what = "was written, but" if written.stdout else "was not written:"
        raise PostdeskError(f"the report of {week} {what} {why.removeprefix('postdesk: ')}")
    say(f"report: {written.stdout.splitlines()[0]}")


def told(desk: Desk, say: Say, outcome: Outcome) -> None:
    """Say what became of a post; one that a person publishes is laid out at once."""
    say(f"{outcome.state}: {outcome.ref} {outcome.why}".rstrip())
    if outcome.state == State.HANDED_OVER:
        try:
            desk.lay_out()
        except PostdeskError as trouble:
            say(f"handoff: {trouble}")
