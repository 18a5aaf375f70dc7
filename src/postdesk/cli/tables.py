"""Tables and documents on standard output: aligned words for people, JSON or CSV for scripts."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import Office
from postdesk.cli.door import paint, trusted
from postdesk.cli.plainly import facts, plainly
from postdesk.cli.worded import counted, worded
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from postdesk.desk import Desk
    from postdesk.sheets.separators import CsvForm

format_option = click.option(
    "--format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or for scripts.",
)
WHOLE = 32
"""A first column up to this width, such as a moment or a hashtag, is never broken, however narrow the terminal is."""
BROKEN = 24
"""What is left of a wider one at least, so that a name is still to be read."""
GAP = 2
"""Columns of the terminal behind each of a table's."""
MOST = 40
"""Rows that a terminal shows of what a file has whole."""


def show_json(document: object) -> None:
    """Print one JSON document, in the scripts of its texts where the reader's code page has them all."""
    import json

    everywhere = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    click.echo(json.dumps(document, ensure_ascii=not everywhere, indent=2))


def show_amiss(sentences: Iterable[str]) -> None:
    """Tell what went wrong beside what was shown; where anything did, the command ends with 1."""
    if told := list(sentences):
        click.echo("".join(f"postdesk: {sentence}\n" for sentence in told), nl=False, err=True)
        sys.exit(1)


def _remember_delimiter(ctx: click.Context, _param: click.Parameter, asked: str | None) -> None:
    if asked and (office := ctx.find_object(Office)):
        office.separator = DELIMITERS[asked]


DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
delimiter_option = click.option(
    "--delimiter",
    type=click.Choice(list(DELIMITERS)),
    expose_value=False,
    callback=_remember_delimiter,
    help="What stands between the cells of CSV.  [default: as the desk's language has it]",
)
"""How an officer says for once what stands between the cells of CSV; the desk that is opened then writes it so."""


def show_csv(desk: "Desk", headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV with a header line, in which a spreadsheet finds no formula.

    Into a file it goes as the office's spreadsheet opens it, behind the mark by which that knows UTF-8. A program that
    reads from a pipe gets no mark, and commas unless the desk or the officer names what stands between the cells.
    """
    from postdesk.sheets.writing import csv_text

    click.echo(csv_text(headers, rows, csv_begun(desk)), nl=False)


def csv_begun(desk: "Desk") -> "CsvForm":
    """Begin CSV on standard output, in a file with the mark of UTF-8; return how it is to be written."""
    from postdesk.sheets.separators import COMMAS
    from postdesk.sheets.writing import MARK

    if _into_file():
        trusted(sys.stdout).write(MARK)
        return desk.house.csv
    return desk.house.csv if desk.house.csv_separator else COMMAS


def _into_file() -> bool:
    """Whether the output is sent into a file, which somebody may open."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def show_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print an aligned table: folded into the terminal's width on a terminal, one line a row elsewhere.

    For a screen reader it is a line a cell, after the name of its column.
    """
    page = [[one_line(cell) for cell in row] for row in (headers, *rows)]
    if plainly():
        click.echo("".join(f"{line}\n" for line in facts(page[0], page[1:])))
    elif sys.stdout.isatty():
        show_folded(page)
    else:
        click.echo("\n".join(aligned(page)))


def show_most(headers: Sequence[str], rows: Sequence[Sequence[str]], *, ends: bool = False) -> None:
    """Print a table; on a terminal its first rows alone, or with `ends` the first and the last, and count the rest."""
    over = len(rows) - MOST
    if over <= 0 or room() is None:
        show_table(headers, rows)
        return
    half = MOST // 2
    show_table(headers, [*rows[:half], *rows[-half:]] if ends else rows[:MOST])
    rest = "… and {number} more: --format csv has them all."
    between = "… and {number} more between the first and the last: --format csv has them all."
    click.echo(worded(between if ends else rest, number=over))


def show_wide(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table of many columns; on a terminal that is too narrow for it, each row as a list of what it tells."""
    page = [[one_line(cell) for cell in row] for row in (headers, *rows)]
    columns = room()
    if columns is None or sum(widths(page)) + GAP * len(headers) <= columns:
        show_table(headers, page[1:])
    else:
        _show_listed(page)


def _show_listed(page: Sequence[Sequence[str]]) -> None:
    """Print a line a fact, the names of the columns before them, and an empty line behind each row but the last."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(page[1:]):
        if number:
            table.add_row("", "")
        for header, cell in zip(page[0], row, strict=True):
            if cell:
                table.add_row(header, Text(cell))
    paint(table)


def room() -> int | None:
    """Return how many columns the terminal has; None where the output goes elsewhere, and a line may be any length."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() and not plainly() else None


def show_folded(page: Sequence[Sequence[str]]) -> None:
    """Print rows, the first of them headers, on a terminal; what is too long goes on below, and nothing is cut off."""
    from rich.table import Table
    from rich.text import Text

    table, columns = Table(box=None, padding=(0, GAP, 0, 0), header_style="bold"), widths(page)
    for header, first in zip(page[0], [_first_width(columns), *([None] * len(columns))], strict=False):
        table.add_column(header, overflow="fold", no_wrap=first == columns[0], width=first)
    for row in page[1:]:
        table.add_row(*map(Text, row))
    paint(table)


def _first_width(columns: Sequence[int]) -> int:
    """Return how wide a table's first column is on this terminal."""
    first, *others = columns
    left = (room() or 0) - sum(others) - GAP * len(columns)
    return first if first <= WHOLE else min(first, max(left, BROKEN))


def aligned(page: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line a row, its cells below each other in a fixed-width font, wide letters and emoji included."""
    from rich.cells import cell_len

    columns = widths(page)
    for row in page:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, columns, strict=True))
        yield "  ".join(cells).rstrip()


def widths(page: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column, in cells of a terminal."""
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(*page, strict=True)]


def headings(*names: str) -> list[str]:
    """Return the headings of a table in the language spoken."""
    return [worded(name) for name in names]


def posts_counted(count: int) -> str:
    """Return how many posts something has, or is about: "2 posts"."""
    return counted("{count} post", "{count} posts", count)


def nearby(path: Path) -> str:
    """Return a path as it may be opened from here: short where it lies below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
