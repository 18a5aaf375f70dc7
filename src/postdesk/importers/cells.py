"""One row of an export, asked by our names of its columns: texts, counts, ids."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from postdesk.importers.dates import Dates
from postdesk.models import Figures

NOT_GIVEN = {"", "-", "–", "—", "N/A", "n/a"}
SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
GROUPED = re.compile(r"(-?\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:[.,]0+)?")
WHOLE = re.compile(r"(-?\d+)(?:[.,]0+)?")
COUNTS = Figures.__struct_fields__
MOST = 10**12
LONGEST_EXACT = 15
"""Digits that a spreadsheet keeps of a number; it writes noughts for the rest."""


class CellError(ValueError):
    """A cell that cannot be believed; the message is the reason why its row is skipped."""


def count(text: str) -> int | None:
    """Return a whole number in any office's writing (`1,234`, `1.234`, `106.0`); None where none is given.

    Raises:
        CellError: The text is no whole number.
    """
    plain = text.strip().translate(SPACES).replace("−", "-")
    if plain in NOT_GIVEN:
        return None
    if match := GROUPED.fullmatch(plain) or WHOLE.fullmatch(plain):
        return _believable(match[1].replace(",", "").replace(".", ""))
    raise CellError(f'"{text}" is no whole number')


def _believable(digits: str) -> int:
    """Return a number; CellError above what a column of counts can hold, which is more than anybody has counted."""
    if len(digits) > len(str(MOST)) + 1 or abs(int(digits)) > MOST:
        raise CellError(f"{digits} is more than anybody can have counted")
    return int(digits)


def damaged(number: str) -> bool:
    """Tell whether an id has passed through a spreadsheet: `1.98732E+18`, or noughts after fifteen digits."""
    return not number.isdecimal() or (len(number) > LONGEST_EXACT and set(number[LONGEST_EXACT:]) == {"0"})


def no_id(number: str) -> CellError:
    """Return why a row is skipped of which neither id nor link can be believed."""
    if not number:
        return CellError("it has neither an id nor a link that names its post")
    if not number[:1].isdecimal():
        return CellError(f'"{number}" is no id of a post')
    return CellError(f'the id "{number}" was damaged by a spreadsheet and no link is there to recover it from')


class Columns:
    """Where a file has its fields, and how it writes its dates: what all of its rows share.

    `account` is whose file it is by its name, "" where that does not say.
    """

    __slots__ = ("account", "at", "counts", "dates", "wide")

    def __init__(self, at: Mapping[str, int], dates: Dates, account: str = "") -> None:
        self.at = at
        self.dates = dates
        self.account = account
        self.wide = 1 + max(at.values())
        self.counts = tuple((place, at[name]) for place, name in enumerate(COUNTS) if name in at)


class Cells:
    """One row, with the columns found in the header. A column that the export or the row lacks reads as empty."""

    __slots__ = ("_cells", "_columns", "row")

    def __init__(self, row: int, cells: Sequence[str], columns: Columns) -> None:
        self.row = row
        lacking = columns.wide - len(cells)
        self._cells = [*cells, *[""] * lacking] if lacking > 0 else cells
        self._columns = columns

    def text(self, field: str) -> str:
        """Return a cell without the space around it."""
        at = self._columns.at.get(field)
        return "" if at is None else self._cells[at].strip()

    def moment(self, field: str) -> datetime | None:
        """Return a date, with its time where one is given; naive where the export names no zone."""
        return self._columns.dates.read(self.text(field))

    @property
    def account(self) -> str:
        """The account that the row names, else the one that the file's name does."""
        return self.text("account") or self._columns.account

    def figures(self) -> Figures:
        """Return what the row counts; what the export lacks is None.

        Raises:
            CellError: A count is no number; the message names it.
        """
        found: list[int | None] = [None] * len(COUNTS)
        for place, at in self._columns.counts:
            text = self._cells[at]
            found[place] = int(text) if text.isdecimal() and len(text) < 10 else self._count(COUNTS[place], text)
        return Figures(*found)

    @staticmethod
    def _count(name: str, text: str) -> int | None:
        """Return a count that is not written in plain digits, or say which one it is that cannot be read."""
        try:
            return count(text)
        except CellError as why:
            raise CellError(f"{name}: {why}") from None
