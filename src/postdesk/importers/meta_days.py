"""Meta Business Suite, one metric of a whole page by day (`Views.csv`, `Follows.csv`; UTF-16 with a `sep=,` line).

The metric's name stands alone in a row ("Views", "Facebook follows", "Instagram reach"), then come a header and a row
for each day, `"2026-09-28T00:00:00","67753"`; a file may hold several such blocks. Headers follow the language of the
account, so a block is known by its shape. The file says neither the page nor, mostly, the network. Of follows Meta
lists only the days that have any: a day that is not listed is not given, it is not 0.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from msgspec import Struct

from postdesk.importers.cells import CellError, count
from postdesk.importers.layout import fold
from postdesk.importers.table import sheets
from postdesk.models import Skipped

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?")
HEADER = ("date", "primary")
TITLE_WITHIN = 5
"""Rows at the top of a file among which the first name stands."""
NETWORKS = ("facebook", "instagram")


class Counted(Struct, frozen=True):
    """What one metric counted on one day. `network` is "" where the file does not say it; `metric` has no capitals."""

    row: int
    network: str
    metric: str
    day: date
    value: int


def days(path: Path) -> Iterator[Counted | Skipped] | None:
    """Return the days of a file of this kind, or None if it is of another.

    Raises:
        ExportError: The file cannot be read.
    """
    table, *others = sheets(path)
    head = list(islice(table.rows(), TITLE_WITHIN + 2))
    if others or not any(_begins(head, at) for at in range(len(head))):
        return None
    return _days([[cell.strip() for cell in row] for row in table.rows()])


def _begins(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a block begins in a row: a name alone, then a header of two or more, then a day."""
    title, header, first = (*rows[at : at + 3], (), ())[:3]
    if len([cell for cell in title if cell.strip()]) != 1 or not title[0].strip() or len(header) < 2:
        return False
    known = tuple(fold(cell) for cell in header[:2]) == HEADER
    return known or (len(first) > 1 and DAY.fullmatch(first[0].strip()) is not None)


def _days(rows: Sequence[Sequence[str]]) -> Iterator[Counted | Skipped]:
    """Yield the days below each name."""
    network, metric, header = "", "", 0
    for at, row in enumerate(rows):
        if _begins(rows, at):
            network, metric = named(row[0])
            header = at + 1
        elif metric and at > header and any(row):
            yield _day(at + 1, row, network, metric)


def named(title: str) -> tuple[str, str]:
    """Return network and metric of a name: "Facebook link clicks" is of Facebook, "Views" of whichever it was."""
    words = title.casefold().split()
    network = words[0] if words[0] in NETWORKS and len(words) > 1 else ""
    return network, " ".join(words[1:] if network else words)


def _day(number: int, row: Sequence[str], network: str, metric: str) -> Counted | Skipped:
    match = DAY.fullmatch(row[0])
    try:
        value = count(row[1]) if len(row) > 1 else None
        day = date.fromisoformat(match[1]) if match else None
    except CellError as why:
        return Skipped(number, f"{metric}: {why}")
    except ValueError:
        day = None
    if day is None:
        return Skipped(number, f'no date can be read in "{row[0]}"')
    if value is None:
        return Skipped(number, f"{metric} is not given for {day}")
    return Counted(number, network, metric, day, value)
