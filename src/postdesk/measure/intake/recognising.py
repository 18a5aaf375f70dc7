"""Which kind of export a file is, and what its rows say."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from textwrap import shorten
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import ExportError
from postdesk.files.held_secrets import names_secrets, told_of_secrets, without_tokens
from postdesk.measure.importers import IMPORTERS
from postdesk.measure.intake.proposing import proposed
from postdesk.measure.intake.refusals import begins_as, known_as
from postdesk.measure.layouts.importer import DayCount, Document, HeaderRow, Importer, Match, Told, fold
from postdesk.models import Extracted, Figures, Skipped
from postdesk.sentences import Sentence
from postdesk.sheets.reading import beginning, sheets
from postdesk.words.nearest import nearest

FIELDS = ("id", "url", "published", "text", "kind", "account", *Figures.__struct_fields__)
TEXTS: Mapping[type, tuple[str, ...]] = {
    Extracted: ("text", "url", "account", "remote_id"),
    DayCount: ("metric", "account"),
}
"""What is kept of a row in words."""
HEADER_WITHIN = 10
"""Rows at the top of a table among which its header stands."""


class RecognisedExport(Struct, frozen=True):
    """What an export holds. `rows` can be gone through once, and is read from the file meanwhile.

    `networks` are those it may be of, `personal` files are never those of a page; `of` says whether it counts posts or
    days; `lines` is about how many rows there are (a text of several lines counts as several); `sure` is False where
    its encoding was guessed; `notes` are remarks for the officer.
    """

    networks: tuple[str, ...]
    of: Literal["post", "day"]
    rows: Iterator[Told]
    lines: int
    sure: bool = True
    notes: tuple[str, ...] = ()
    personal: bool = False


def extract(path: Path, headers: Mapping[str, str] | None = None, languages: Sequence[str] = ()) -> RecognisedExport:
    """Recognise an export and return what it holds, row by row; rows without a post tell why.

    `headers` maps headers of the file to our fields (`FIELDS`); `languages` are those that the desk writes.

    Raises:
        ExportError: The file cannot be read, holds no posts, has headers that nobody has described yet, or writes
            dates that nobody can tell apart.
    """
    document = opened_tables(path, headers or {}, languages)
    several = {name: _export(*found) for name, found in _sheets_of_posts(document).items()}
    return _together(several) if len(several) > 1 else _export(*recognised(document))


def _export(importer: Importer, match: Match) -> RecognisedExport:
    notes = (*match.notes, importer.note) if importer.note else match.notes
    return RecognisedExport(
        importer.networks, importer.of, map(_kept, match.rows()), match.lines, match.sure, notes, importer.personal
    )


def _sheets_of_posts(document: Document) -> dict[str, tuple[Importer, Match]]:
    """Return what is found in the sheets of a workbook that hold posts, by their names.

    Offices collect months and networks so.
    """
    by_name: dict[str, list[HeaderRow]] = {}
    for head in document.heads:
        if not head.sheet.look.aside:
            by_name.setdefault(head.sheet.look.name, []).append(head)
    if len(by_name) < 2:
        return {}
    each = {name: _best(replace(document, heads=tuple(heads))) for name, heads in by_name.items()}
    return {name: found for name, found in each.items() if found and found[0].of == "post"}


def _together(several: Mapping[str, RecognisedExport]) -> RecognisedExport:
    """Return the posts of several sheets as one export; what is told of a row then names its sheet."""
    exports = several.values()
    return RecognisedExport(
        networks=tuple(dict.fromkeys(network for one in exports for network in one.networks)),
        of="post",
        rows=chain.from_iterable(map(partial(_of_sheet, name), one.rows) for name, one in several.items()),
        lines=sum(one.lines for one in exports),
        sure=all(one.sure for one in exports),
        notes=tuple(dict.fromkeys(note for one in exports for note in one.notes)),
        personal=any(one.personal for one in exports),
    )


def _of_sheet(name: str, row: Told) -> Told:
    return replace(row, why=Sentence("{what}: {why}", what=name, why=row.why)) if isinstance(row, Skipped) else row


def _kept(row: Told) -> Told:
    """Return what a row tells without NULs: JSON and workbooks can write them, PostgreSQL takes none."""
    names = TEXTS.get(type(row), ())
    if not any("\0" in getattr(row, name) for name in names):
        return row
    return replace(row, **{name: getattr(row, name).replace("\0", "") for name in names})  # type: ignore[type-var]


def opened_tables(path: Path, headers: Mapping[str, str], languages: Sequence[str] = ()) -> Document:
    """Return a file as importers look at it.

    Raises:
        ExportError: It cannot be read, or the officer names a field that there is not.
    """
    ours = {fold(header): field for header, field in headers.items()}
    for field in ours.values():
        if field not in FIELDS:
            raise ExportError('--map knows no field "{field}"; there are {names}', field=field, names=", ".join(FIELDS))
    document = Document(path, beginning(path), names=ours, language=next(iter(languages), ""))
    if any(importer.recognise(document) for importer in IMPORTERS):
        return document
    if known := begins_as(document.start):
        raise ExportError(known, file=path.name)
    heads = tuple(
        HeaderRow(sheet, number, row, tuple(map(fold, row)))
        for sheet in sheets(path, languages)
        for number, row in enumerate(islice(sheet.rows(), HEADER_WITHIN))
    )
    return replace(document, heads=heads)


def recognised(document: Document) -> tuple[Importer, Match]:
    """Return the importer that finds most signs of its kind in a file; ExportError where none finds any."""
    if found := _best(document):
        return found
    raise _unknown_kind(document.path.name, document.heads)


def _best(document: Document) -> tuple[Importer, Match] | None:
    """Return the importer that finds most signs of its kind in a file, and what it finds; None where none does."""
    found = [(importer, match) for importer in IMPORTERS if (match := importer.recognise(document))]
    return max(found, key=lambda pair: pair[1].signs, default=None)


def _unknown_kind(name: str, heads: Sequence[HeaderRow]) -> ExportError:
    """Return why a file is of no kind, and what to say of it where its cells tell whose posts they are."""
    rows = [head.cells for head in heads]
    if known := known_as([fold(header) for header in row] for row in rows):
        return ExportError(known, file=name)
    fields = _fields()
    header = max(rows, key=lambda row: (sum(fold(cell) in fields for cell in row), sum(map(bool, row))), default=[])
    if names_secrets(cell[:200] for row in rows for cell in row):
        return ExportError(told_of_secrets(name))
    named = [_in_short(without_tokens(cell[:200])) for cell in header if cell.strip()]
    if not named:
        return ExportError("{file} is empty: export it again", file=name)
    if all(fold(cell) in fields for cell in named):
        return ExportError(
            "{file} has known headers, but its links lead to none of their networks: export it again", file=name
        )
    network, options = proposed(heads, header, fields)
    if options:
        return ExportError(
            "{file} seems to hold posts of {network}, with unknown headers: {headers}: export it in English, or import "
            "it with {options}",
            file=name,
            network=network,
            headers=_unknown(named, fields),
            options=" ".join(options),
        )
    return ExportError(
        "{file} is no export that postdesk knows; its headers are unknown: {headers}: export it in English, or name "
        "them with --map {example} and the like",
        file=name,
        headers=_unknown(named, fields),
        example='"THEIR HEADER=id"',
    )


def _in_short(cell: str) -> str:
    return shorten(cell, 40, placeholder="…") or cell[:40]


@cache
def _fields() -> dict[str, str]:
    """Return our field for every header that any importer knows."""
    return {fold(name): field for importer in IMPORTERS for field, names in importer.columns.items() for name in names}


def _unknown(headers: list[str], fields: Mapping[str, str]) -> str:
    """Return the unknown headers with their nearest guesses."""
    unknown = [header for header in headers if fold(header) not in fields][:8]
    guesses = ((header, nearest(fold(header), fields)) for header in unknown)
    return ", ".join(f'"{header}"' + (f" ({fields[near]}?)" if near else "") for header, near in guesses)
