"""Whatever another program wrote into the log's file, whichever table and column it is in, is found and named."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import String
from sqlmodel import SQLModel

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine import migrations
from postdesk.log.engine.foreign import first_foreign, foreign_in
from stage.filled import fill
from stage.life import NOON

pytestmark = pytest.mark.sqlite

COLUMNS = [(table.name, column) for table in SQLModel.metadata.sorted_tables for column in table.columns]
BYTES, HALF = b"\xff\x00", "CAST(x'61ff' AS TEXT)"


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "desk.sqlite"
    open_log(found).close()
    return found


@pytest.fixture
def filled(path):
    """The driver's own connection to a log with a row in every table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill(connection)
        assert first_foreign(connection) is None
        yield connection


def found_after(connection, change, *values):
    """What is found once a statement was run, which is undone then."""
    connection.execute("BEGIN")
    connection.execute(change, values)
    try:
        return first_foreign(connection)
    finally:
        connection.execute("ROLLBACK")


def is_text(column):
    return isinstance(getattr(column.type, "impl_instance", column.type), String)


def test_a_value_of_another_kind_is_found_in_every_column_of_every_table(filled):
    assert len(COLUMNS) > 200
    for table, column in COLUMNS:
        change = f'UPDATE "{table}" SET "{column.name}" = '
        alone = column.primary_key and len(column.table.primary_key) == 1
        rowid = alone and not is_text(column)  # SQLite itself takes nothing but whole numbers there
        kinds = [(BYTES, "b'")] + ([] if is_text(column) else [("banana", "'banana'"), (2.5, "2.5")])
        for value, shown in [] if rowid else kinds:
            said = found_after(filled, f"{change}?", value)
            assert f"in its table {table}, row 1, the column {column.name} is {shown}" in str(said)
        if is_text(column):
            assert f"table {table}, row 1, the column {column.name} is b'a\\xff'" in str(
                found_after(filled, f"{change}{HALF}")
            )


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("post", "state", "Queued"),
        ("event", "after", "banana"),
        ("post", "payload", "{"),
        ("post", "payload", '{"network": 5}'),
        ("content", "payload", "[]"),
        ("act", "before", "no JSON"),
        ("destination", "hosts", '{"server": 5}'),
        ("event", "why", "said\x1f{"),
        ("post", "due", "tomorrow"),
        ("post", "due", "0001-01-01 00:00:00.000000"),
        ("post", "wake", "9999-12-31 23:59:59.000000"),
        ("accountday", "day", "2026-02-30"),
        ("post", "local", "soon"),
        ("post", "meant", "2026-13-01 09:00 UTC"),
        ("post", "zone", "Mars/Olympus"),
        ("post", "zone", "../../etc/passwd"),
        ("publication", "week", "2026-W60"),
        ("post", "attempt", 1 << 40),
        ("post", "follows_by", -(1 << 31)),
    ],
)
def test_a_value_of_the_right_kind_that_nobody_can_mean_is_found(filled, table, column, value):
    said = found_after(filled, f'UPDATE "{table}" SET "{column}" = ?', value)
    assert f"in its table {table}, row 1, the column {column} is {value!r:.40}" in str(said)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("DROP TABLE hold", "its table hold is missing"),
        ("DROP TABLE alembic_version", "its table alembic_version is missing"),
        ("ALTER TABLE memory DROP COLUMN why", "in its table memory the column why is missing"),
        ("ALTER TABLE pace RENAME TO p; CREATE VIEW pace AS SELECT * FROM p", "its table pace is missing"),
        (
            "DROP TABLE hold; CREATE TABLE hold (scope VARCHAR, since DATETIME, who VARCHAR, why VARCHAR)",
            "in its table hold the column scope is missing, or is not as postdesk makes it",
        ),
    ],
)
def test_a_log_that_is_made_otherwise_is_not_opened_and_the_copy_that_is_whole_is_named(path, change, named):
    with open_log(path) as log:
        log.copy(NOON)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)
    with pytest.raises(PostdeskError, match=rf"desk.sqlite cannot .*{named}.*copy .*desk-2026-11-23.sqlite in its"):
        open_log(path)


def test_a_trigger_of_somebody_elses_is_found(filled):
    said = found_after(filled, "CREATE TRIGGER t AFTER INSERT ON post BEGIN SELECT RAISE(ABORT, 'no'); END")
    assert "it has a trigger t, which postdesk never makes" in str(said)


def test_what_a_log_of_an_older_postdesk_has_not_is_not_missed(path, filled):
    filled.execute("DROP TABLE destination")
    assert "destination is missing" in str(foreign_in(path))
    filled.execute("UPDATE alembic_version SET version_num = ?", (migrations.REVISIONS[-2],))
    assert foreign_in(path) is None
    filled.execute("UPDATE post SET wake = 5")
    assert "in its table post, row 1, the column wake is 5" in str(foreign_in(path))


def test_a_log_that_has_lost_the_mark_of_its_revision_is_looked_at_as_one_of_today(filled):
    filled.execute("DROP TABLE alembic_version")
    assert first_foreign(filled) is None
    filled.execute("DROP TABLE destination")
    assert "its table destination is missing" in str(first_foreign(filled))
