"""Reports that a worker writes and mails by itself, each in a process of its own, so that the worker stays small."""

import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial

from postdesk import report
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.workers import once_a_period
from postdesk.report import reminder
from postdesk.report.due import ReportKind, name_of, option_of
from postdesk.worker.alarms import Duty

Say = Callable[[str], None]
READINGS = "readings"
"""What the log calls the duty that takes them."""
MAILED = "mailed to "


def report_duties(desk: Desk, say: Say, day: Callable[[datetime], str]) -> tuple[Duty, ...]:
    """Return the duties of reports; `day` is the day whose readings are due at a moment.

    A report waits for the readings of its day: a machine that wakes up on Wednesday takes them first.
    """
    return tuple(
        Duty(kind.kind, partial(_due, desk, kind, day), partial(write_report, desk, kind, say)) for kind in report.KINDS
    )


def _due(desk: Desk, kind: ReportKind, day: Callable[[datetime], str], now: datetime) -> str:
    """Return the report that is due, once the day's readings were taken."""
    period = kind.due(desk.log, desk.house, now)
    return period if period and once_a_period.done(desk.log, READINGS, day(now)) else ""


def write_report(desk: Desk, kind: ReportKind, say: Say, period: str) -> None:
    """Write a report, and let it be mailed.

    Raises:
        PostdeskError: It could not be written, in the sentence of the process that tried.
    """
    written = _command(desk, kind.kind, period)
    if written.returncode:
        raise PostdeskError("the report of {period} was not written: {why}", period=name_of(period), why=_why(written))
    headline, page, *_ = written.stdout.splitlines()
    say(f"report: {headline} {page}")
    desk.reports.post_letters(kind.kind, period)


def remind(desk: Desk, say: Say) -> None:
    """Say which figures somebody has to fetch before the weekly report."""
    for sentence in desk.reports.remind_if_due():
        say(f"export: {sentence}")


def mail_reports(desk: Desk, say: Say) -> None:
    """Mail what waits to be mailed, and say what became of it."""
    for sentence in desk.reports.deliver(partial(_carry, desk)):
        say(f"mail: {sentence}")


def _carry(desk: Desk, kind: str, period: str, addresses: Sequence[str]) -> Collection[str]:
    """Mail a report; return the addresses that the server takes nothing for; PostdeskError where it takes none."""
    if kind == reminder.KIND:
        return desk.reports.carry(kind, period, addresses)
    mailed = _command(desk, kind, period, *(word for address in addresses for word in ("--mail", address)))
    if mailed.returncode:
        raise PostdeskError(_why(mailed).removeprefix("the report was not mailed: "))
    took = next(line for line in mailed.stdout.splitlines() if line.startswith(MAILED))
    return set(addresses) - set(took.removeprefix(MAILED).split(", "))


def _command(desk: Desk, kind: str, period: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `postdesk report` for one report."""
    command = [sys.executable, "-m", "postdesk", "--desk", str(desk.house.root), "report"]
    command += [f"--{option_of(kind)}", name_of(period), *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own words


def _why(ended: subprocess.CompletedProcess[str]) -> str:
    """Return the last thing that a process said of what it could not do."""
    said = (ended.stderr.splitlines() or [f"it ended with {ended.returncode}"])[-1]
    return said.removeprefix("postdesk: ")
