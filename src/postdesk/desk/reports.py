"""The desk's reports: compute one, write it, print it, mail it; and those that write and mail themselves.

A report is in the language asked for, or in the desk's; in English where there is no catalogue for it.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from postdesk import report
from postdesk.accounts.destinations import hold_destination, mail_destination
from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError
from postdesk.log.posts import notices
from postdesk.log.posts.notices import News
from postdesk.log.workers import letters, once_a_period
from postdesk.report import Charted, Report, delivery, gathering, mailing, reminder
from postdesk.report.due import name_of, option_of
from postdesk.settings import House
from postdesk.settings.mail import password
from postdesk.sheets.separators import COMMAS, CsvForm

AHEAD = timedelta(days=366)
"""How far ahead drafts are looked for that are not queued yet."""


class DeskReports(DeskPart):
    """The report of a week, a month or a campaign."""

    def week(self, name: str | None = None, language: str = "") -> Report:
        """Compute the report of an ISO week, such as "2026-W47"; without a name, of the last that is over."""
        log, house, now = self.desk.log, self._house(language), self.desk.now()
        return report.weekly(log, house, name or report.last_week(house, now), now, self._drafted())

    def month(self, name: str, language: str = "") -> Report:
        """Compute the report of a month, such as "2026-11"."""
        return report.monthly(self.desk.log, self._house(language), name, self.desk.now(), self._drafted())

    def campaign(self, name: str, language: str = "") -> Report:
        """Compute the report of a campaign, from its first post to its last; PostdeskError where the log has none."""
        return report.of_campaign(self.desk.log, self._house(language), name, self.desk.now(), self._drafted())

    def span(self, name: str, language: str = "") -> Charted:
        """Compute the charts of a quarter, "2026-Q4", a year, "2026", or of days, "2026-11-01..2026-11-20"."""
        return report.charts_of_span(self.desk.log, self._house(language), name, self.desk.now())

    def campaigns(self) -> Sequence[str]:
        """Return the campaigns of which there can be a report, by name."""
        return gathering.known_campaigns(self.desk.log)

    def write(
        self, made: Report, folder: Path | None = None, formats: Collection[str] = ("html", "md", "csv", "json")
    ) -> list[Path]:
        """Write a report to a folder, or to its own in `reports/`; return the files, the one to open first in front."""
        house = self.desk.house
        return report.write(made, folder or house.reports / made.period.folder, formats, house.csv)

    def printed(self, made: Report, format: str, form: CsvForm = COMMAS) -> str:
        """Return a report in one format, for standard output."""
        return report.printed(made, format, form)

    def mail(self, made: Report, to: Sequence[str]) -> Sequence[str]:
        """Mail a report; return the addresses that the mail server takes nothing for."""
        return report.mail(made, self.desk.house, to, self._password())

    def write_if_due(self) -> list[tuple[str, Path]]:
        """Take readings and write each report whose time has come and that nobody has; return kinds and first pages.

        Whoever gets a report by itself is mailed it by `deliver`.
        """
        desk = self.desk
        if not any(kind.due(desk.log, desk.house, desk.now()) for kind in report.KINDS):
            return []
        desk.readings.take_for_report()
        pages: list[tuple[str, Path]] = []
        for kind in report.KINDS:
            while period := kind.due(desk.log, desk.house, desk.now()):
                write = partial(self._write_due, kind.kind, period, pages)
                if not once_a_period.once(desk.log, kind.kind, period, write, desk.who, desk.now):
                    break
        return pages

    def _write_due(self, kind: str, period: str, pages: list[tuple[str, Path]]) -> None:
        """Write one report, and let it be mailed."""
        pages.append((kind, self.write(self._of(kind, period))[0]))
        self.post_letters(kind, period)

    def _of(self, kind: str, period: str) -> Report:
        """Compute a report that writes itself."""
        compute = {"week": self.week, "month": self.month, "campaign": self.campaign}
        return compute[option_of(kind)](name_of(period))

    def remind_if_due(self) -> list[str]:
        """Remind whoever exports figures, if it is time and nobody has; return what there is to fetch."""
        desk = self.desk
        said: list[str] = []
        if week := reminder.due_reminder(desk.log, desk.house, desk.now()):
            tell = partial(self._remind, week, said)
            once_a_period.once(desk.log, reminder.KIND, week, tell, desk.who, desk.now)
        return said

    def _remind(self, week: str, said: list[str]) -> None:
        """Say which figures are old; by [notices] and by mail, too, where the desk has them."""
        desk, now = self.desk, self.desk.now()
        house = desk.house
        old = reminder.outdated(desk.log, house, now)
        said += [one.says(now, house.timezone) for one in old]
        if said and house.notices:
            told = zip(said, reminder.told_before(house, week, old, now), strict=True)
            notices.remember(desk.log, [News(f"{reminder.KIND} {week} {one}", says) for one, says in told], now)
        if said:
            self.post_letters(reminder.KIND, week)

    def post_letters(self, kind: str, period: str) -> None:
        """Keep a report, or a reminder, to be mailed to whoever gets it by itself."""
        desk = self.desk
        letters.post_letters(desk.log, kind, period, delivery.recipients(desk.house, kind), desk.now())

    def deliver(self, carry: delivery.Carry | None = None) -> Iterator[str]:
        """Mail what waits to be mailed, by `carry` or here; yield a sentence for what was taken and what was not."""
        desk = self.desk
        yield from delivery.deliver(desk.log, desk.house, desk.now, carry or self.carry)

    def carry(self, kind: str, period: str, addresses: Sequence[str]) -> Collection[str]:
        """Mail a report, or a reminder, and return the addresses that the mail server takes nothing for.

        Raises:
            PostdeskError: It takes it for nobody, or the desk has none.
        """
        if kind != reminder.KIND:
            return self.mail(self._of(kind, period), addresses)
        desk, now = self.desk, self.desk.now()
        if desk.house.mail is None:
            raise PostdeskError(mailing.NO_SERVER)
        old = reminder.outdated(desk.log, desk.house, now)
        letter = reminder.reminder(desk.house, desk.house.mail, period, old, addresses, now)
        return mailing.send(letter, desk.house.mail, self._password())

    def _drafted(self) -> frozenset[str]:
        """Return the networks for which drafts to come stand in campaign files and are not queued, ready or not."""
        from postdesk.queue.calendar_days import CalendarSpan  # a worker that waits needs neither

        desk, now = self.desk, self.desk.now()
        found = desk.queue.differences()
        if found is None:
            return frozenset()
        ahead = CalendarSpan("", now.date(), now.date() + AHEAD)
        ready = {one.account for one in found.plan.added if one.due > now}
        dated = {name for one in desk.posts.only_in_files(ahead) if one.instant > now for name in one.accounts}
        known = desk.house.accounts
        return frozenset(known[name].network for name in (ready | dated) & known.keys())

    def _password(self) -> str:
        """Return the password for mail; SettingsError where it was given for another server."""
        for wanted in mail_destination(self.desk.house.mail):
            hold_destination(self.desk.log, wanted, self.desk.now())
        return password()

    def _house(self, language: str) -> House:
        house = self.desk.house
        return replace(house, language=language or house.language)
