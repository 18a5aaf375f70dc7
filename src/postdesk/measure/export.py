"""The whole log as files: Parquet for an analyst, CSV for a spreadsheet. One file a table, each replaced when whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from postdesk.errors import PostdeskError, system_reason
from postdesk.files.unfinished import give_name, unfinished_folder
from postdesk.log import Log
from postdesk.log.readings.extracts import EXTRACTS, Column, Values
from postdesk.sheets.separators import CsvForm
from postdesk.sheets.writing import local_words, write_csv

Format = Literal["parquet", "csv"]


class Exported(Struct, frozen=True):
    """One file that was written, what a row of it is, and how many there are."""

    file: str
    rows: int
    meaning: str


def export(log: Log, folder: Path, format: Format, zone: str, form: CsvForm) -> list[Exported]:
    """Write every table of the log into a folder, as it stands at one moment, and return what was written.

    In CSV every moment stands twice: in UTC, and in words on the clock of `zone`, for who reads it in a spreadsheet;
    its cells are separated as `form` says.

    Raises:
        PostdeskError: The folder cannot be written to, or Parquet is asked for and DuckDB is not installed.
    """
    from postdesk.log.readings import parquet

    write = parquet.write_parquet if format == "parquet" else partial(_as_csv, zone=zone, form=form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with log.read() as connection:
            return [
                Exported(name, write(folder / name, one.columns, one.batches(connection)), one.meaning)
                for one in EXTRACTS
                for name in [f"{one.name}.{format}"]
            ]
    except OSError as trouble:
        raise PostdeskError(
            "{folder} cannot be written to ({why}): choose another folder",
            folder=folder,
            why=system_reason(trouble),
        ) from trouble


def _as_csv(
    path: Path, columns: Sequence[Column], batches: Iterable[Sequence[Values]], zone: str, form: CsvForm
) -> int:
    """Write one table as CSV; what is not given is empty."""
    rows = _Counted(batches)
    moments = [number for number, column in enumerate(columns) if column.kind == "moment"]
    names = [column.name for column in columns]
    with unfinished_folder(path.parent) as folder:
        whole = folder / path.name
        named = list(map(str, _beside(names, moments, lambda name: f"{name}_local")))
        write_csv(whole, named, (_beside(row, moments, lambda at: local_words(at, zone)) for row in rows), form)
        give_name(whole, path)
    return rows.count


class _Counted:
    """The rows of all batches, counted as they pass."""

    def __init__(self, batches: Iterable[Sequence[Values]]) -> None:
        self.count = 0
        self._batches = batches

    def __iter__(self) -> Iterator[Values]:
        for batch in self._batches:
            yield from batch
            self.count += len(batch)


def _beside(row: Sequence[Any], moments: Sequence[int], local: Callable[[Any], object]) -> list[object]:
    """Return a row in which behind every moment stands what it is locally."""
    found: list[object] = []
    for number, value in enumerate(row):
        found += [value, local(value)] if number in moments else [value]
    return found
