"""One row of an export, asked by our names of its columns: texts, counts, ids."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from postdesk.measure.layouts.counts import LONGEST_EXACT, LONGEST_ID, CellError, count_of, quoted
from postdesk.measure.layouts.dates import SERIAL, Dates
from postdesk.measure.layouts.signs import Signs
from postdesk.models import Figures
from postdesk.sentences import Sentence

COUNTS = Figures.__struct_fields__
SPOILT = {
    "#NAME?", "#NOM?", "#NOMBRE?", "#NOME?", "#NAAM?", "#NAMN?", "#NAVN?", "#NIMI?", "#NAZWA?", "#NÁZEV?", "#NÉV?",
    "#AD?", "#ИМЯ?", "#ІМ'Я?", "#VALUE!", "#REF!", "#N/A", "#NULL!", "#DIV/0!", "#NUM!",
}  # fmt: skip
"""What a spreadsheet shows for a text that begins like a formula, in the languages that its makers gave it."""


LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 70_000, 4_000, 200
"""Letters that a text, a link, the name of an account have at most; Facebook takes 63,206 of the first."""


class Columns:
    """Where a file has its fields, and how it writes its dates: what all of its rows share.

    `account` is whose file it is by its name, "" where that does not say; `rounded` says that a spreadsheet has rounded
    the ids; `signs` says how it writes its counts. `spoilt` counts the texts that one has replaced by an error
    of its own, `mended` are the rows (as `Cells.row`) that were torn and put together again.
    """

    __slots__ = ("account", "at", "counts", "dates", "mended", "rounded", "signs", "spoilt", "wide")

    def __init__(
        self,
        at: Mapping[str, int],
        dates: Dates,
        account: str = "",
        signs: Signs | None = None,
        *,
        rounded: bool = False,
    ) -> None:
        self.at = at
        self.dates = dates
        self.signs = signs or Signs(tuple, (), "")
        self.mended: list[int] = []
        self.account = account
        self.rounded = rounded
        self.spoilt = 0
        self.wide = 1 + max(at.values())
        self.counts = tuple((place, at[name]) for place, name in enumerate(COUNTS) if name in at)


class Cells:
    """One row, with the columns found in the header. A column that the export or the row lacks reads as empty.

    `width` is how many cells the row has itself.
    """

    __slots__ = ("_cells", "_columns", "row", "width")

    def __init__(self, row: int, cells: Sequence[str], columns: Columns) -> None:
        self.row = row
        self.width = len(cells)
        lacking = columns.wide - len(cells)
        self._cells = [*cells, *[""] * lacking] if lacking > 0 else cells
        self._columns = columns

    @property
    def given(self) -> Sequence[str]:
        """All cells, as they stand."""
        return self._cells

    def __contains__(self, field: str) -> bool:
        """Tell whether the export has a column."""
        return field in self._columns.at

    def text(self, field: str) -> str:
        """Return a cell without the space around it."""
        at = self._columns.at.get(field)
        return "" if at is None else self._cells[at].strip()

    def wording(self, field: str) -> str:
        """Return a cell that holds what a post says; "" where a spreadsheet has put an error of its own into it.

        Raises:
            CellError: No network takes a text as long.
        """
        text = self.text(field)
        if text in SPOILT:
            self._columns.spoilt += 1
            return ""
        if len(text) > LONGEST_TEXT:
            raise CellError("its text, {cell}, is longer than any network takes", cell=quoted(text))
        return text

    def moment(self, field: str) -> datetime | None:
        """Return a date, with its time where one is given; naive where the export names no zone."""
        return self._columns.dates.read(self.text(field))

    def timed(self, field: str) -> bool:
        """Tell whether a date comes with a time."""
        text = self.text(field)
        return ":" in text or bool(SERIAL.fullmatch(text) and "." in text)

    def whole(self, number: str) -> bool:
        """Tell whether an id is as the network gave it, and no spreadsheet has rounded it."""
        if not number.isdecimal() or len(number) > LONGEST_ID:
            return False
        return not (self._columns.rounded and len(number) > LONGEST_EXACT and set(number[LONGEST_EXACT:]) == {"0"})

    @property
    def account(self) -> str:
        """The account that the row names, else the one that the file's name does."""
        return self.text("account")[:LONGEST_NAME] or self._columns.account

    @property
    def url(self) -> str:
        """The link of the post; CellError where it is longer than any."""
        text = self.text("url")
        if len(text) > LONGEST_LINK:
            raise CellError("the link {cell} is longer than any", cell=quoted(text))
        return text

    def figures(self) -> Figures:
        """Return what the row counts; what the export lacks is None.

        Raises:
            CellError: A count is no number; the message names it.
        """
        found: list[int | None] = [None] * len(COUNTS)
        for place, at in self._columns.counts:
            text = self._cells[at]
            found[place] = int(text) if text.isdecimal() and len(text) < 10 else self._named_count(COUNTS[place])
        return Figures(*found)

    def count(self, field: str) -> int | None:
        """Return the whole number in a cell, read as its column is written; None where none is given.

        Raises:
            CellError: It is none, or its column does not tell which.
        """
        at = self._columns.at.get(field)
        if at is None:
            return None
        text = self._cells[at]
        return count_of(text, partial(self._columns.signs.decimal, at, text))

    def _named_count(self, field: str) -> int | None:
        """Return a count, or say which one it is that cannot be read."""
        try:
            return self.count(field)
        except CellError as why:
            raise CellError("{what}: {why}", what=Sentence(field), why=why.sentence) from None
