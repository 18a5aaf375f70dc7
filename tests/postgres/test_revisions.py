"""A database of an older postdesk is brought up to date on PostgreSQL as on SQLite."""

from datetime import timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine import migrations
from postdesk.log.engine.migrations.versions import r0026_two_signatures, r0029_homes
from postdesk.log.tables import PostRow

NAMES = "network, remote_id, url, account, week, text, language, campaign, kind, published, exact, reply"
VALUES = ":network, :remote, :url, '', '', 'Žena 🎁', '', '', '', now(), true, false"
PUBLISHED = text(f"INSERT INTO publication ({NAMES}) VALUES ({VALUES})")
WITH_HOME = text(f"INSERT INTO publication ({NAMES}, home) VALUES ({VALUES}, :home)")
OF_BEFORE = [
    ("mastodon", "1", "https://sea.example/@office/1", "sea.example"),
    ("mastodon", "2", "https://Hill.example:8443/@büro/2", "hill.example:8443"),
    ("mastodon", "3", "https://sea.example/@them@far.example/3", ""),
    ("mastodon", "4", "", ""),
    ("telegram", "1", "https://t.me/office/1", "office"),
    ("telegram", "41+42", "https://t.me/c/1234567890/41", "c/1234567890"),
    ("x", "1", "https://x.com/office/status/1", ""),
]
"""Publications of a log of before, of several servers and channels, with the home that each gets."""


def described(address):
    """Every table's columns, primary key and indexes, as the server tells them; not how texts are sorted."""
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    found = inspect(engine)
    told = {
        name: (
            sorted((each["name"], str(each["type"]).split()[0], each["nullable"]) for each in found.get_columns(name)),
            found.get_pk_constraint(name)["constrained_columns"],
            sorted((each["name"], each["unique"], tuple(each["column_names"])) for each in found.get_indexes(name)),
        )
        for name in PostRow.metadata.tables
    }
    engine.dispose()
    return told


def test_making_the_tables_at_once_and_migrating_from_nothing_agree(cluster):
    made, migrated = cluster.database(), cluster.database()
    open_log(made).close()
    engine = create_engine(migrated.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()
    assert described(migrated) == described(made)


def test_one_signature_a_content_becomes_one_a_person(cluster):
    address = cluster.new_log()
    now = described(address)
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        connection.execute(text("DROP TABLE sentback"))
        connection.execute(text("ALTER TABLE approval DROP CONSTRAINT approval_pkey"))
        connection.execute(text("ALTER TABLE approval ADD PRIMARY KEY (post_id, content_hash)"))
        r0026_two_signatures.upgrade()
    engine.dispose()
    assert described(address) == now


def test_publications_get_the_home_of_their_number(cluster):
    address = cluster.new_log()
    now = described(address)
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        connection.execute(text("ALTER TABLE publication DROP CONSTRAINT publication_once"))
        connection.execute(text("ALTER TABLE publication DROP COLUMN home"))
        connection.execute(text("ALTER TABLE publication ADD CONSTRAINT publication_once UNIQUE (network, remote_id)"))
        for network, remote, url, _ in OF_BEFORE:
            connection.execute(PUBLISHED, {"network": network, "remote": remote, "url": url})
        counted = "INSERT INTO reading (publication_id, as_of, source, simulated) SELECT id, now(), 'api', false"
        connection.execute(text(f"{counted} FROM publication"))
        before = connection.execute(text("SELECT * FROM publication ORDER BY id")).all()
        r0029_homes.upgrade()
        after = connection.execute(text("SELECT * FROM publication ORDER BY id")).all()
        assert [row[: len(row) - 1] for row in after] == before
        assert [row.home for row in after] == [home for *_, home in OF_BEFORE]
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar() == len(OF_BEFORE)
        same = {"network": "mastodon", "remote": "1", "url": ""}
        connection.execute(WITH_HOME, {**same, "home": "hill.example"})
        with pytest.raises(IntegrityError, match="publication_once"), connection.begin_nested():
            connection.execute(WITH_HOME, {**same, "home": "sea.example"})
    engine.dispose()
    assert described(address) == now


def test_a_step_that_waits_too_long_for_others_ends_in_a_sentence_and_the_next_one_works(cluster):
    address = cluster.new_log()
    with open_log(address) as log, open_log(address, patience=timedelta(milliseconds=200)) as hasty:
        with log.write() as connection:
            connection.execute(text("SELECT 1"))
            with (
                pytest.raises(PostdeskError, match="somebody else has been writing for too long"),
                hasty.step() as step,
            ):
                step.execute(text("SELECT 1")).all()
        with hasty.step() as step:
            assert step.execute(text("SELECT 2")).scalar() == 2
