"""A report into a folder: one HTML file, Markdown with its pictures, tables, and one JSON document.

The same report is the same bytes; each file is replaced at once, so that a reader never meets half of one.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from postdesk.errors import PostdeskError, system_reason
from postdesk.files.whole import write_whole
from postdesk.report.contents import Report
from postdesk.report.document import document
from postdesk.report.markdown import markdown
from postdesk.report.page import page
from postdesk.report.pdf import pdf
from postdesk.report.tables import ACCOUNT_COLUMNS, COLUMNS, account_table, post_table
from postdesk.report.workbook import report_workbook
from postdesk.sheets.separators import COMMAS, CsvForm
from postdesk.sheets.writing import csv_file, csv_text
from postdesk.words import speaking

FORMATS = ("html", "md", "csv", "json")
DRAWN = {"html", "md", "pdf"}
"""What has pictures in it."""


def write(report: Report, folder: Path, formats: Collection[str] = FORMATS, form: CsvForm = COMMAS) -> list[Path]:
    """Write a report in the formats asked for and return the files, the one to open first in front.

    Raises:
        PostdeskError: The folder cannot be made or written to.
    """
    try:
        with speaking(report.language):
            return [_written(folder / name, content) for name, content in _files(report, formats, form)]
    except OSError as trouble:
        raise PostdeskError(
            "the report cannot be written to {folder} ({why}): look at the permissions and at the room on the disk",
            folder=folder,
            why=system_reason(trouble),
        ) from trouble


def _files(report: Report, formats: Collection[str], form: CsvForm) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the formats: its path below the folder, and its content."""
    drawings = {one.name: one.drawn("svg") for one in report.pictures} if DRAWN & set(formats) else {}
    if "html" in formats:
        yield "index.html", page(report, {**drawings, **narrow(report)}).encode()
    if "pdf" in formats:
        yield "report.pdf", pdf(report, drawings)
    if "md" in formats:
        yield "report.md", markdown(report).encode()
        yield from ((f"charts/{name}.svg", drawing) for name, drawing in drawings.items())
        yield from ((f"charts/{one.name}.png", one.drawn("png")) for one in report.pictures)
    yield from _data(report, formats, form)


def narrow(report: Report) -> dict[str, bytes]:
    """Return the drawings for the screen of a phone, by name."""
    found = (one.on_a_phone for one in report.pictures)
    return {one.name: one.drawn("svg") for one in found if one}


def _data(report: Report, formats: Collection[str], form: CsvForm) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the formats that have no pictures."""
    if "csv" in formats:
        yield from _tables(report, form)
    if "json" in formats:
        yield "report.json", document(report)
    if "xlsx" in formats:
        yield "report.xlsx", report_workbook(report)


def _tables(report: Report, form: CsvForm) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of a report: its posts, its whole accounts where there are any, and those of its charts."""
    yield "posts.csv", csv_file(COLUMNS, post_table(report), form)
    if report.accounts:
        yield "accounts.csv", csv_file(ACCOUNT_COLUMNS, account_table(report), form)
    yield from ((f"charts/{one.name}.csv", csv_file(*one.table, form)) for one in report.pictures)


def printed(report: Report, format: str, form: CsvForm = COMMAS) -> str:
    """Return a report in one format, for standard output; as CSV its table of posts."""
    with speaking(report.language):
        return _printed(report, format, form)


def _printed(report: Report, format: str, form: CsvForm) -> str:
    if format == "html":
        return page(report, {**{one.name: one.drawn("svg") for one in report.pictures}, **narrow(report)})
    if format == "md":
        return markdown(report)
    return document(report).decode() if format == "json" else csv_text(COLUMNS, post_table(report), form)


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(path, content)
