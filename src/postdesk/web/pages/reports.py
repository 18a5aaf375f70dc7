"""The reports that have been written, each as it lies in `reports/`."""

import re

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.moments.wall_clock import next_free
from postdesk.queue.calendar_days import month_span, week_span
from postdesk.settings import House
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.wording import phrase
from postdesk.words import on_day
from postdesk.words.dates import dated_days

FIRST = "index.html"


class Written(Struct, frozen=True):
    """One report: its folder, and the files of other kinds beside its page."""

    folder: str
    files: tuple[str, ...]

    @property
    def days(self) -> str:
        """The days of a week's or a month's report, as the language writes them; "" for any other."""
        try:
            if re.fullmatch(r"(?a)\d{4}-\d\d", self.folder):
                return on_day(month_span(self.folder).first, "yMMMM")
            if re.fullmatch(r"(?a)\d{4}-W\d\d", self.folder):
                days = week_span(self.folder).whole_weeks
                return dated_days(days[0], days[-1])
        except PostdeskError:  # somebody's own folder
            pass
        return ""


def reports_written(house: House) -> list[Written]:
    """Return the reports of a desk, the newest period first; those that have a page."""
    if not house.reports.is_dir():
        return []
    folders = [
        path
        for path in house.reports.iterdir()
        if (path / FIRST).is_file() and not path.is_symlink() and path != house.handoff
    ]
    return [
        Written(path.name, tuple(sorted(each.name for each in path.iterdir() if each.is_file() and each.name != FIRST)))
        for path in sorted(folders, reverse=True)
    ]


def page_values(asked: PageRequest) -> Values:
    """Return all reports, and when the worker writes the next one."""
    house, now = asked.desk.house, asked.desk.now()
    return {
        "reports": reports_written(house),
        "next": next_free([house.report_every], house.timezone, now, ()).local,
    }


def one_report(asked: PageRequest) -> Values:
    """Return one report, to be shown in a frame."""
    name = asked.path["folder"]
    found = [report for report in reports_written(asked.desk.house) if report.folder == name]
    if not found:
        raise NotThere(
            phrase("There is no report <bdi>{name}</bdi>; those that there are stand under Reports.", name=name)
        )
    return {"report": found[0], "first": FIRST}


PAGE = WebPage("reports", "/reports", "web/reports.html", page_values, "Reports")
ONE = WebPage("report", "/reports/{folder}", "web/report.html", one_report)
