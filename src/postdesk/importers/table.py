"""Export files as rows of text: CSV in whatever encoding and separator, XLS and XLSX.

Offices open exports in a spreadsheet before they send them on, so the file is looked at before it is believed: byte
order mark, UTF-8, else the code page its bytes look like; a `sep=` line, else the separator that its first lines hold
most.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from postdesk.errors import ExportError

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
EXCEL = {b"\xd0\xcf\x11\xe0": ".xls", b"PK\x03\x04": ".xlsx"}
CYRILLIC_WORD = re.compile(rb"[\xc0-\xff]{3}")
SEP = re.compile(r"sep=(.)\s*")


class Sheet(Struct, frozen=True):
    """One table of a file. `rows` starts anew at each call, so that a column can be looked through before it is read.

    `lines` is about how many there are; `separator` is "" for spreadsheets; `notes` are remarks for the officer.
    """

    rows: Callable[[], Iterator[list[str]]]
    lines: int = 0
    separator: str = ""
    notes: tuple[str, ...] = ()


def sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the tables of an export; ExportError where it is neither CSV nor a spreadsheet."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}") from error
    return _workbook(path) if start in EXCEL else (_csv(path, start),)


def _workbook(path: Path) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        found = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        raise ExportError(f"{path.name} is no spreadsheet that can be read ({error}): export it again") from error
    return tuple(
        Sheet(lambda sheet=sheet: ([_text(cell) for cell in row] for row in sheet.iter_rows()), sheet.height)  # type: ignore[misc]
        for sheet in found
    )


def _text(cell: object) -> str:
    """Return a spreadsheet's cell as its file would say it in text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)


def _csv(path: Path, start: bytes) -> Sheet:
    encoding, lines, notes = _encoding(path, start)
    with path.open(encoding=encoding, newline="") as file:
        head = "".join(file.readline() for _ in range(5))
    named = SEP.match(head)
    separator = named[1] if named else max(",;\t", key=head.count)

    def rows() -> Iterator[list[str]]:
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        with path.open(encoding=encoding, newline="") as file:
            yield from csv.reader(file, delimiter=separator)

    return Sheet(rows, lines, separator, notes)


def _encoding(path: Path, start: bytes) -> tuple[str, int, tuple[str, ...]]:
    """Return the encoding that reads the whole file, its lines, and a remark where it had to be guessed.

    Raises:
        ExportError: None does: the file is no text.
    """
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS.items() if start.startswith(mark)), None)
    if (lines := _lines(path, marked or "utf-8")) is not None:
        return marked or "utf-8", lines, ()
    guess = "cp1251" if CYRILLIC_WORD.search(path.read_bytes()) else "cp1252"
    lines = None if marked else _lines(path, guess)
    if lines is None:
        raise ExportError(f"{path.name} is neither a table in text nor a spreadsheet: export it again")
    return guess, lines, (f"{path.name} is not UTF-8; it was read as {guess}: look whether its letters are right",)


def _lines(path: Path, encoding: str) -> int | None:
    """Return the lines of a file if an encoding reads the whole of it as text, which holds no NUL; else None."""
    lines = 0
    try:
        with path.open(encoding=encoding) as file:
            while part := file.read(1 << 20):
                if "\0" in part:
                    return None
                lines += part.count("\n")
    except UnicodeError:
        return None
    return lines
