"""Tables in text: cells between commas, semicolons or tabs.

A `sep=` line names the separator; else it is the one with which most of the first rows are equally wide. A spreadsheet
that did not know the separator saves each line as one cell, in quotation marks if any stand in it: such lines are
unwrapped.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from postdesk.errors import ExportError
from postdesk.files.regular import opened_text
from postdesk.sheets.encodings import MOST, Encoding

SEP = re.compile(r"\ufeff?sep=(.)\s*")
SEPARATORS = ",;\t|"
WRAPPED = re.compile(r'"((?:[^"]|"")*)"[,;\t|]*(\s*)')
"""A line that is one quoted cell."""
HEAD = 12
"""Lines that are looked at to find the separator."""
END = "\x1e"
"""Stands behind them, and is a row of its own unless a text that is quoted goes on."""
LONGEST = 1_000_000
"""Letters of one line, and of one cell, at most: no post is that long, and a file without an end of line is none."""
WIDEST = 2_000
"""Cells of one row at most; the widest export that a network makes has about a hundred."""
Rows = Callable[[], Iterator[list[str]]]


def delimited(path: Path, encoding: Encoding) -> tuple[str, Rows]:
    """Return the separator of a text's cells, and what reads its rows anew at each call.

    Raises:
        ExportError: A line or a cell is longer than any that an export has; reading the rows raises it, too.
    """
    with opened_text(path, encoding.name, encoding.errors, newline="", most=MOST) as file:
        head = list(islice(_lines(file, path.name), HEAD))
    named = SEP.match(head[0]) if head else None
    separator = named[1] if named else _fitting(head)
    inner = _wrapped(_cut(head, separator))
    some = not inner and _is_wider_bare(head, separator)
    rows = _reader(path, encoding, inner or separator, unwrapping=separator if inner else "", some=some)
    return inner or separator, rows


def _reader(path: Path, encoding: Encoding, separator: str, *, unwrapping: str, some: bool) -> Rows:
    """Return what reads the rows: of lines that are `unwrapping`'s one cell each, or of which `some` are one cell."""

    def rows() -> Iterator[list[str]]:
        with opened_text(path, encoding.name, encoding.errors, newline="", most=MOST) as file:
            lines: Iterable[str] = _lines(file, path.name)
            if unwrapping:
                lines = (f"{row[0] if row else ''}\n" for row in _parsed(lines, unwrapping, path.name))
            elif some:
                lines = map(_bare, lines)
            yield from _parsed(lines, separator, path.name)

    return rows


def _parsed(lines: Iterable[str], separator: str, name: str) -> Iterator[list[str]]:
    """Yield the rows; ExportError where one cannot be."""
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, delimiter=separator)
    begins = 1
    try:
        for row in reader:
            begins = reader.line_num + 1
            if len(row) > WIDEST:
                raise ExportError(
                    "{name}, line {number}: more than {most:,} cells stand in one row: {again}",
                    name=name,
                    number=reader.line_num,
                    most=WIDEST,
                    again=AGAIN,
                )
            yield row
    except csv.Error as error:
        raise ExportError(
            "{name}, line {number}: a text that is quoted here never ends: {again}",
            name=name,
            number=begins,
            again=AGAIN,
        ) from error


AGAIN = "export it again"


def _lines(file: TextIO, name: str) -> Iterator[str]:
    """Yield the lines of a text with their ends."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            raise ExportError(
                "{name}, line {number}: the line is longer than a million letters: {again}",
                name=name,
                number=number,
                again=AGAIN,
            )
        yield line


def _cut(head: Iterable[str], separator: str) -> list[list[str]]:
    """Return the first rows as one separator cuts them, without one that goes on beyond them in a quoted text."""
    csv.field_size_limit(LONGEST)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader([*head, f"{END}\n"], delimiter=separator))
    except csv.Error:
        return []
    return [row for row in rows[:-1] if any(row)]


def _fitting(head: Sequence[str]) -> str:
    """Return the separator with which most of its rows are equally wide, the widest of several; else a comma.

    It is their share that counts: a text of several lines is one row with the right separator, and many with others.
    """
    return max(SEPARATORS, key=lambda separator: _fit(head, separator))


def _fit(head: Iterable[str], separator: str) -> tuple[float, int]:
    """Return which share of the first rows is equally wide with a separator, and how wide."""
    rows = _cut(head, separator)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((times / len(rows), width) for width, times in widths.items()), default=(0, 0))


def _is_wider_bare(head: Sequence[str], separator: str) -> bool:
    """Tell whether more of the first rows are as wide as the others when the lines that are one cell are unwrapped."""
    (times, wide), (bare_times, bare_wide) = _fit(head, separator), _fit(map(_bare, head), separator)
    return bare_times > times and bare_wide == wide > 2


def _bare(line: str) -> str:
    """Return what stands in a line that is one quoted cell; any other line as it is."""
    match = WRAPPED.fullmatch(line)
    return match[1].replace('""', '"') + match[2] if match else line


def _wrapped(rows: Sequence[Sequence[str]]) -> str:
    """Return what separates the cells inside rows of which each is one quoted cell; "" where they are not."""
    lines = [cells[0] for row in rows if len(cells := [cell for cell in row if cell]) == 1]
    if not lines or len(lines) < len(rows):
        return ""
    separator = _fitting([f"{line}\n" for line in lines])
    widest = max((len(row) for row in _cut(lines, separator)), default=0)
    return separator if widest > 2 else ""
