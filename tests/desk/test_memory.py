"""How things stand on a desk that somebody holds."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from postdesk.errors import PostdeskError
from stage.desks import DOORS, published
from stage.life import NOON


def test_a_held_desk_publishes_nothing_until_it_is_released(office, clock):
    office.queue.apply()
    assert office.queue.hold_all("a day of mourning") == 2
    (held,) = office.memory.standing().holds
    assert (held.who, held.why, held.since) == (office.who, "a day of mourning", NOON)
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    assert (office.publishing.publish_due(), published(office)) == ([], [])
    assert office.queue.release_all("it is over") == 2
    assert office.memory.standing().holds == []
    assert [outcome.ref for outcome in office.publishing.publish_due()] == [DOORS]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("column", "value"), [("wake", b"\xff"), ("wake", "soon"), ("state", b"queued"), ("state", "lost")]
)
def test_a_post_that_no_worker_would_ever_look_at_is_told(office, column, value):
    office.queue.apply()
    office.memory.see_none_lost()
    office.log.close()
    with closing(sqlite3.connect(office.house.memory / "desk.sqlite")) as connection, connection:
        connection.execute(f"UPDATE post SET {column} = ? WHERE id = 1", (value,))
    with pytest.raises(PostdeskError) as told:
        office.memory.see_none_lost()
    assert f"in its table post, row 1, the column {column} is {value!r}, which postdesk never writes" in str(told.value)
