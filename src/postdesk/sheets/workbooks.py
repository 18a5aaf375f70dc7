"""Spreadsheets, read by a process of their own.

What reads them keeps every cell between the first and the last in memory, and a file can name a last one that no
machine has room for; where that ends the reader, it ends a process that has nothing else to do.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from postdesk.errors import ExportError
from postdesk.files.bounded_process import PATIENCE, said_apart
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence
from postdesk.sheets.looks import Look
from postdesk.sheets.unpacking import Contents


def workbook(path: Path, patience: float = PATIENCE) -> list[tuple[Callable[[], Iterator[list[str]]], int, Look]]:
    """Return the sheets of a workbook, each as what yields its rows, how many there are, and how it looks.

    `patience` is how many seconds that may take.

    Raises:
        ExportError: It cannot be read, holds no sheet, or takes more room than any export.
    """
    said = said_apart("postdesk.sheets.unpacking", str(path.absolute()), patience=patience)
    if not said:
        raise ExportError(
            "{path} is too large or too broken a spreadsheet to be read: save its sheet as CSV", path=path.name
        )
    contents = msgspec.json.decode(said.rstrip().rpartition(b"\n")[2], type=known_type(Contents))
    if contents.trouble:
        raise ExportError("{path} {trouble}", path=path.name, trouble=Sentence(contents.trouble, **contents.values))
    sheets = zip(contents.sheets, contents.looks, strict=True)
    return [(_rows(said, start, rows), rows, look) for (start, rows), look in sheets]


def _rows(said: bytes, start: int, rows: int) -> Callable[[], Iterator[list[str]]]:
    read = msgspec.json.Decoder(list[str]).decode

    def again() -> Iterator[list[str]]:
        at = start
        for _ in range(rows):
            end = said.index(b"\n", at)
            yield read(said[at:end])
            at = end + 1

    return again
