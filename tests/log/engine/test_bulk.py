"""Writing many rows at a time."""

import gc
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, select
from sqlmodel import SQLModel

from postdesk.log.engine.bulk import Rows, moments, uncollected
from postdesk.log.readings.usage import table
from postdesk.log.tables import ImportedFile

FILES = table(ImportedFile)
ROWS = Rows(FILES, ("name", "sha256", "as_of", "source", "rows", "at"))
AT = datetime(2026, 11, 23, 12, 0, 0, 250000, tzinfo=UTC)


@pytest.mark.parametrize("style", ["qmark", "named"])
def test_rows_are_what_they_were_in_every_style_of_drivers(style):
    """A driver takes parameters by place, as SQLite's does, or by name, as PostgreSQL's."""
    engine = create_engine("sqlite://", paramstyle=style)
    SQLModel.metadata.create_all(engine)
    with engine.begin() as connection:
        at = moments(connection)(AT)
        ROWS.write(connection, [("a.csv", "0f", at, "x", 3, at), ("b.csv", "1f", at, "x", 4, at)])
        kept = connection.execute(select(FILES).order_by(FILES.c.name)).all()
    engine.dispose()
    assert [(row.name, row.sha256, row.as_of, row.rows, row.at) for row in kept] == [
        ("a.csv", "0f", AT, 3, AT),
        ("b.csv", "1f", AT, 4, AT),
    ]


def test_no_rows_are_no_statement(log):
    with log.read() as connection:
        ROWS.write(connection, [])
        assert connection.execute(select(FILES)).all() == []


def test_the_collector_rests_meanwhile_and_is_left_as_it_was():
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
