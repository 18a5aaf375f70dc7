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
from postdesk.log.workers.processes import me
from postdesk.models.life import State
from postdesk.publish.courier import Outcome
from postdesk.queue.new_clock_rules import Clocks
from postdesk.worker.alarms import Duty, Worker
from postdesk.worker.journal import Journal
from postdesk.worker.notices import Crier, Send, apprise

MORNING = timedelta(hours=6)
"""When readings are taken, on the office's clock: before anybody opens a report."""

Say = Callable[[str], None]


class Voice:
    """Says each thing twice: in words to whoever watches, and as a line of the journal.

    A journal that cannot be written is told once, and keeps the worker from nothing.
    """

    def __init__(self, say: Say, journal: Journal) -> None:
        self.aloud = say
        self.journal = journal
        self.well = True

    def __call__(self, sentence: str) -> None:
        """Say a sentence that begins with what it is about: "report: …"."""
        self.aloud(sentence)
        event, _, says = sentence.partition(": ")
        self._note(event, says)

    def outcome(self, outcome: Outcome) -> None:
        """Say what became of a post."""
        self.aloud(f"{outcome.state}: {outcome.ref} {outcome.why}".rstrip())
        self._note(str(outcome.state), outcome.why, outcome.ref)

    def _note(self, event: str, says: str, ref: str = "") -> None:
        try:
            self.journal.write(event, says, ref)
            self.well = True
        except OSError as trouble:
            if self.well:
                self.aloud(f"journal: {self.journal.folder} cannot be written ({(trouble.strerror or '').lower()})")
            self.well = False


def for_desk(desk: Desk, threads: int, words: Say, send: Send = apprise) -> Worker:
    """Return a desk's worker: it publishes, sees to its duties, says what became of posts, and tells people."""
    say = Voice(words, Journal(desk.house.memory / "log", me(), desk.now))
    duties = (
        Duty("readings", partial(morning, desk.house.timezone), lambda _day: say_readings(desk, say)),
        Duty(report.KIND, partial(report.due, desk.log, desk.house), lambda week: write_report(desk, week, say)),
    )
    crier = Crier(desk.house, desk.log, desk.now, send)
    clocks = desk.queue.clock_rules(me())
    keep = partial(say_clocks, clocks, say)
    chores: dict[str, Callable[[], object]] = {
        "clocks": keep,
        "copies": desk.memory.copy,
        "files": partial(say_files, desk, say, set()),
        "notices": crier.tell,
        "uploads": desk.publishing.uploader().run,
    }
    return Worker(
        desk.publishing.courier(me()), duties, threads, partial(_told, desk, say), say, chores, desk.machine, keep
    )


def morning(zone: str, now: datetime) -> str:
    """Return the day whose readings are due: it begins at six in the morning, on the office's clock."""
    return (now.astimezone(ZoneInfo(zone)) - MORNING).date().isoformat()


def say_clocks(clocks: Clocks, say: Say) -> None:
    """Keep posts at their time on the clock, and say of which zones the rules have changed."""
    for sentence in clocks.keep():
        say(f"clocks: {sentence}")


def say_files(desk: Desk, say: Say, known: set[str]) -> None:
    """Say in what files and queue differ, and which posts go out, or are held, as they were queued; each once."""
    differ = desk.queue.differences()
    for sentence in [*desk.queue.keep_changed(me()), *([differ.says] if differ else [])]:
        if sentence not in known:
            known.add(sentence)
            say(f"files: {sentence}")


def say_readings(desk: Desk, say: Say) -> None:
    """Take readings and say how many, and which accounts could not be asked."""
    measured = desk.readings.take()
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
    headline, page, *_ = written.stdout.splitlines()
    say(f"report: {headline} {page}")


def _told(desk: Desk, say: Voice, outcome: Outcome) -> None:
    """Say what became of a post; one that a person publishes is laid out at once."""
    say.outcome(outcome)
    if outcome.state == State.HANDED_OVER:
        try:
            desk.publishing.lay_out()
        except PostdeskError as trouble:
            say(f"handoff: {trouble}")
