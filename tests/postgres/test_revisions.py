"""A database of an older postdesk is brought up to date on PostgreSQL as on SQLite."""

from sqlalchemy import create_engine, inspect

from postdesk.log import open_log
from postdesk.log.engine import migrations
from postdesk.log.tables import PostRow


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
