"""Exports that are tables: known by their headers, read row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from postdesk.measure.layouts.cells import Cells, Columns
from postdesk.measure.layouts.counts import CellError, quoted, rounded
from postdesk.measure.layouts.dates import Dates, Order, decide
from postdesk.measure.layouts.importer import Document, HeaderRow, Importer, Match, Told, fold
from postdesk.measure.layouts.signs import Signs, read_as, usual_decimal
from postdesk.measure.layouts.torn import TableHeader, Tearing
from postdesk.models import Extracted, Skipped
from postdesk.sentences import Sentence, every
from postdesk.sheets.reading import Sheet

CORE = ("reactions", "comments", "shares")
IN_WORDS = {
    "id",
    "url",
    "published",
    "title",
    "text",
    "kind",
    "account",
    "span",
    "network",
    "origin",
    "campaign",
    "universal",
}
"""Our fields that hold no count."""
NAMED_ROWS = 10
"""Of the rows that were put together, so many are named."""
CUT_OFF = Sentence("the file ends within this row: export it again")
SLIPPED = Sentence("it has more cells than the header, so figures may stand under others' names: export it again")
Row = Callable[[Cells], Told | Iterable[Told]]


class Table(Struct, frozen=True):
    """How the tables of one kind look.

    `columns` maps our field to the headers it may have (in any capitals); a table is of this kind when it has all
    `required` ones and its links lead to one of the `hosts`. Fields: id, url, published, text, kind, account, those of
    `Figures`, and whatever `row` asks for, which turns a row into a post, days, or the reason why it is none.
    `account` finds the page in a file's name; `wording` is how it writes a date in words (`strptime`). `timed_ids`
    says that ids tell the moment, so that dates can be done without; `agrees` tells whether a row's date agrees with
    the moment in its id; `views_now` that its network counts views where it counted impressions before. `joined` makes
    one row a post of the rows below the header. `sums` are our fields that hold the sum of others.
    """

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    row: Row
    hosts: tuple[str, ...] = ()
    account: Callable[[str], str] = lambda _: ""
    wording: str = ""
    timed_ids: bool = False
    agrees: Callable[[Cells], bool] | None = None
    views_now: bool = False
    joined: Callable[[Iterable[list[str]]], Iterator[list[str]]] = iter
    sums: Mapping[str, tuple[str, ...]] = {}


class FoundTable(Struct, frozen=True):
    """A table that was recognised: its header's row (from 0), the header itself, and where each field stands.

    `twins` are the places of two columns of the same name, of which the first one is read. `language` is the desk's.
    """

    path: Path
    table: Table
    sheet: Sheet
    header: int
    headers: Sequence[str]
    at: Mapping[str, int]
    twins: Sequence[tuple[int, int]] = ()
    language: str = ""

    def signs(self) -> Signs:
        """Return what tells how the file writes its counts."""
        in_words = {at for field, at in self.at.items() if field in IN_WORDS}
        return Signs(self.below, in_words, usual_decimal(self.sheet.separator, self.headers, self.language))

    def tearing(self, dates: Dates) -> Tearing:
        """Return what judges rows that go on where the header has ended: a comma was taken for the end of a cell."""
        header = TableHeader(self.headers, self.at, IN_WORDS, self.table.sums, dates, self.sheet.separator)
        return Tearing(header, self.below)

    def doubted(self, cells: Cells) -> Sentence | None:
        """Return why what a row says of a post cannot be believed, though each of its cells can be read."""
        ends = max((self.at[field] for field in self.table.required), default=0)
        if cells.width <= ends and self.sheet.separator:
            return Sentence(
                "it ends before {column}, as a part of a torn row does: export it again",
                column=quoted(self.headers[ends]),
            )
        for first, second in self.twins:
            if second < cells.width and cells.given[first].strip() != cells.given[second].strip():
                return Sentence(
                    "two columns are called {column} and differ: export it again", column=quoted(self.headers[first])
                )
        return None

    def below(self) -> Iterator[list[str]]:
        """Yield the rows below the header, from the first one again at each call."""
        return self.table.joined(islice(self.sheet.rows(), self.header + 1, None))

    def column(self, field: str) -> Iterator[str]:
        """Yield the cells of one column, as they stand."""
        at = self.at[field]
        return (row[at].strip() for row in self.below() if len(row) > at)


def importer(
    title: str,
    network: str,
    table: Table,
    *others: str,
    note: str = "",
    of: Literal["post", "day"] = "post",
    personal: bool = False,
    where: str = "",
) -> Importer:
    """Return the importer of a kind of which the files are tables; `others` are further networks it may be of."""
    networks, found = (network, *others), partial(recognise, table, cache(partial(_headers, table)))
    return Importer(title, networks, found, of, columns=table.columns, note=note, personal=personal, where=where)


def _headers(table: Table) -> dict[str, str]:
    """Return our field for each header, as it is compared."""
    return {fold(header): field for field, names in table.columns.items() for header in names}


def recognise(table: Table, headers: Callable[[], dict[str, str]], document: Document) -> Match | None:
    """Recognise a table by its header, the one with most columns that are known."""
    if not document.heads:
        return None
    known = headers() | dict(document.names)
    fitting = [found for head in document.heads if (found := _fitting(document, table, head, known))]
    if not fitting:
        return None
    best = max(fitting, key=lambda found: len(found.at))
    return Match(len(best.at), partial(_read, best), best.sheet.lines, best.sheet.sure, tuple(_notes(best)))


def _fitting(document: Document, table: Table, head: HeaderRow, known: Mapping[str, str]) -> FoundTable | None:
    """Return the table below a row, if that is its header."""
    at: dict[str, int] = {}
    twins: list[tuple[int, int]] = []
    for index, header in enumerate(head.folded):
        if field := known.get(header):
            first = at.setdefault(field, index)
            if first != index and head.folded[first] == header and table.joined is iter:
                twins.append((first, index))
    found = FoundTable(document.path, table, head.sheet, head.number, head.cells, at, twins, document.language)
    return found if at.keys() >= set(table.required) and _leads_there(found) else None


def _leads_there(found: FoundTable) -> bool:
    """Tell whether the first link of the table, if there is one, leads to the network."""
    if not found.table.hosts or "url" not in found.at:
        return True
    link = next(filter(None, found.column("url")), None)
    return link is None or any(f"{host}/" in link for host in found.table.hosts)


def _notes(found: FoundTable) -> Iterator[str]:
    """Yield what the officer should know: of the file, and which engagements it has no column for."""
    yield from found.sheet.notes
    if found.table.views_now and "views" in found.at and "impressions" not in found.at:
        yield Sentence(
            "{file} counts views, as its network does now in place of impressions: they are kept apart, and "
            "neither continues the other",
            file=found.path.name,
        )
    missing = [field for field in CORE if field in found.table.columns and field not in found.at]
    if missing:
        yield Sentence(
            "{file} has no column that is known to count {fields}, so its posts have no sum of engagements: name it "
            "with --map {example}",
            file=found.path.name,
            fields=every(map(Sentence, missing)),
            example=f'"THEIR HEADER={missing[0]}"',
        )


def _read(found: FoundTable) -> Iterator[Told]:
    """Yield what the rows tell; a last row that ends early was cut off, and its figures with it."""
    columns = _columns(found)
    return chain(_rows(found, columns), _remarks(found, columns))


def _remarks(found: FoundTable, columns: Columns) -> Iterator[str]:
    """Yield what has shown while the rows were read."""
    if columns.spoilt:
        yield Sentence(
            "{file} was saved by a spreadsheet, which has put #NAME? or the like in place of {count} text: import "
            "the file as the network gave it",
            many="{file} was saved by a spreadsheet, which has put #NAME? or the like in place of {count} texts: "
            "import the file as the network gave it",
            file=found.path.name,
            count=columns.spoilt,
        )
    if columns.mended:
        named = ", ".join(map(str, columns.mended[:NAMED_ROWS]))
        yield Sentence(
            "{file} was torn at the comma of a number in {count} row, which was put together again: {rows}",
            many="{file} was torn at the comma of a number in {count} rows, which were put together again: {rows}",
            file=found.path.name,
            count=len(columns.mended),
            rows=f"{named}, …" if len(columns.mended) > NAMED_ROWS else named,
        )
    if columns.signs.guessed:
        yield read_as(found.path.name, columns.signs)


def _columns(found: FoundTable) -> Columns:
    """Return where the fields stand and how the file writes dates; ExportError where nobody can tell."""
    account = found.table.account(found.path.name)
    resaved = found.sheet.separator not in {"", ","}
    if resaved and found.table.timed_ids:
        found = replace(found, at={field: at for field, at in found.at.items() if field != "published"})
    dates = Dates(wording=found.table.wording)
    if "published" in found.at and not (found.table.wording and found.table.timed_ids):
        days = dict.fromkeys(found.column("published"))
        numbers_are_foreign = resaved or bool(found.table.wording)
        dates = decide(days, found.table.wording, numbers_are_foreign, found.path.name, partial(_order, found))
    spoilt = "id" in found.at and rounded(found.column("id"))
    return Columns(found.at, dates, account, found.signs(), rounded=spoilt)


def _order(found: FoundTable) -> Order | None:
    """Return the order of day and month with which most dates agree with the ids; None where none does."""
    if not found.table.agrees:
        return None
    orders: tuple[Order, Order] = ("month first", "day first")
    by_month, by_day = (
        sum(found.table.agrees(Cells(0, row, columns)) for row in found.below())
        for columns in (Columns(found.at, Dates(order)) for order in orders)
    )
    if not by_month and not by_day:
        return None
    return "month first" if by_month >= by_day else "day first"


def _rows(found: FoundTable, columns: Columns) -> Iterator[Told]:
    short: Cells | None = None
    for cells in _whole_rows(found, columns):
        if short:
            yield from _told(found, short)
        short = cells if isinstance(cells, Cells) and cells.width < columns.wide and found.sheet.separator else None
        if isinstance(cells, Skipped):
            yield cells
        elif not short:
            yield from _told(found, cells)
    if short:
        yield Skipped(short.row, _why_short(short))


def _whole_rows(found: FoundTable, columns: Columns) -> Iterator[Cells | Skipped]:
    """Yield the rows that are not empty, those that were torn put together again or told."""
    tearing = found.tearing(columns.dates)
    for number, row in enumerate(found.below(), start=found.header + 2):
        whole = tearing.mended(row) if len(row) > tearing.wide and found.sheet.separator else row
        if whole is None:
            yield Skipped(number, SLIPPED)
        elif any(row):
            if whole is not row:
                columns.mended.append(number)
            yield Cells(number, whole, columns)


def _why_short(last: Cells) -> str:
    """Return what is to be said of a last row that is too short: words alone are a note, else the file was cut off."""
    words = [cell for cell in last.given if cell.strip()]
    if len(words) != 1 or words[0].isdecimal():
        return CUT_OFF
    return Sentence(
        "it holds {cell} alone: a note below the table; or the file was cut off here: export it again",
        cell=quoted(words[0]),
    )


def _told(found: FoundTable, cells: Cells) -> Iterable[Told]:
    try:
        told = found.table.row(cells)
    except CellError as why:
        return (Skipped(cells.row, why.sentence),)
    if isinstance(told, Extracted) and (doubt := found.doubted(cells)):
        return (Skipped(cells.row, doubt),)
    return told if isinstance(told, Iterable) else (told,)
