"""Export files as rows of text: CSV in whatever encoding and separator, XLS and XLSX.

Offices open exports in a spreadsheet before they send them on, so a file is looked at before it is believed: its first
bytes say what it is, whatever its name.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct

from postdesk.errors import ExportError, system_reason
from postdesk.files.held_secrets import PIECE, holds_secrets, told_of_secrets
from postdesk.files.regular import opened
from postdesk.sentences import Sentence
from postdesk.sheets.delimited import delimited
from postdesk.sheets.encodings import MOST, encoding
from postdesk.sheets.looks import Look
from postdesk.sheets.workbooks import workbook

START = 2_048
BOOKS = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{", "is JSON, which no table is: fetch the CSV or the spreadsheet instead"),
    (b"[", "is JSON, which no table is: fetch the CSV or the spreadsheet instead"),
    (b"<", "is a web page and no table: sign in to the network and export it again"),
    (b"%PDF", "is a PDF and no table: fetch the CSV or the spreadsheet instead"),
)


class Sheet(Struct, frozen=True):
    """One table of a file. `rows` starts anew at each call, so that a column can be looked through before it is read.

    `lines` is about how many there are; `separator` is "" for spreadsheets; `sure` is False where the encoding was
    guessed; `notes` are remarks for the officer. `look` is how the sheet of a spreadsheet looks.
    """

    rows: Callable[[], Iterator[list[str]]]
    lines: int = 0
    separator: str = ""
    sure: bool = True
    notes: tuple[Sentence, ...] = ()
    look: Look = Look()


def beginning(path: Path) -> bytes:
    """Return the first bytes of a file.

    Raises:
        ExportError: It cannot be read, is larger than any table, or holds secrets.
    """
    try:
        if path.exists() and not path.is_file():
            raise ExportError("{path} is no file: name the export itself", path=path)
        if path.stat().st_size > MOST:
            raise ExportError(
                "{path} is larger than {size} MB: export a shorter time", path=path.name, size=MOST // 1_000_000
            )
        with opened(path, most=MOST) as file:  # it may have grown, and may grow while it is read
            start = file.read(START)
            pieces = islice(iter(partial(file.read, PIECE), b""), MOST // PIECE)
            secret = holds_secrets(chain([start], pieces))
    except OSError as error:
        raise ExportError(
            "{path} cannot be read ({why}): look at its permissions", path=path, why=system_reason(error)
        ) from error
    if secret:
        raise ExportError(told_of_secrets(path.name))
    return start


def sheets(path: Path, languages: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Return the tables of a file; `languages` are those that the desk writes, for texts in old encodings.

    Raises:
        ExportError: It is neither CSV nor a spreadsheet, or larger than any.
    """
    start = beginning(path)
    if start.startswith(BOOKS):
        return tuple(Sheet(rows, lines, look=look) for rows, lines, look in workbook(path))
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, what in OTHERS:
        if bare.startswith(mark):
            raise ExportError("{path} {what}", path=path.name, what=Sentence(what))
    found = encoding(path, start, languages)
    separator, rows = delimited(path, found)
    return (Sheet(rows, found.lines, separator, found.sure, (found.note,) if found.note else ()),)
