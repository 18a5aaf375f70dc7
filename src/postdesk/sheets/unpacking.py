"""The process that reads one spreadsheet: its rows as lines of JSON on standard output, then where each sheet begins.

Everything is bounded before it is unpacked: bytes, their ratio to the file's, and cells between the first and the last.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo, is_zipfile

import msgspec
from msgspec import Struct

from postdesk.files.bounded_process import stay_in_bounds
from postdesk.files.regular import opened
from postdesk.sheets.archives import BROKEN
from postdesk.sheets.looks import Look, seen_rows, sheet_parts

BYTES = 100_000_000
"""What a workbook may hold when it is unpacked; a year of posts takes a hundredth."""
RATIO = 300
"""How many times its size a part may grow; XML shrinks to a twentieth, hardly ever to a hundredth."""
SMALL = 1_000_000
"""Bytes below which no ratio is too much."""
CELLS = 3_000_000
SHEETS = 50
CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
OVERLAP = 200
"""Bytes of a part that are looked at again with the next, so that no cell's name is cut in two."""


class Contents(Struct, frozen=True):
    """Where each sheet begins in the output, and how many rows it has; or what the file is instead (`trouble`).

    That is a sentence that goes on after the file's name, and its `values`.

    `looks` says of each sheet how it looks to whoever opens it.
    """

    sheets: list[tuple[int, int]] = []
    looks: list[Look] = []
    trouble: str = ""
    values: dict[str, int | str] = {}


class TooMuch(ValueError):
    """The workbook takes more room than any export; the sentence goes on after the file's name."""

    def __init__(self, sentence: str, **values: int | str) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values


def _measured(path: Path) -> None:
    """Raise TooMuch where a zipped workbook would unpack to more than `BYTES`, or to more than `CELLS` in a sheet."""
    with opened(path) as file, ZipFile(file) as book:
        left = BYTES
        for part in book.infolist():
            if part.file_size > max(SMALL, RATIO * part.compress_size):
                raise TooMuch("unpacks to far more than its size, as no export does: export it again")
            left -= _looked_through(book, part, left)


def _looked_through(book: ZipFile, part: ZipInfo, left: int) -> int:
    """Return how large a part is, unpacked; TooMuch above what is `left`, or for a sheet with too many cells."""
    size, row, column, kept = 0, 0, 0, b""
    with book.open(part) as unpacked:
        while data := unpacked.read(1 << 20):
            size += len(data)
            if size > left:
                raise TooMuch("unpacks to more than {most} MB: export a shorter time", most=BYTES // 1_000_000)
            for letters, number in CELL.findall(kept + data) if "/worksheets/" in part.filename else ():
                row, column = max(row, int(number)), max(column, _column(letters))
            kept = data[-OVERLAP:]
            if row * column > CELLS:
                raise TooMuch(
                    "has a cell {rows:,} rows down and {columns:,} columns along, as no export does: export it again, "
                    "or save its sheet as CSV",
                    rows=row,
                    columns=column,
                )
    return size


def _column(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def text(cell: object) -> str:
    """Return a spreadsheet's cell as its file would say it in text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)


def unpack(path: Path, out: BinaryIO) -> Contents:
    """Write the rows of every sheet; return where each begins, or what is wrong with the file."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        if _is_zip(path):
            _measured(path)
        with opened(path) as file:
            book = CalamineWorkbook.from_filelike(file)
        names = book.sheet_names[:SHEETS]
        looks = _looks(book, names, path)
        found = [_written(rows, out) for rows in _sheets(book, names)]
    except TooMuch as why:
        return Contents([], [], why.sentence, why.values)
    except (CalamineError, *BROKEN) as error:
        return Contents([], [], "is no spreadsheet that can be read ({why}): export it again", {"why": str(error)[:80]})
    if not found:
        return Contents([], [], "is a workbook without a sheet: export it again")
    starts = [sum(size for size, _ in found[:at]) for at in range(len(found))]
    return Contents([(start, rows) for start, (_, rows) in zip(starts, found, strict=True)], looks)


def _is_zip(path: Path) -> bool:
    with opened(path) as file:
        return is_zipfile(file)


def _looks(book: Any, names: list[str], path: Path) -> list[Look]:  # noqa: ANN401 - of the compiled reader
    """Return how each sheet looks; in old binary workbooks only names are told."""
    seen: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}
    if _is_zip(path):
        with opened(path) as file, ZipFile(file) as parts:
            seen = {name: seen_rows(parts, part) for name, part in sheet_parts(parts).items()}
    shown = {sheet.name: str(sheet.visible).endswith(".Visible") for sheet in book.sheets_metadata}
    looks = []
    for name in names:
        sheet = book.get_sheet_by_name(name)
        merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        left = sheet.start[1] if sheet.start else 0
        hidden, failed = seen.get(name, ((), ()))
        looks.append(Look(name, left, not shown.get(name, True), hidden, merged, failed))
    return looks


def _sheets(book: object, names: list[str]) -> Iterator[Iterator[list[str]]]:
    for name in names:
        sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
        if sheet.height * sheet.width > CELLS:
            raise TooMuch(
                "has a sheet of {rows:,} rows and {columns:,} columns, as no export has: export it again, or save its "
                "sheet as CSV",
                rows=sheet.height,
                columns=sheet.width,
            )
        yield ([text(cell) for cell in row] for row in sheet.iter_rows())


def _written(rows: Iterator[list[str]], out: BinaryIO) -> tuple[int, int]:
    """Write the rows of a sheet; return their bytes and how many they are."""
    size, number = 0, 0
    for row in rows:
        size += out.write(msgspec.json.encode(row) + b"\n")
        number += 1
        if size > BYTES:
            raise TooMuch("holds more than {most} MB of text: export a shorter time", most=BYTES // 1_000_000)
    return size, number


def main() -> None:
    """Unpack the file that the command line names."""
    stay_in_bounds()
    contents = unpack(Path(sys.argv[1]), sys.stdout.buffer)
    sys.stdout.buffer.write(msgspec.json.encode(contents) + b"\n")


if __name__ == "__main__":
    main()
