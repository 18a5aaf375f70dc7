"""Exports of the networks: which network's a file is, and the posts and figures in it.

A source is one file beside this one with a `Layout`; to add one, write it and name it in `LAYOUTS`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import ExportError
from postdesk.importers import facebook, instagram, linkedin, linkedin_person, x, x_old
from postdesk.importers.cells import CellError, Cells, Columns
from postdesk.importers.dates import decide
from postdesk.importers.layout import Layout, fold
from postdesk.importers.refusals import NOT_POSTS
from postdesk.importers.table import Sheet, sheets
from postdesk.models import Extracted, Figures, Skipped

LAYOUTS: tuple[Layout, ...] = (
    x.LAYOUT,
    x_old.LAYOUT,
    linkedin.LAYOUT,
    linkedin_person.LAYOUT,
    facebook.LAYOUT,
    instagram.LAYOUT,
)
FIELDS = ("id", "url", "published", "text", "kind", "account", *Figures.__struct_fields__)
CORE = ("reactions", "comments", "shares")
CUT_OFF = "the file ends within this row: export it again"
HEADER_WITHIN = 10
"""Rows at the top of a table among which its header stands."""


class Export(Struct, frozen=True):
    """A file that was recognised: its layout, the table with the posts, its header's row, where each field stands."""

    path: Path
    layout: Layout
    sheet: Sheet
    header: int
    at: Mapping[str, int]

    def below(self) -> Iterator[list[str]]:
        """Yield the rows below the header."""
        return self.layout.joined(islice(self.sheet.rows(), self.header + 1, None))


class Extract(Struct, frozen=True):
    """What an export holds. `rows` can be gone through once, and is read from the file meanwhile.

    `source` is the network's name, `as_of` the last day that the file's name says it covers, `lines` about how many
    rows there are (a text of several lines counts as several), `notes` are remarks for the officer.
    """

    source: str
    rows: Iterator[Extracted | Skipped]
    as_of: date | None
    lines: int
    notes: tuple[str, ...] = ()


def identify(path: Path, headers: Mapping[str, str] | None = None) -> Export:
    """Recognise an export by its headers; `headers` maps headers of the file to our fields (`FIELDS`).

    Raises:
        ExportError: The file cannot be read, holds no posts, or has headers that nobody has described yet.
    """
    ours = {fold(header): field for header, field in (headers or {}).items()}
    for field in ours.values():
        if field not in FIELDS:
            raise ExportError(f'--map knows no field "{field}"; there are {", ".join(FIELDS)}')
    tables = sheets(path)
    heads = [(sheet, number, row) for sheet in tables for number, row in enumerate(islice(sheet.rows(), HEADER_WITHIN))]
    found = [export for head in heads for export in _fitting(path, head, ours)]
    if found:
        return max(found, key=lambda export: len(export.at))
    raise ExportError(_why_not(path, [row for _, _, row in heads]))


def _fitting(path: Path, head: tuple[Sheet, int, list[str]], ours: Mapping[str, str]) -> Iterator[Export]:
    """Yield the layouts of which a row is the header."""
    sheet, number, row = head
    for layout in LAYOUTS:
        known = {fold(header): field for field, names in layout.columns.items() for header in names} | dict(ours)
        at: dict[str, int] = {}
        for index, header in enumerate(row):
            if field := known.get(fold(header)):
                at.setdefault(field, index)
        export = Export(path, layout, sheet, number, at)
        if at.keys() >= set(layout.required) and _leads_there(export):
            yield export


def _leads_there(export: Export) -> bool:
    """Tell whether the first link of the table, if there is one, leads to the layout's network."""
    at = export.at["url"]
    links = (row[at] for row in export.below() if len(row) > at and row[at].strip())
    link = next(links, None)
    return link is None or any(f"{host}/" in link for host in export.layout.hosts)


