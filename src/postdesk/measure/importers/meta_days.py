"""Meta Business Suite, one metric of a whole page by day (`Views.csv`, `Follows.csv`; UTF-16 with a `sep=,` line).

The metric's name stands alone in a row ("Views", "Facebook follows", "Instagram reach"), then come a header and a row
for each day, `"2026-09-28T00:00:00","67753"`; a file may hold several such blocks. The hour is midnight in one half of
the year and one o'clock in the other, as Meta's own clocks change: the day counts. Headers follow the language of the
account, so a block is known by its shape. The file says neither the page nor, mostly, the network. Of follows Meta
lists only the days that have any: a day that is not listed is not given, it is not 0.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from postdesk.measure.layouts.counts import CellError, count_of, quoted
from postdesk.measure.layouts.importer import DayCount, Document, Importer, Match, Told, fold
from postdesk.models import Skipped
from postdesk.sheets.reading import Sheet

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:00(?::00)?)?")
HEADER = ("date", "primary")
TITLE_WITHIN = 5
"""Rows at the top of a file among which the first name stands."""
NETWORKS = ("facebook", "instagram")


def recognise(document: Document) -> Match | None:
    """Recognise a file by its first block."""
    head = [row.cells for row in document.heads[: TITLE_WITHIN + 2]]
    if len({id(row.sheet) for row in document.heads}) != 1 or not any(_begins(head, at) for at in range(len(head))):
        return None
    sheet = document.heads[0].sheet
    return Match(len(HEADER), partial(_days, sheet), sheet.lines, sheet.sure, sheet.notes)


def _begins(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a block begins in a row: a name alone, then a header of two or more, then a day."""
    title, header, first = (*rows[at : at + 3], (), ())[:3]
    if len([cell for cell in title if cell.strip()]) != 1 or not title[0].strip() or len(header) < 2:
        return False
    known = tuple(fold(cell) for cell in header[:2]) == HEADER
    return known or (len(first) > 1 and DAY.fullmatch(first[0].strip()) is not None)


def _days(sheet: Sheet) -> Iterator[Told]:
    """Yield the days below each name."""
    network, metric, header = "", "", 0
    for at, rows in enumerate(_with_next(sheet)):
        row = rows[0]
        if _begins(rows, 0):
            network, metric = named(row[0])
            header = at + 1
        elif metric and at > header and any(row):
            yield _day(at + 1, row, network, metric)


def _with_next(sheet: Sheet) -> Iterator[list[list[str]]]:
    """Yield each row, its cells without the space around them, with the two that follow it."""
    window: list[list[str]] = []
    for row in sheet.rows():
        window.append([cell.strip() for cell in row])
        if len(window) == 3:
            yield window
            window = window[1:]
    yield from (window[at:] for at in range(len(window)))


def named(title: str) -> tuple[str, str]:
    """Return network and metric of a name: "Facebook link clicks" is of Facebook, "Views" of whichever it was."""
    words = title.casefold().split()
    network = words[0] if words[0] in NETWORKS and len(words) > 1 else ""
    return network, " ".join(words[1:] if network else words)


def _day(number: int, row: Sequence[str], network: str, metric: str) -> DayCount | Skipped:
    match = DAY.fullmatch(row[0])
    try:
        value = count_of(row[1]) if len(row) > 1 else None
        day = date.fromisoformat(match[1]) if match else None
    except CellError as why:
        return Skipped(number, f"{metric}: {why}")
    except ValueError:
        day = None
    if day is None:
        return Skipped(number, f"no date can be read in {quoted(row[0])}")
    if value is None:
        return Skipped(number, f"{metric} is not given for {day}")
    return DayCount(number, network, metric, day, value)


IMPORTER = Importer("Meta, one metric by day", NETWORKS, recognise, of="day")
