"""Meta Business Suite, one metric of a whole page by day (`Views.csv`, `Follows.csv`; UTF-16 with a `sep=,` line).

The metric's name stands alone in a row ("Views", "Facebook follows", "Instagram reach"), then come a header and a row
for each day, `"2026-09-28T00:00:00","67753"`; a file may hold several such blocks. The hour is midnight in one half of
the year and one o'clock in the other, as Meta's own clocks change: the day counts. Headers follow the language of the
account, so a block is known by its shape; a spreadsheet that saved the file anew may have written the days in its own
way. The file says neither the page nor, mostly, the network. Of follows Meta lists only the days that have any: a day
that is not listed is not given, it is not 0.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

from postdesk.measure.layouts.counts import CellError, count_of, no_date
from postdesk.measure.layouts.dates import NUMBERS, Dates, decide
from postdesk.measure.layouts.importer import DayCount, Document, Importer, Match, Told, fold
from postdesk.measure.layouts.signs import Signs, read_as, usual_decimal
from postdesk.models import Skipped
from postdesk.sentences import Sentence
from postdesk.sheets.reading import Sheet

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_PRIMARY = "primary principal principale primario primär primarno primær أساسي основной головний"
PRIMARY = frozenset(_PRIMARY.split())
"""What the second header says, in many languages: by it and a day a block is known whatever way the day is written."""
COLUMNS = 2
TITLE_WITHIN = 5
"""Rows at the top of a file among which the first name stands."""
NETWORKS = ("facebook", "instagram")


def recognise(document: Document) -> Match | None:
    """Recognise a file by its first block."""
    head = [row.cells for row in document.heads[: TITLE_WITHIN + 2]]
    if len({id(row.sheet) for row in document.heads}) != 1 or not any(_begins(head, at) for at in range(len(head))):
        return None
    sheet = document.heads[0].sheet
    days = partial(_days, sheet, document.path.name, document.language)
    return Match(COLUMNS, days, sheet.lines, sheet.sure, sheet.notes)


def _begins(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a block begins in a row: a name alone, then a header of two or more, then a day."""
    title, header, first = (*rows[at : at + 3], (), ())[:3]
    if len([cell for cell in title if cell.strip()]) != 1 or not title[0].strip() or len(header) < 2:
        return False
    days = [cell.strip() for cell in (title[0], header[0], first[0] if first else "")]
    known = fold(header[1]) in PRIMARY
    below = len(first) > 1 and DAY.fullmatch(days[2]) is not None
    return not any(map(_is_day, days[:2])) and (known or below)


def _is_day(cell: str) -> bool:
    return any(shape.fullmatch(cell) for shape in (DAY, NUMBERS))


def _days(sheet: Sheet, name: str, language: str) -> Iterator[Told]:
    """Yield the days below each name."""
    network, metric, header = "", "", 0
    headers = next(islice(sheet.rows(), 1, None), [])
    signs = Signs(sheet.rows, {0}, usual_decimal(sheet.separator, headers, language))
    dates: Dates | None = None
    for at, rows in enumerate(_with_next(sheet)):
        row = rows[0]
        if _begins(rows, 0):
            network, metric = named(row[0])
            header = at + 1
        elif metric and at > header and any(row):
            if dates is None and not DAY.fullmatch(row[0]):
                dates = _as_saved_anew(sheet)
            yield _day(at + 1, row, (network, metric), dates, signs)
    if signs.guessed:
        yield read_as(name, signs)


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


def _as_saved_anew(sheet: Sheet) -> Dates:
    """Return how a spreadsheet wrote the days of a file that it saved.

    Raises:
        ExportError: It may be the day or the month that comes first.
    """
    return decide((row[0] for row in sheet.rows() if row), "", resaved=True, name=Sentence("the file"))


def _date(text: str, dates: Dates | None) -> date | None:
    match = DAY.fullmatch(text)
    if not match:
        moment = dates.read(text) if dates else None
        return moment.date() if moment else None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _day(
    number: int, row: Sequence[str], named: tuple[str, str], dates: Dates | None, signs: Signs
) -> DayCount | Skipped:
    network, metric = named
    try:
        value = count_of(row[1], partial(signs.decimal, 1, row[1])) if len(row) > 1 else None
    except CellError as why:
        return Skipped(number, Sentence("{what}: {why}", what=metric, why=why.sentence))
    day = _date(row[0], dates)
    if day is None:
        return Skipped(number, no_date(row[0]))
    if value is None:
        return Skipped(number, Sentence("{metric} is not given for {day}", metric=metric, day=day))
    return DayCount(number, network, metric, day, value)


IMPORTER = Importer("Meta, one metric by day", NETWORKS, recognise, of="day")
