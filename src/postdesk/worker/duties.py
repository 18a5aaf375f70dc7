"""What a worker sees to besides publishing: readings when they are due, the reports, the hand-off pages."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from postdesk import report
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, system_reason
from postdesk.log.workers.processes import me
from postdesk.models.life import State
from postdesk.publish.courier import Outcome
from postdesk.queue.new_clock_rules import Clocks
from postdesk.worker.alarms import Duty, Worker
from postdesk.worker.journal import Journal
from postdesk.worker.measuring import Measuring
from postdesk.worker.notices import Crier, Send, apprise
from postdesk.worker.reporting import READINGS, mail_reports, remind, report_duties

MORNING = timedelta(hours=6)
"""When the day of a report's readings begins, on the office's clock: before anybody opens the report."""

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
                self.aloud(f"journal: {self.journal.folder} cannot be written ({system_reason(trouble)})")
            self.well = False


def for_desk(desk: Desk, threads: int, words: Say, send: Send = apprise) -> Worker:
    """Return a desk's worker: it publishes, sees to its duties, says what became of posts, and tells people."""
    say = Voice(words, Journal(desk.house.memory / "log", me(), desk.now))
    day = partial(morning, desk.house.timezone)
    measuring = Measuring(desk, say)
    before_reports = Duty(READINGS, partial(report_morning, desk, day), lambda _day: say_readings(desk, say))
    duties = (before_reports, *report_duties(desk, say, day))
    crier = Crier(desk.house, desk.log, desk.now, send)
    clocks = desk.queue.clock_rules(me())
    keep = partial(say_clocks, clocks, say)
    chores: dict[str, Callable[[], object]] = {
        "accounts": partial(say_accounts, desk, say),
        "clocks": keep,
        "copies": desk.memory.copy,
        "exports": partial(remind, desk, say),
        "files": partial(say_files, desk, say, set()),
        "mail": partial(mail_reports, desk, say),
        "measuring": measuring,
        "notices": crier.tell,
        "uploads": desk.publishing.uploader(lambda: worker.going()).run,  # noqa: PLW0108 -- the worker is to come
    }
    worker = Worker(
        desk.publishing.courier(me()), duties, threads, partial(_told, desk, say), say, chores, desk.machine, keep
    )
    measuring.going = worker.going
    return worker


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
    kept = [f"files: {sentence}" for sentence in desk.queue.keep_changed(me())]
    for sentence in [*kept, *([differ.told] if differ else [])]:
        if sentence not in known:
            known.add(sentence)
            say(sentence)


def say_accounts(desk: Desk, say: Say) -> None:
    """Say of which accounts somebody has to see to something; each is renewed, and asked, once a day."""
    found = dict.fromkeys(news.says for news in (*desk.accounts.renew_daily(), *desk.accounts.look_daily()))
    for says in found:
        say(f"accounts: {says}")


def report_morning(desk: Desk, day: Callable[[datetime], str], now: datetime) -> str:
    """Return the day whose readings a report waits for, where one is due; a report goes by the figures of its day."""
    return day(now) if any(kind.due(desk.log, desk.house, now) for kind in report.KINDS) else ""


def say_readings(desk: Desk, say: Say) -> None:
    """Take a report's readings and say how many, and which accounts could not be asked."""
    measured = desk.readings.take_for_report()
    say(f"readings: {measured.posts} taken")
    for trouble in measured.troubles:
        say(f"readings: {trouble}")


def _told(desk: Desk, say: Voice, outcome: Outcome) -> None:
    """Say what became of a post; one that a person publishes is laid out at once."""
    say.outcome(outcome)
    if outcome.state == State.HANDED_OVER:
        try:
            desk.publishing.lay_out()
        except PostdeskError as trouble:
            say(f"handoff: {trouble}")
