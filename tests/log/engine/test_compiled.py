"""What runs for every post goes to the driver as text and values, and means what SQLAlchemy would have made of it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, create_engine, select, update
from sqlmodel import SQLModel

from postdesk.errors import PostdeskError
from postdesk.log.engine.compiled import Prepared
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import table
from postdesk.log.tables import ImportedFile
from stage.life import NOON, queued, wanted
from stage.overheard import overheard

FILES = table(ImportedFile)
AT = datetime(2026, 11, 23, 12, 0, 0, 250000, tzinfo=UTC)
INSERT = Prepared(FILES.insert().inline(), *FILES.c.keys())
NAMED = Prepared(select(FILES).where(FILES.c.name == bindparam("called"), FILES.c.rows > 2))
GROW = Prepared(
    lambda dialect: (
        update(FILES)
        .where(FILES.c.name == bindparam("called"))
        .values(source=dialect, rows=FILES.c.rows + bindparam("more"))
        .returning(FILES.c.source, FILES.c.rows, FILES.c.as_of)
    )
)
POST = Prepared(select(POSTS).where(POSTS.c.draft == bindparam("called")))


def file(name, rows=3):
    return {"name": name, "sha256": name * 2, "as_of": AT, "source": "x", "rows": rows, "at": NOON}


@pytest.mark.parametrize("style", ["qmark", "named"])
def test_values_and_columns_are_what_they_were_in_every_style_of_drivers(style):
    """A driver takes values by place, as SQLite's does, or by name, as PostgreSQL's."""
    engine = create_engine("sqlite://", paramstyle=style)
    SQLModel.metadata.create_all(engine)
    with engine.begin() as connection:
        INSERT.each(connection, [])
        INSERT.each(connection, [file("a"), file("b"), file("c", rows=2)])
        assert NAMED.rows(connection, called="b") == connection.execute(select(FILES).where(FILES.c.name == "b")).all()
        assert NAMED.rows(connection, called="c") == []
        assert GROW.rows(connection, called="a", more=4) == [("sqlite", 7, AT)]
        assert GROW.rows(connection, called="z", more=4) == []
    engine.dispose()


def test_a_post_is_read_as_sqlalchemy_reads_it(log):
    queued(log, wanted(), wanted("tea", at=None, by_hand=True))
    with log.read() as connection:
        for name in ("gifts", "tea"):
            (row,) = POST.rows(connection, called=name)
            assert Post(*row) == Post(*connection.execute(select(POSTS).where(POSTS.c.draft == name)).one())


def test_a_value_that_was_forgotten_is_not_taken_for_nothing(log):
    with log.write() as connection, pytest.raises(KeyError, match="called"):
        NAMED.rows(connection)


def test_what_is_read_first_by_a_prepared_statement_is_read_in_the_same_moment_as_the_rest(log):
    with overheard(log) as said, log.read() as connection:
        NAMED.rows(connection, called="a")
        connection.execute(select(FILES)).all()
    begun = [number for number, (sql, _) in enumerate(said) if sql.startswith("BEGIN")]
    asked = [number for number, (sql, _) in enumerate(said) if sql.startswith("SELECT importedfile")]
    assert len(begun) == 1
    assert begun[0] < asked[0] < asked[1]


def test_one_question_by_itself_needs_no_transaction(log):
    with log.write() as connection:
        INSERT.run(connection, **file("a"))
    with overheard(log) as said:
        assert log.ask(NAMED, called="a") == [("aa", AT, "a", "x", NOON, 3)]
    assert not [sql for sql, _ in said if sql.startswith("BEGIN")]


@pytest.mark.sqlite
def test_a_question_that_the_database_cannot_answer_is_one_sentence(log):
    with log.write() as connection:
        connection.exec_driver_sql("DROP TABLE importedfile")
    with pytest.raises(PostdeskError, match=r"desk.sqlite cannot be used as .* \(its table importedfile is missing\)"):
        log.ask(NAMED, called="a")
    with log.read() as connection:
        assert connection.execute(select(POSTS)).all() == []


def test_what_sqlalchemy_is_asked_within_a_step_is_answered_there(log):
    queued(log, wanted("tea"))
    with log.step() as connection:
        connection.execute(update(POSTS).values(zone="Europe/Podgorica"))
        returned = (
            connection.execute(update(POSTS).values(zone="Europe/Sofia").returning(POSTS.c.draft)).scalars().all()
        )
        found = connection.execute(select(POSTS.c.draft, POSTS.c.zone)).all()
    assert (returned, [tuple(row) for row in found]) == (["tea"], [("tea", "Europe/Sofia")])