def _why_not(path: Path, rows: list[list[str]]) -> str:
    """Return the sentence for a file that is of no layout."""
    for row in rows:
        folded = {fold(header) for header in row}
        for known in NOT_POSTS:
            if folded >= {fold(header) for header in known.headers}:
                return f"{path.name} {known.sentence}"
    fields = {fold(header) for layout in LAYOUTS for names in layout.columns.values() for header in names}
    header = max(rows, key=lambda row: (sum(fold(cell) in fields for cell in row), sum(map(bool, row))), default=[])
    named = [shorten(cell, 40, placeholder="…") for cell in header if cell.strip()]
    if not named:
        return f"{path.name} is empty: export it again"
    if all(fold(cell) in fields for cell in named):
        return f"{path.name} has known headers, but its links lead to none of their networks: export it again"
    return f"{path.name} is no export that postdesk knows; {_unknown(named)}"


def _unknown(headers: list[str]) -> str:
    """Return the unknown headers with their nearest guesses, and the way out."""
    from difflib import get_close_matches

    fields = {fold(name): field for layout in LAYOUTS for field, names in layout.columns.items() for name in names}
    unknown = [header for header in headers if fold(header) not in fields][:8]
    guesses = ((header, get_close_matches(fold(header), fields, n=1)) for header in unknown)
    said = ", ".join(f'"{header}"' + (f" ({fields[near[0]]}?)" if near else "") for header, near in guesses)
    return (
        f'its headers are unknown: {said}: export it in English, or name them with --map "THEIR HEADER=id" and the like'
    )


def extract(path: Path, headers: Mapping[str, str] | None = None) -> Extract:
    """Return the posts of an export with their figures, row by row; rows without a post tell why.

    Raises:
        ExportError: As `identify`, or the dates of the file cannot be told apart.
    """
    export = identify(path, headers)
    layout, sheet = export.layout, export.sheet
    resaved = sheet.separator not in {"", ","}
    if resaved and layout.timed_ids:
        export = replace(export, at={field: at for field, at in export.at.items() if field != "published"})
    dates = decide(_days(export), layout.wording, resaved, path.name)
    rows = _rows(export, Columns(export.at, dates, layout.account(path.name)))
    return Extract(layout.network, rows, layout.last_day(path.name), sheet.lines, tuple(_notes(export)))


def _notes(export: Export) -> Iterator[str]:
    """Yield what the officer should know: of the file, of its kind, and which engagements it has no column for."""
    yield from export.sheet.notes
    if export.layout.note:
        yield export.layout.note
    missing = [field for field in CORE if field in export.layout.columns and field not in export.at]
    if missing:
        yield (
            f"{export.path.name} has no column that is known to count {' and '.join(missing)}, so its posts have no "
            f'sum of engagements: name it with --map "THEIR HEADER={missing[0]}"'
        )


def _days(export: Export) -> Iterable[str]:
    """Return the different dates of a file, as they are written; none where they are in words, which need no order."""
    at = export.at.get("published")
    if at is None or export.layout.wording:
        return ()
    return dict.fromkeys(row[at] for row in export.below() if len(row) > at)


def _rows(export: Export, columns: Columns) -> Iterator[Extracted | Skipped]:
    """Yield a file's posts; a last row that ends early was cut off, and its figures with it."""
    read, wide = export.layout.row, columns.wide
    short: Cells | None = None
    for number, row in enumerate(export.below(), start=export.header + 2):
        if short:
            yield _post(read, short)
            short = None
        if len(row) < wide and export.sheet.separator:
            short = Cells(number, row, columns) if any(row) else None
        elif any(row):
            yield _post(read, Cells(number, row, columns))
    if short:
        yield Skipped(short.row, CUT_OFF)


def _post(read: Callable[[Cells], Extracted | Skipped], cells: Cells) -> Extracted | Skipped:
    try:
        return read(cells)
    except CellError as why:
        return Skipped(cells.row, str(why))
