"""The whole log as files: Parquet for an analyst, CSV for a spreadsheet. One file a table, each replaced when whole."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.readings.extracts import EXTRACTS, Column, Values

Format = Literal["parquet", "csv"]


class Exported(Struct, frozen=True):
    """One file that was written, what a row of it is, and how many there are."""

    file: str
    rows: int
    meaning: str


def export(log: Log, folder: Path, format: Format) -> list[Exported]:
    """Write every table of the log into a folder, as it stands at one moment, and return what was written.

    Raises:
        PostdeskError: The folder cannot be written to, or Parquet is asked for and DuckDB is not installed.
    """
    from postdesk.log.readings import parquet

    write = parquet.write if format == "parquet" else _comma_separated
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with log.read() as connection:
            return [
                Exported(name, write(folder / name, one.columns, one.batches(connection)), one.meaning)
                for one in EXTRACTS
                for name in [f"{one.name}.{format}"]
            ]
    except OSError as trouble:
        raise PostdeskError(f"{folder} cannot be written to: {trouble.strerror or trouble}") from trouble


def _comma_separated(path: Path, columns: Sequence[Column], batches: Iterable[Sequence[Values]]) -> int:
    """Write one table as CSV in UTF-8; what is not given is empty, moments are ISO 8601."""
    written = 0
    with TemporaryDirectory(dir=path.parent, prefix=".export-") as folder:
        whole = Path(folder, path.name)
        with whole.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(column.name for column in columns)
            for batch in batches:
                writer.writerows(map(_plain, batch))
                written += len(batch)
        whole.replace(path)
    return written


def _plain(row: Values) -> Sequence[object]:
    return [value.isoformat() if isinstance(value, datetime) else value for value in row]
