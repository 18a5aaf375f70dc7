"""Which sign stands before the decimals in the counts of a file, and which between their thousands.

`56.000` is 56 in one office and 56,000 in another. A column in which any number shows it settles it for all of its
numbers: `12.5` and `0.512` have decimals, `1.234.567` has thousands. `1.2K` shows the sign before decimals; of the
other sign it shows nothing, for it is a text that a spreadsheet leaves alone where it writes `56` as `56,000`. Where
the column shows nothing, the other columns of the file do. Where nothing does, three digits behind a sign are
thousands, for counts are whole; only where all of them are noughts, which few thousands are, the file's own way of
writing says more, and so do several such numbers.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property

from postdesk.measure.layouts.counts import AMBIGUOUS, CellError, in_latin, quoted
from postdesk.sentences import Sentence
from postdesk.sheets.separators import csv_form

DECIMALS = re.compile(
    r"-?(?:[1-9]\d{0,2}(?P<between>[.,])(?:\d{3}(?P=between))*\d{3}(?!(?P=between))|\d+)(?P<sign>[.,])\d+%?"
)
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+")
ROUNDED = re.compile(r"\d+([.,])\d{1,2}[KMB]", re.IGNORECASE)
OTHER = {".": ",", ",": "."}
NO_CHANCE = 3
"""So many numbers of a file do not all happen to be whole thousands."""


class ColumnSigns:
    """What the numbers of a column show: signs `before` decimals, signs `between` thousands, and signs that are open.

    `rounded` are the signs in figures such as `1.2K`. Of the open ones it is told how many have noughts alone behind
    them, and which have other digits.
    """

    __slots__ = ("before", "between", "noughts", "others", "rounded")

    def __init__(self) -> None:
        self.before: set[str] = set()
        self.between: set[str] = set()
        self.noughts = {".": 0, ",": 0}
        self.others: set[str] = set()
        self.rounded: set[str] = set()

    def look_at(self, plain: str) -> None:
        """Take in what one number shows."""
        if match := AMBIGUOUS.fullmatch(plain):
            self.noughts[match[1]] += plain.endswith("000")
            self.others |= set() if plain.endswith("000") else {match[1]}
        elif match := THOUSANDS.fullmatch(plain):
            self.between.add(match[1])
        elif match := DECIMALS.fullmatch(plain):
            self.before.add(match["sign"])
            self.between |= {match["between"]} - {None}
        elif match := ROUNDED.fullmatch(plain):
            self.rounded.add(match[1])

    def decimal(self, sign: str) -> bool | None:
        """Tell whether a sign stands before decimals; None where nothing shows it.

        Raises:
            ValueError: One number shows that it does, another that it does not.
        """
        yes = sign in self.before | self.rounded or OTHER[sign] in self.between
        no = sign in self.between or OTHER[sign] in self.before
        if yes and no:
            raise ValueError(sign)
        return yes if yes or no else None


class Signs:
    """How a file writes its counts, found out when the first one is met that can be read in two ways.

    `rows` begins anew at each call; `words` are the columns that hold no counts; `usual` is the decimal sign that the
    file's own way of writing lets one expect. `guessed` are the cells that were taken to have decimals for that reason
    alone.
    """

    def __init__(self, rows: Callable[[], Iterable[list[str]]], words: Container[int], usual: str) -> None:
        self._rows, self._words, self._usual = rows, words, usual
        self.guessed: list[str] = []

    @cached_property
    def _columns(self) -> dict[int, ColumnSigns]:
        found: dict[int, ColumnSigns] = {}
        for row in self._rows():
            for at, cell in self._numbers(row):
                found.setdefault(at, ColumnSigns()).look_at(cell)
        return found

    def _numbers(self, row: list[str]) -> Iterator[tuple[int, str]]:
        for at, cell in enumerate(row):
            if at not in self._words and ("." in (plain := in_latin(cell)) or "," in plain):
                yield at, plain

    @cached_property
    def _file(self) -> ColumnSigns:
        """What all columns show together."""
        together = ColumnSigns()
        for shown in self._columns.values():
            together.before |= shown.before
            together.between |= shown.between
            together.rounded |= shown.rounded
            together.others |= shown.others
            for sign in OTHER.keys() - shown.others:
                together.noughts[sign] += shown.noughts[sign]
        return together

    def decimal(self, at: int, cell: str, sign: str) -> bool:
        """Tell whether the sign in a cell stands before decimals, where it could as well part thousands.

        Raises:
            CellError: The column shows both.
        """
        column = self._columns.get(at, ColumnSigns())  # a row that was torn has its cells elsewhere
        try:
            known = column.decimal(sign)
        except ValueError:
            raise CellError(
                "{cell} can be read in two ways, and its column holds numbers of both: export it again",
                cell=quoted(cell),
            ) from None
        if known is None:
            known = self._by_file(sign)
        return self._guess(column, cell, sign) if known is None else known

    def _guess(self, column: ColumnSigns, cell: str, sign: str) -> bool:
        """Return how a sign is taken that nothing in the file has settled."""
        if sign in column.others:
            return False
        if self._file.noughts[sign] >= NO_CHANCE:
            return True
        if sign != self._usual and not self._in_short(sign):
            return False
        self.guessed.append(cell)
        return True

    def _in_short(self, sign: str) -> bool:
        """Tell whether the file's thousands are written as K, and by no number with that sign between them."""
        return OTHER[sign] in self._file.rounded and sign not in self._file.others

    def _by_file(self, sign: str) -> bool | None:
        try:
            return self._file.decimal(sign)
        except ValueError:
            return None


def usual_decimal(separator: str, headers: Iterable[str], language: str) -> str:
    """Return the decimal sign that a file lets one expect, by what separates its cells and by its headers.

    Behind semicolons stands the office's own way of writing, where decimals follow a comma. Headers in plain Latin
    letters are English ones, as a network writes them; all else is as the desk's `language` has it.
    """
    if separator == ";":
        return ","
    if separator == "," and "".join(headers).isascii():
        return "."
    return csv_form(language or "en").decimal


def read_as(file: str, signs: Signs) -> Sentence:
    """Return the remark on a file with counts that nothing in it has settled."""
    cell = signs.guessed[0]
    whole = int(re.split("[.,]", in_latin(cell))[0])
    return Sentence(
        "nothing in {file} shows whether {cell} is {fewer:,} or {more:,}: it was read as {fewer:,}; if that is wrong, "
        "export it again and import it as the network gave it",
        file=file,
        cell=quoted(cell),
        fewer=whole,
        more=whole * 1_000,
    )
