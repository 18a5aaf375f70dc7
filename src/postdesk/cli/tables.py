"""Tables and documents on standard output: aligned words for people, JSON or CSV for scripts."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

import click

format_option = click.option(
    "--format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or for scripts.",
)


def show_json(document: object) -> None:
    """Print one JSON document, in the scripts of its texts."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def show_csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV with a header line; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    click.echo(page.getvalue(), nl=False)


def guarded(cell: object) -> object:
    """Return the cell as a spreadsheet may open it: text that begins like a formula is marked as text."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")):
        return f"'{cell}"
    return cell


def show_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print an aligned table: in the terminal's width on a terminal, one line a row elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=500, no_color=True)
    table = Table(*headers, box=box.SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    console.print(table)


def plural(count: int, one: str, many: str = "") -> str:
    """Return "1 post", "2 posts"; `many` only where an s does not do."""
    return f"{count} {one if count == 1 else many or one + 's'}"
