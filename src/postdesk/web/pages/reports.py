"""The reports that have been written, each as it lies in `reports/`."""

from pathlib import Path

from msgspec import Struct

from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.wording import phrase

FIRST = "index.html"


class Written(Struct, frozen=True):
    """One report: its folder, and the files of other kinds beside its page."""

    folder: str
    files: tuple[str, ...]


def reports_written(reports: Path) -> list[Written]:
    """Return the reports in a folder, the newest period first; those that have a page."""
    if not reports.is_dir():
        return []
    folders = [
        path
        for path in reports.iterdir()
        if (path / FIRST).is_file() and not path.is_symlink() and path.name != "handoff"
    ]
    return [
        Written(path.name, tuple(sorted(each.name for each in path.iterdir() if each.is_file() and each.name != FIRST)))
        for path in sorted(folders, reverse=True)
    ]


def page_values(asked: PageRequest) -> Values:
    """Return all reports."""
    return {"reports": reports_written(asked.desk.house.reports)}


def one_report(asked: PageRequest) -> Values:
    """Return one report, to be shown in a frame."""
    name = asked.path["folder"]
    found = [report for report in reports_written(asked.desk.house.reports) if report.folder == name]
    if not found:
        raise NotThere(
            phrase("There is no report <bdi>{name}</bdi>; those that there are stand under Reports.", name=name)
        )
    return {"report": found[0], "first": FIRST}


PAGE = WebPage("reports", "/reports", "web/reports.html", page_values, "Reports")
ONE = WebPage("report", "/reports/{folder}", "web/report.html", one_report)
