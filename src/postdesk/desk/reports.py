"""The desk's reports: compute one, write it, print it, mail it.

A report is in the language asked for, or in the desk's; in English where there is no catalogue for it.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from postdesk import report
from postdesk.desk.part import DeskPart
from postdesk.report import Report
from postdesk.settings import House


class DeskReports(DeskPart):
    """The report of a week, a month or a campaign."""

    def week(self, name: str | None = None, language: str = "") -> Report:
        """Compute the report of an ISO week, such as "2026-W47"; without a name, of the last that is over."""
        log, house, now = self.desk.log, self._house(language), self.desk.now()
        return report.weekly(log, house, name or report.last_week(house, now), now)

    def month(self, name: str, language: str = "") -> Report:
        """Compute the report of a month, such as "2026-11"."""
        return report.monthly(self.desk.log, self._house(language), name, self.desk.now())

    def campaign(self, name: str, language: str = "") -> Report:
        """Compute the report of a campaign, from its first post to its last; PostdeskError where the log has none."""
        return report.of_campaign(self.desk.log, self._house(language), name, self.desk.now())

    def write(
        self, made: Report, folder: Path | None = None, formats: Collection[str] = ("html", "md", "csv", "json")
    ) -> list[Path]:
        """Write a report to a folder, or to its own in `reports/`; return the files, the one to open first in front."""
        return report.write(made, folder or self.desk.house.reports / made.period.folder, formats)

    def printed(self, made: Report, format: str) -> str:
        """Return a report in one format, for standard output."""
        return report.printed(made, format)

    def mail(self, made: Report, to: Sequence[str]) -> Sequence[str]:
        """Mail a report; return the addresses that the mail server takes nothing for."""
        return report.mail(made, self.desk.house, to)

    def write_if_due(self) -> Path | None:
        """Take readings and write the weekly report, if its time has come and nobody has; return its first page."""
        from postdesk.log.workers import runs

        desk = self.desk
        if not (week := report.due(desk.log, desk.house, desk.now())):
            return None
        desk.readings.take()
        pages: list[Path] = []
        runs.once(desk.log, report.KIND, week, lambda: pages.extend(self.write(self.week(week))), desk.who, desk.now)
        return pages[0] if pages else None

    def _house(self, language: str) -> House:
        house = self.desk.house
        return replace(house, language=language or house.language)
