"""No row with a value of another kind is reckoned with: whoever reads it is told which it is."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import Integer, bindparam, func, select, text, type_coerce

from postdesk.errors import PostdeskError
from postdesk.log.engine.compiled import Prepared
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import by_id, listing
from postdesk.log.readings.usage import table
from postdesk.log.worker_tables import Hold
from stage.life import NOON, queued, wanted

pytestmark = pytest.mark.sqlite

ONE = Prepared(select(POSTS.c.attempt, POSTS.c.state).where(POSTS.c.id == bindparam("post")))
HOLDS = table(Hold)


@pytest.fixture
def planted(log):
    """Let another program write into the file of a log that is open and in use."""
    queued(log, wanted("tea"))
    assert [post.draft for post in listing(log)] == ["tea"]

    def plant(change):
        with closing(sqlite3.connect(log.path, isolation_level=None)) as other:
            other.executescript(change)

    return plant


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE post SET attempt = 'often'", "row 1, the column attempt is 'often'"),
        ("UPDATE post SET wake = x'00ff'", r"row 1, the column wake is b'\\x00\\xff'"),
        ("UPDATE post SET wake = 'soon'", "row 1, the column wake is 'soon'"),
        ("UPDATE post SET state = 'Queued'", "row 1, the column state is 'Queued'"),
        ("UPDATE post SET draft = CAST(x'74ff' AS TEXT)", r"row 1, the column draft is b't\\xff'"),
        ("ALTER TABLE post DROP COLUMN again", "in its table post the column again is missing"),
    ],
)
def test_a_row_of_another_kind_is_told_wherever_it_is_read(log, planted, change, named):
    planted(change)
    with pytest.raises(PostdeskError, match=f"desk.sqlite cannot be used .*{named}.*put back a copy"):
        listing(log)


def test_so_is_one_that_a_prepared_statement_reads_or_a_step_writes(log, planted):
    planted("UPDATE post SET attempt = 'often'")
    with pytest.raises(PostdeskError, match="the column attempt is 'often'"):
        log.ask(ONE, post=1)
    planted("UPDATE post SET attempt = 0, state = 'lost'")
    with pytest.raises(PostdeskError, match="the column state is 'lost'"), log.write() as connection:
        ONE.rows(connection, post=1)
    planted(
        "UPDATE post SET state = 'queued'; CREATE TRIGGER t BEFORE INSERT ON hold BEGIN SELECT RAISE(ABORT, ''); END"
    )
    with pytest.raises(PostdeskError, match="it has a trigger t"), log.write() as connection:
        connection.execute(HOLDS.insert().values(scope="desk", since=NOON, who="Ana", why=""))


def test_what_is_reckoned_or_joined_may_be_of_another_kind_where_the_file_holds_nothing_odd(log, planted):
    half = type_coerce(func.count() / 2.0, Integer)
    held = select(half, HOLDS.c.since, EVENTS.c.after).select_from(EVENTS.outerjoin(HOLDS, HOLDS.c.who == EVENTS.c.who))
    unlike = select(text("1"), text("2 AS two, 3"))
    with log.read() as connection:
        assert [connection.execute(held).all() for _ in range(2)] == [[(0.5, None, "queued")]] * 2
        assert connection.execute(unlike).all() == [(1, 2, 3)]
        assert by_id(connection, 1).draft == "tea"


def test_a_fault_of_ours_is_not_told_as_one_of_the_file(log, planted):
    with pytest.raises(ZeroDivisionError), log.read():
        assert 1 // 0
    with pytest.raises(sqlite3.IntegrityError), log.write() as connection:
        connection.connection.driver_connection.execute("INSERT INTO hold (scope) VALUES (NULL)")
    with (
        pytest.raises(PostdeskError, match=r"cannot be used as .*no such table: nowhere"),
        log.read() as c,
    ):
        c.exec_driver_sql("SELECT * FROM nowhere")
