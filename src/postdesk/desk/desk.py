"""One method a verb: the whole of postdesk on one page, but for what a person does to posts by hand (`hands.py`).

Start reading here. A verb imports what it needs when it is called, so that `check` starts at once; and the clock comes
from here: everything below takes `now`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk import networks, settings
from postdesk.checks import in_parallel
from postdesk.checks.checker import Checker
from postdesk.desk.hands import Hands
from postdesk.desk.rounds import Rounds
from postdesk.errors import PostdeskError
from postdesk.files import private
from postdesk.models import Finding
from postdesk.moments import slots
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.accounts.overview import Listed
    from postdesk.charts.picture import Format
    from postdesk.doctor.examination import Sign
    from postdesk.log import Log
    from postdesk.log.engine.moving import Moved
    from postdesk.log.engine.write_lock import Blocked
    from postdesk.log.posts.history import Entry
    from postdesk.log.posts.lookup import Post
    from postdesk.log.posts.zones import Shifted
    from postdesk.log.readings.intake import Imported
    from postdesk.log.workers.desk_state import Standing
    from postdesk.measure import export
    from postdesk.preview import Sheet
    from postdesk.queue import Plan
    from postdesk.report import Report
    from postdesk.report.hashtags import Hashtags


class Desk(Hands, Rounds):
    """One office's desk: its settings, its campaign files, and the log of what became of them."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        self.house = house
        self.machine = self.now = now

    @staticmethod
    def clock() -> datetime:
        """Return the machine's time in UTC: the one place that asks for it."""
        return datetime.now(UTC)  # noqa: TID251 - this is the door

    @classmethod
    def open(cls, start: Path, now: Callable[[], datetime] | None = None) -> "Desk":
        """Open the desk at or above `start`; SettingsError where there is none or its settings are wrong."""
        house = settings.load(settings.find(start), networks.SHELF)
        private.mend(house.memory)
        return cls(house, now or cls.clock)

    @cached_property
    def who(self) -> str:
        """Whoever is at the keyboard, for the log."""
        return settings.person()

    @cached_property
    def log(self) -> "Log":
        """The desk's memory, opened when a verb first needs it; from then on its clock counts, where it has one."""
        from postdesk.log import open_log
        from postdesk.settings.secrets import database

        log = open_log(database(self.house.root) or self.house.memory / "desk.sqlite")
        if self.machine is Desk.clock:
            self.now = log.clock(self.machine)
        return log

    def move_database(self, address: str) -> "list[Moved]":
        """Carry the desk's memory to a PostgreSQL database, or with "" to the file; PostdeskError where it stays."""
        from postdesk.log import open_log
        from postdesk.log.engine import moving
        from postdesk.settings.secrets import database

        if address == database(self.house.root):
            raise PostdeskError("the desk's memory is there already: name another place")
        with open_log(address or self.house.memory / "desk.sqlite") as target:
            return moving.move(self.log, target, self.now())

    def close(self) -> None:
        """Close the desk's memory, if a verb has opened it."""
        if "log" in self.__dict__:
            self.log.close()

    def check(self, paths: Sequence[Path] = (), network: str = "", checker: Checker | None = None) -> Iterator[Finding]:
        """Yield what breaks the networks' rules or the house's, file by file, then what only shows across files.

        A `checker` of one's own keeps what was seen: how many posts, on which accounts.
        """
        yield from in_parallel.findings(self.house, checker or Checker(self.house), paths, network)

    def check_online(self, paths: Sequence[Path] = (), network: str = "") -> Iterator[Finding]:
        """Yield what is wrong with the pages that posts link to; this visits them."""
        from postdesk.checks import linked_pages
        from postdesk.pages import visit

        yield from linked_pages.findings(self.house, Checker(self.house), visit, paths, network)

    def preview(self, paths: Sequence[Path] = (), network: str = "") -> "Sheet":
        """Return every post as it will appear on each of its accounts, or only on those of one network."""
        from postdesk.preview import look

        return look(self.house, paths, network)

    def plan(self, paths: Sequence[Path] = ()) -> tuple[list[Finding], "Plan | None"]:
        """Return the findings and what queueing would do; no plan where an error stands in its way."""
        from postdesk import queue

        findings, ask = queue.asked(self.house, paths)
        return findings, queue.plan(self.log, ask, self.now()) if ask else None

    def queue(self, paths: Sequence[Path] = ()) -> tuple[list[Finding], "Plan | None"]:
        """Check, then make the queue match the files; nothing is queued where an error stands in its way."""
        from postdesk import queue

        findings, ask = queue.asked(self.house, paths)
        return findings, queue.apply(self.log, ask, self.who, self.now()) if ask else None

    def posts(self, week: str | None = None, state: str | None = None) -> "list[Post]":
        """Return the posts in order of their moment: all, or those due in an ISO week, or in one state."""
        from postdesk.log.posts import lookup
        from postdesk.models.life import State
        from postdesk.moments import weeks

        since, until = weeks.bounds(week, self.house.timezone) if week else (None, None)
        with self.log.read() as connection:
            return lookup.listing(connection, [State(state)] if state else [], since, until)

    def calendar(self, posts: "Sequence[Post]") -> str:
        """Return posts as an iCalendar document."""
        from postdesk.queue.calendar_out import ics

        return ics(posts, self.house.name, self.now())

    def standing(self) -> "Standing":
        """Return how things stand: who holds the desk, which accounts wait, which workers were heard of."""
        from postdesk.log.workers import desk_state

        with self.log.read() as connection:
            return desk_state.look(connection, self.now(), unsigned=self.house.unsigned)

    def blocked(self) -> "Blocked | None":
        """Return who keeps everybody from writing to the desk's memory; None where nobody does."""
        return self.log.blocked()

    def shifted(self) -> "list[Shifted]":
        """Return what became of posts that wait, in zones whose rules changed."""
        from postdesk.log.posts import zones

        with self.log.read() as connection:
            return zones.shifted(connection)

    def doctor(self) -> "list[Sign]":
        """Look at all that publishing depends on, and return what is well and what is not."""
        from postdesk.doctor import examination

        return examination.examine(self.house, self.now)

    def history(self, name: str | None = None, since: date | None = None) -> "list[Entry]":
        """Return every attempt and every change of state, of one post or of all, from a day on."""
        from postdesk import queue
        from postdesk.log.posts import history
        from postdesk.moments import weeks

        post = queue.find(self.log, name) if name else None
        start = weeks.midnight(since, self.house.timezone) if since else None
        with self.log.read() as connection:
            return history.entries(connection, post.id if post else None, start)

    def import_(
        self,
        file: Path,
        headers: Mapping[str, str] | None = None,
        as_of: date | None = None,
        account: str = "",
        progress: Callable[[int, int], None] = lambda *_: None,
    ) -> "Imported":
        """Read figures from a network's export, for the day `as_of` or the one that the file names itself.

        `account` is whose figures they are, where the file does not say it; `progress` is called with the rows that are
        read and those that there are.
        """
        from postdesk.importers.intake import Given, bring_in

        given = Given(headers, as_of, account)
        return bring_in(self.log, file, self.house, self.now(), networks.hashtags, given, progress)

    def export(self, folder: Path, format: "export.Format") -> "list[export.Exported]":
        """Write the whole log into a folder as files for other tools, one a table; return what was written."""
        from postdesk.measure.export import export

        return export(self.log, folder, format)

    def hashtags(self, weeks: int) -> "Hashtags":
        """Return how hashtags were used in the last so many weeks, the running one included."""
        from postdesk.report.hashtags import look

        return look(self.log, self.house, self.now(), weeks)

    def hashtag_chart(self, format: "Format", view: str = "uses", weeks: int = 26) -> bytes:
        """Draw hashtags: "uses" week by week, "lift" on engagement over so many weeks, or "campaigns" by share."""
        from postdesk.report.hashtags import chart

        return chart(self.log, self.house, self.now(), format, view, weeks)

    def report(
        self, week: str | None = None, month: str | None = None, campaign: str | None = None, language: str = ""
    ) -> "Report":
        """Compute the report of an ISO week (without one, the last that is over), of a month or of a campaign.

        It is in the language given, or in the desk's; in English where there is no catalogue for it.
        """
        from postdesk import report

        house = replace(self.house, language=language or self.house.language)
        if campaign:
            return report.of_campaign(self.log, house, campaign, self.now())
        if month:
            return report.monthly(self.log, house, month, self.now())
        return report.weekly(self.log, house, week or report.last_week(house, self.now()), self.now())

    def write_report(
        self, made: "Report", folder: Path | None = None, formats: Collection[str] = ("html", "md", "csv", "json")
    ) -> list[Path]:
        """Write a report to a folder, or to its own in `reports/`; return the files, the one to open first in front."""
        from postdesk import report

        return report.write(made, folder or self.house.reports / made.period.folder, formats)

    def printed_report(self, made: "Report", format: str) -> str:
        """Return a report in one format, for standard output."""
        from postdesk import report

        return report.printed(made, format)

    def report_if_due(self) -> Path | None:
        """Take readings and write the weekly report, if its time has come and nobody has; return its first page."""
        from postdesk import report
        from postdesk.log.workers import runs

        if not (week := report.due(self.log, self.house, self.now())):
            return None
        self.measure()
        pages: list[Path] = []
        runs.once(
            self.log, report.KIND, week, lambda: pages.extend(self.write_report(self.report(week))), self.who, self.now
        )
        return pages[0] if pages else None

    def accounts(self, *, ask: bool) -> "list[Listed]":
        """Return how each account publishes; `ask` signs it in at its network."""
        from postdesk.accounts import overview

        return overview.look(self.house, self.connect, self.now, ask=ask)

    def local(self, instant: datetime) -> str:
        """Return an instant on the office's clock: "2026-12-18 09:00"."""
        return slots.slot(instant, self.house.timezone).local
