"""Two versions of postdesk meet at one log: the older one loses nothing of what the newer one wrote."""

import json
import sqlite3
from contextlib import closing

import pytest

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.posts.changes import POSTS
from stage.life import Told, courier, queued, states, wanted


def rows(log, statement):
    with log.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def test_an_older_worker_goes_on_beside_newer_rows_and_loses_none(log, clock):
    """It was at work when a newer postdesk brought the tables up to date: a column, a table, a key in a payload more."""
    asked = [wanted("gifts"), wanted("tea", account="bsky", at=5), wanted("hall", account="page")]
    queued(log, *asked)
    with log.write() as connection:
        connection.exec_driver_sql("ALTER TABLE post ADD COLUMN mood TEXT DEFAULT 'festive'")
        connection.exec_driver_sql("CREATE TABLE colour (post_id INTEGER, name TEXT)")
        connection.exec_driver_sql("INSERT INTO colour SELECT id, 'blue' FROM post")
        (payload,) = connection.exec_driver_sql("SELECT payload FROM post WHERE draft = 'tea'").scalars()
        newer = json.dumps({**json.loads(payload), "colour": "blue"})
        connection.execute(POSTS.update().where(POSTS.c.draft == "tea").values(payload=newer))
    network = Told()
    courier(log, network, clock).run_due()
    queued(log, *asked, wanted("song", account="song"), now=clock())
    clock.forward(minutes=5)
    courier(log, network, clock).run_due()
    assert set(states(log).values()) == {"published"}
    assert len(network.sent) == 4
    assert rows(log, "SELECT DISTINCT mood FROM post") == [("festive",)]
    assert len(rows(log, "SELECT * FROM colour")) == 3
    assert rows(log, "SELECT payload FROM post WHERE draft = 'tea'") == [(newer,)]


@pytest.mark.sqlite
def test_an_older_postdesk_refuses_a_newer_log_and_changes_nothing(log, place):
    queued(log, wanted())
    log.close()
    with closing(sqlite3.connect(place)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.execute("ALTER TABLE post ADD COLUMN mood TEXT")
    before = place.read_bytes()
    with pytest.raises(PostdeskError, match=r"was written by a newer postdesk \(revision 9999\): install that version"):
        open_log(place)
    assert place.read_bytes() == before
