"""Rows that were torn at the comma of a number: what stood as `1,234` without quotation marks is two cells.

Every figure behind the tear then stands under another's name. Such a row has more cells than the header; but so has one
that ends in blanks. A row is read as it stands and with every pair of cells joined that can have been one number; a
reading in which a cell does not fit its column is none. The row is put together where one reading alone is left.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice, pairwise

from postdesk.measure.layouts.counts import CellError, count_of
from postdesk.measure.layouts.dates import Dates

HEAD, REST, PIECE = re.compile(r"-?[1-9]\d{0,2}"), re.compile(r"\d{3}"), re.compile(r"-?\d{1,3}")
MOST_TEARS = 6
"""In one row; one with more is no row of an export."""
MOST_WAYS = 4
"""That are looked at: where there are two already, none is certain."""
ENOUGH = 1_000
"""Rows that show how a file ends its rows."""
LONGEST = 4
"""Cells of one torn number: `1,234,567,890`; nobody has counted more."""
Tears = tuple[int, ...]
"""The cells of a row (from 0) that belong to the number in the cell before."""


class TableHeader:
    """What is known of the columns of a file.

    `headers` are its cells, blanks at its end with them; `at` says where our fields stand, `in_words` are the fields
    that hold no counts, and `sums` those that hold the sum of others. `separator` is what stands between the cells.
    """

    def __init__(
        self,
        headers: Sequence[str],
        at: Mapping[str, int],
        in_words: Container[str],
        sums: Mapping[str, Sequence[str]],
        dates: Dates,
        separator: str,
    ) -> None:
        self.given, self.wide = len(headers), _end(headers)
        self._at, self._names = at, {place: field for field, place in at.items()}
        self._in_words, self._sums, self._dates, self._separator = in_words, sums, dates, separator

    def may_hold(self, column: int) -> bool:
        """Tell whether a column (from 0) may hold numbers that a comma can have torn."""
        return self._separator == "," and self._names.get(column) not in self._in_words

    def fits(self, column: int, cell: str) -> bool:
        """Tell whether a cell can stand in a column."""
        if column >= self.wide or not cell.strip():
            return not cell.strip()
        field = self._names.get(column)
        if field == "url":
            return "/" in cell and " " not in cell.strip()
        if field == "published":
            return self._dates.read(cell.strip()) is not None
        is_plain = cell.isdecimal() and len(cell) <= 3 * LONGEST
        return is_plain or field is None or field in self._in_words or _count(cell) is not None

    def adds_up(self, row: Sequence[str]) -> bool:
        """Tell whether each sum in a row, where all of its parts are given, is theirs."""
        for total, parts in self._sums.items():
            places = [self._at[field] for field in (total, *parts) if field in self._at]
            counts = [count for place in places if place < len(row) and (count := _count(row[place])) is not None]
            if len(counts) == 1 + len(parts) and counts[0] != sum(counts[1:]):
                return False
        return True


def _count(cell: str) -> int | None:
    try:
        return count_of(cell)
    except CellError:
        return None


class Tearing:
    """Judges the rows of a file that have more cells than its header (`wide`); `rows` begins anew at each call."""

    def __init__(self, header: TableHeader, rows: Callable[[], Iterable[list[str]]]) -> None:
        self._header, self._rows = header, rows
        self.wide = header.wide

    def mended(self, row: list[str]) -> list[str] | None:
        """Return a row as it was before it was torn: itself, where it never was; None where nobody can tell."""
        header, ways = self._header, self._ways(row)
        beyond = _end(row) > header.wide
        if not ways:
            return None if beyond and len(row) > header.given else row
        if not beyond and self._stands(row):
            padded = len(row) in self._torn_widths
            if len(row) in self._whole_widths and not padded:
                return row
            if not self._blank_at_the_end(len(ways[0])) or (padded and self._ends_as_others_do(row)):
                return None
        return _joined(row, ways[0]) if len(ways) == 1 else None

    def _stands(self, row: Sequence[str]) -> bool:
        """Tell whether a row can be read as it stands."""
        return self._header.adds_up(row) and all(
            self._header.fits(at, cell) for at, cell in enumerate(row[: self._header.wide])
        )

    def _ways(self, row: Sequence[str]) -> list[Tears]:
        """Return where the row may have been torn: the ways to join cells so that each fits its column."""
        filled = row[: _end(row)]  # blank cells fit every column
        least, most = max(len(filled) - self._header.wide, 1), len(row) - self._header.wide
        joints = [REST.fullmatch(two) and PIECE.fullmatch(one) for one, two in pairwise(filled)]
        before = [0, 0, *accumulate(map(bool, joints))]  # how many cells up to each may belong to the one before
        most = min(most, before[-1], MOST_TEARS)
        ways: dict[tuple[int, int], list[Tears]] = {(len(filled), made): [()] for made in range(least, most + 1)}
        for at in reversed(range(len(filled) if ways else 0)):
            for made in range(min(most, before[at]) + 1):
                ways[at, made] = self._onward(filled, at, made, ways)
        return [way for way in ways.get((0, 0), ()) if self._header.adds_up(_joined(row, way))]

    def _onward(self, row: Sequence[str], at: int, made: int, ways: dict[tuple[int, int], list[Tears]]) -> list[Tears]:
        """Return the ways on from a cell that begins a column, when so many cells have been joined before it."""
        found: list[Tears] = []
        for upto in range(at + 1, self._longest(row, at, at - made) + 1):
            onward = ways.get((upto, made + upto - at - 1), ())
            if onward and self._header.fits(at - made, "".join(row[at:upto])):
                found += [(*range(at + 1, upto), *way) for way in onward]
        return found[:MOST_WAYS]

    def _longest(self, row: Sequence[str], at: int, column: int) -> int:
        """Return where the longest number ends that can have begun in a cell."""
        upto = at + 1
        if self._header.may_hold(column) and HEAD.fullmatch(row[at]):
            while upto < min(len(row), at + LONGEST) and REST.fullmatch(row[upto]):
                upto += 1
        return upto

    @cached_property
    def _whole(self) -> list[list[str]]:
        """Rows near the top that are surely whole, one of each width and end.

        They are as wide as the header, or without a tear.
        """
        found: dict[tuple[int, int], list[str]] = {}
        for row in islice(self._rows(), ENOUGH):
            if len(row) >= self._header.wide and (len(row) == self._header.wide or self._only_ends_in_blanks(row)):
                found.setdefault((len(row), _end(row)), row)
        return list(found.values())

    def _only_ends_in_blanks(self, row: Sequence[str]) -> bool:
        return _end(row) <= self._header.wide and not self._ways(row)

    @cached_property
    def _whole_widths(self) -> set[int]:
        return {self._header.given, *map(len, self._whole)}

    @cached_property
    def _torn_widths(self) -> set[int]:
        """Return the widths of rows that fill more cells than the header, and can have been torn.

        A spreadsheet makes all rows as wide as the widest: of such a width nobody can tell whether blanks end it, or
        were added to it.
        """
        wide = self._header.wide
        return {len(row) for row in self._rows() if len(row) > wide and _end(row) > wide and self._ways(row)}

    def _ends_as_others_do(self, row: Sequence[str]) -> bool:
        """Tell whether some whole row fills as many cells, so that this one may be whole as well."""
        return _end(row) <= max(map(_end, self._whole))

    def _blank_at_the_end(self, tears: int) -> bool:
        """Tell whether whole rows are known and all are blank where a row with so many tears would be."""
        return bool(self._whole) and all(_end(row) <= self._header.wide - tears for row in self._whole)


def _end(row: Sequence[str]) -> int:
    """Return behind which cell only blank ones follow."""
    return max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)


def _joined(row: Sequence[str], tears: Tears) -> list[str]:
    """Return a row with its torn numbers whole."""
    found: list[str] = []
    for at, cell in enumerate(row):
        if at in tears:
            found[-1] += cell
        else:
            found.append(cell)
    return found
