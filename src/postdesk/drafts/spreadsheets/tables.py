"""A file of tables as an officer sees it: headings, rows, and for every cell the name under which she finds it."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.spreadsheets.cells import ERRORS, whole_lines
from postdesk.errors import ExportError
from postdesk.sentences import Sentence
from postdesk.sheets.looks import Look
from postdesk.sheets.reading import Sheet, sheets

LOOKED_AT = 20
"""Rows in which the headings are looked for; above them a table may have a title and remarks."""
MOST_ROWS = 20_000
_QUOTES = {ord(sign): '"' for sign in "“”„‟″«»"} | {ord(sign): "'" for sign in "‘’‚‛′"}


class SheetFault(Struct, frozen=True):
    """What is wrong with one cell, or one row, of a table, with its remedy."""

    place: str
    sentence: str


class TableRow(Struct, frozen=True):
    """One row: its number as the spreadsheet shows it, and its cells by column, from 0; empty ones are left out."""

    number: int
    cells: dict[int, str]


class PlanTable(Struct, frozen=True):
    """One table of a file.

    `where` is what comes before a cell's name: `plan.xlsx!posts!`. `headings` are in order, each as it is written;
    `left` is the column of the first. `faults` are cells that cannot be read, `notes` what an officer may not expect.
    """

    where: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    faults: tuple[SheetFault, ...] = ()
    notes: tuple[Sentence, ...] = ()

    def place(self, column: int, row: int) -> str:
        """Return the name of a cell: `plan.xlsx!posts!D12`."""
        return f"{self.where}{column_letters(column)}{row}"


def plan_tables(path: Path, languages: Sequence[str], known: Callable[[Sequence[str]], bool]) -> list[PlanTable]:
    """Return the tables of a file that hold anything; `known` tells whether a row may be one of headings.

    Raises:
        ExportError: The file cannot be read.
    """
    found = sheets(path, languages)
    seen = [sheet for sheet in found if not sheet.look.aside]
    notes = [
        Sentence('{file}: the sheet "{sheet}" is hidden and was not read', file=path.name, sheet=sheet.look.name)
        for sheet in found
        if sheet.look.aside and sheet.look.name != LISTS
    ]
    tables = [table for sheet in seen if (table := _table(path, sheet, known))]
    if tables and notes:
        first = tables[0]
        tables[0] = PlanTable(
            first.where, first.sheet, first.headings, first.rows, first.faults, (*notes, *first.notes)
        )
    return tables


def first_ten(rows: Sequence[int]) -> str:
    """Return the numbers of some rows, of many the first: "3, 5, 8 …"."""
    return ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")


LISTS = "postdesk lists"
"""The hidden sheet that holds what our own tables offer to choose from."""


def _table(path: Path, sheet: Sheet, known: Callable[[Sequence[str]], bool]) -> PlanTable | None:
    where = f"{path.name}!{sheet.look.name}!" if sheet.look.name else f"{path.name}!"
    rows = list(_rows(sheet, where))
    top = next((at for at, row in enumerate(rows[:LOOKED_AT]) if known(_headings(row))), 0)
    if not rows:
        return None
    headings, body = (_headings(rows[top]), rows[top + 1 :]) if known(_headings(rows[top])) else ((), rows)
    return PlanTable(
        where=where,
        sheet=sheet.look.name,
        headings=headings,
        rows=tuple(body),
        faults=(*_failed(sheet, where, body), *_beyond(sheet, where, headings, body)),
        notes=(*sheet.notes, *_hidden(path, sheet, body)),
    )


def _rows(sheet: Sheet, where: str) -> Iterator[TableRow]:
    """Yield the rows that hold anything, with what is merged in every row that it covers."""
    down = _Merged(sheet.look)
    named = 0
    for number, cells in enumerate(sheet.rows()):
        if not number and sheet.separator and cells and cells[0].lower().startswith("sep="):
            named = 1
            continue
        whole = {sheet.look.left + at: whole_lines(cell) for at, cell in enumerate(cells)}
        kept = {column: cell for column, cell in down.filled(number, whole).items() if cell}
        if kept and number >= MOST_ROWS:
            raise ExportError(
                "{sheet} has more than {most:,} rows: take it in by parts", sheet=where.rstrip("!"), most=MOST_ROWS
            )
        if kept:
            yield TableRow(number + 1 - named, kept)


class _Merged:
    """What is merged over several rows: each of them has it, though a file says it once."""

    def __init__(self, look: Look) -> None:
        self._covered = {
            (row, left): (top, left)
            for top, left, bottom, _ in look.merged[:MOST_MERGED]
            for row in range(top + 1, min(bottom, MOST_ROWS) + 1)
        }
        self._sources = set(self._covered.values())
        self._values: dict[tuple[int, int], str] = {}

    def filled(self, number: int, cells: dict[int, str]) -> dict[int, str]:
        """Return a row's cells with what covers them from above."""
        self._values |= {place: cells.get(place[1], "") for place in self._sources if place[0] == number}
        covered = {column: self._values[source] for (row, column), source in self._covered.items() if row == number}
        return {**cells, **covered}


MOST_MERGED = 1_000


def _headings(row: TableRow) -> tuple[str, ...]:
    return tuple(row.cells.get(column, "") for column in range(max(row.cells) + 1))


def _failed(sheet: Sheet, where: str, body: Sequence[TableRow]) -> Iterator[SheetFault]:
    """Yield the cells in which a spreadsheet took a text for a formula, and lost it."""
    for name in sheet.look.failed:
        yield SheetFault(f"{where}{name}", FORMULA)
    for row in body:
        for column, cell in row.cells.items():
            if cell in ERRORS:
                yield SheetFault(f"{where}{column_letters(column)}{row.number}", FORMULA)


FORMULA = "the spreadsheet took a text for a formula and lost it: write it again with an apostrophe (') in front"


def _beyond(sheet: Sheet, where: str, headings: Sequence[str], body: Sequence[TableRow]) -> Iterator[SheetFault]:
    """Yield the rows of a text that have more cells than there are headings: what was cut belongs together."""
    for row in body if headings and sheet.separator else ():
        beyond = [column for column in row.cells if column >= len(headings)]
        if beyond:
            yield SheetFault(
                f"{where}{column_letters(beyond[0])}{row.number}",
                Sentence(
                    "the row has more cells than there are headings: a text with a {sign} in it needs straight quotes "
                    '(") around it',
                    sign=Sentence("tab") if sheet.separator == "\t" else f"“{sheet.separator}”",
                ),
            )


def _hidden(path: Path, sheet: Sheet, body: Sequence[TableRow]) -> Iterator[Sentence]:
    """Yield that hidden rows were read, too."""
    hidden = sorted({row.number for row in body}.intersection(sheet.look.hidden))
    if hidden:
        yield Sentence(
            '{file}: hidden rows of the sheet "{sheet}" were read, too: {rows}',
            file=path.name,
            sheet=sheet.look.name,
            rows=first_ten(hidden),
        )


def column_letters(column: int) -> str:
    """Return a column's letters by its number from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def folded_heading(heading: str) -> str:
    """Return a heading as headings are compared: without case, its blanks and quotes made plain."""
    return re.sub(r"\s+", " ", heading.translate(_QUOTES).replace("\ufeff", "")).strip().strip('"').casefold()
