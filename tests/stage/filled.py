"""A row in every table of a log, each value of the kind that its column holds, whatever columns there come to be."""

from sqlalchemy import Boolean, Date, DateTime, Integer
from sqlmodel import SQLModel

SOME = {Boolean: 1, Integer: 1, DateTime: "2026-11-24 08:00:00.000000", Date: "2026-11-24"}
HELD = {
    "state": "queued",
    "before": "held",
    "after": "queued",
    "payload": '{"network":"x","account":"x","texts":["a"]}',
    "local": "2026-11-24 09:00",
    "meant": "2026-11-24 08:00 UTC",
    "zone": "Europe/Podgorica",
    "week": "2026-W48",
}


def a_value(column):
    """A value that may stand in a column, as SQLite has it."""
    kind = getattr(column.type, "impl_instance", column.type)
    plain = next((value for each, value in SOME.items() if isinstance(kind, each)), "a")
    return (HELD.get(column.name, "{}") if column.table.name != "act" else "{}") if column.info else plain


def fill(connection):
    """Put a row into each table that has none; `connection` is sqlite3's."""
    for table in SQLModel.metadata.sorted_tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        values = [a_value(column) for column in table.columns]
        holes = ", ".join("?" for _ in values)
        if not connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]:
            connection.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({holes})', values)
