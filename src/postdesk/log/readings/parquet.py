"""Tables as Parquet files, written by DuckDB from lines of JSON, in batches: history never has to fit in memory.

DuckDB comes with the extra `[analytics]`; nothing else needs it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from postdesk.errors import PostdeskError
from postdesk.files.names import in_letters
from postdesk.files.unfinished import give_name, unfinished_folder
from postdesk.log.readings.extracts import Column, Values

TYPES = {"text": "VARCHAR", "number": "BIGINT", "yes or no": "BOOLEAN", "moment": "TIMESTAMPTZ", "day": "DATE"}
MEMORY = "96MB"
ROWS_A_GROUP = 20_000


def write_parquet(path: Path, columns: Sequence[Column], batches: Iterable[Sequence[Values]]) -> int:
    """Write one table and return how many rows it has; the file is there when it is whole.

    Raises:
        PostdeskError: DuckDB is not installed.
        OSError: The folder cannot be written to.
    """
    try:
        import duckdb
    except ImportError as absent:
        raise PostdeskError('Parquet needs one more package: run `pip install "postdesk[analytics]"`') from absent
    if in_letters(str(path)) != str(path):
        raise OSError(None, "DuckDB writes to no folder whose name is not in UTF-8")
    with unfinished_folder(path.parent) as folder:
        lines, whole = folder / "rows.json", folder / path.name
        written = _lines(lines, [column.name for column in columns], batches)
        types = ", ".join(f"'{column.name}': '{TYPES[column.kind]}'" for column in columns)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": str(folder),
        }
        copy = (
            f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{types}}})) "  # noqa: S608 - our own names
            f"TO '{_quoted(whole)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"
        )
        try:
            with duckdb.connect(config=settings) as connection:
                connection.execute("SET TimeZone = 'UTC'")
                connection.execute(copy, [str(lines)])
        except duckdb.IOException as trouble:  # a full disk, which is no OSError there; its words name a hidden folder
            raise OSError(None, str(trouble).rpartition(": ")[2].lower()) from trouble
        give_name(whole, path)
    return written


def _lines(path: Path, names: Sequence[str], batches: Iterable[Sequence[Values]]) -> int:
    """Write the rows as lines of JSON; return how many."""
    encoder = msgspec.json.Encoder(enc_hook=str)  # a reason is a `Sentence`
    written = 0
    with path.open("wb") as file:
        for batch in batches:
            file.write(encoder.encode_lines([dict(zip(names, row, strict=True)) for row in batch]))
            written += len(batch)
    return written


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
