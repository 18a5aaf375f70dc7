"""Tables that leave the house, as CSV and as workbook: a spreadsheet opens them right, and runs nothing in them.

A spreadsheet takes a text that begins with a sign of arithmetic for a formula, and a formula can send away what stands
beside it (OWASP, "CSV injection"). Such a text gets an apostrophe in front in CSV; in a workbook it is a text, and so
marked that it stays one when somebody edits it or saves it as CSV.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from postdesk.errors import PostdeskError
from postdesk.sheets.separators import COMMAS, CsvForm

FORMULA = tuple("=+-@|＝＋－＠")
"""What a text begins with that a spreadsheet may take for a formula: signs, and those of full width.

A bar asks another program for something (DDE, `=cmd|…`); that it does so only behind another sign is not relied on.
"""
BREAKS = ("\t", "\r", "\n")
UNSEEN = (
    " \u00a0\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"
)
"""Blanks and signs of no width before it: some programs skip them, and so does whoever copies what they see."""
MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8; without it, it reads one in the machine's own code page."""
LONGEST_NAME = 31
"""Letters that a spreadsheet allows the name of a sheet."""
PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}

Row = Sequence[object]
Table = tuple[str, Sequence[str], Sequence[Row]]
"""A sheet of a workbook: its name, its columns, its rows."""


def like_formula(text: str) -> bool:
    """Whether a spreadsheet might run a text as a formula."""
    return text.startswith(BREAKS) or text.lstrip(UNSEEN).startswith(FORMULA)


def plain_cell(value: object) -> object:
    """Return a value as a table keeps it: moments and days by ISO 8601, several in one text, breaks as line feeds."""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def csv_cell(value: object, form: CsvForm = COMMAS) -> object:
    """Return a value as CSV holds it; what is not given is empty."""
    plain = plain_cell(value)
    if isinstance(plain, float):
        return str(plain).replace(".", form.decimal)
    return f"'{plain}" if isinstance(plain, str) and like_formula(plain) else plain


def csv_lines(columns: Sequence[str], rows: Iterable[Row], form: CsvForm = COMMAS) -> Iterator[str]:
    """Yield a table as CSV, a row at a time (RFC 4180, with line feeds)."""
    text = StringIO()
    writer = csv.writer(text, delimiter=form.separator, lineterminator="\n")
    writer.writerow(columns)
    yield text.getvalue()
    for row in rows:
        text.seek(0)
        text.truncate()
        writer.writerow([csv_cell(value, form) for value in row])
        yield text.getvalue()


def csv_text(columns: Sequence[str], rows: Iterable[Row], form: CsvForm = COMMAS) -> str:
    """Return a table as CSV for a program to read."""
    return "".join(csv_lines(columns, rows, form))


def csv_file(columns: Sequence[str], rows: Iterable[Row], form: CsvForm) -> bytes:
    """Return a table as CSV for the office's spreadsheet to open."""
    return (MARK + csv_text(columns, rows, form)).encode()


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row], form: CsvForm) -> None:
    """Write a table of any length as a CSV file for the office's spreadsheet to open."""
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(MARK)
        file.writelines(csv_lines(columns, rows, form))


def local_words(instant: datetime | None, zone: str, *, exact: bool = True) -> str | None:
    """Return a moment on the office's wall clock, as a person reads it: `Mon 16 Nov 2026 10:00`.

    Only the day where the moment is known no better; None where there is none.
    """
    if instant is None:
        return None
    return f"{instant.astimezone(ZoneInfo(zone)):{'%a %d %b %Y %H:%M' if exact else '%a %d %b %Y'}}"


@contextmanager
def workbook_into(content: BytesIO, title: str, made: datetime) -> Iterator[Any]:
    """Yield an empty workbook in which texts stay texts; at the end it is written, the same the next time.

    Raises:
        PostdeskError: XlsxWriter, which only this needs, is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as absent:
        raise PostdeskError('XLSX needs one more package: run `pip install "postdesk[xlsx]"`') from absent
    with Workbook(content, PLAIN) as book:
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        yield book


def workbook(tables: Sequence[Table], title: str, made: datetime) -> bytes:
    """Return tables as XLSX, a sheet for each; what nobody gave stays empty. The same tables are the same bytes.

    Raises:
        PostdeskError: XlsxWriter, which only this needs, is not installed.
    """
    content = BytesIO()
    with workbook_into(content, title, made) as book:
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for name, columns, rows in tables:
            sheet = book.add_worksheet(name[:LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, columns, bold)
            _fill(sheet, rows, quoted)
            sheet.autofit()
    return content.getvalue()


def _fill(sheet: Any, rows: Sequence[Row], quoted: object) -> None:  # noqa: ANN401 - XlsxWriter has no types
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(map(plain_cell, row)):
            formula = isinstance(value, str) and like_formula(value)
            sheet.write(number, column, value, *([quoted] if formula else []))
