"""Posts are read by name, by state and by time, and many are written at once."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.log.posts import lookup, queueing
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.models.life import State
from stage.life import NOON, hand, queued, wanted


def names(log, *asked):
    return [post.draft for post in lookup.listing(log, *asked)]


def test_posts_of_a_state_and_of_a_time_in_order(log):
    queued(log, wanted("tea", at=60), wanted("gifts", at=30), wanted("ball", at=90))
    queue.hold(log, ["ball"], hand())
    assert names(log) == ["gifts", "tea", "ball"]
    assert names(log, [State.QUEUED]) == ["gifts", "tea"]
    assert names(log, (), NOON + timedelta(minutes=60)) == ["tea", "ball"]
    assert names(log, [State.HELD, State.QUEUED], NOON, NOON + timedelta(minutes=60)) == ["gifts"]


def test_the_posts_of_some_drafts_are_known_by_name(log):
    queued(log, wanted("tea"), wanted("gifts"))
    drafts = [
        ("spring", "tea"),
        ("spring", "ball"),
        *[("spring", f"post-{number}") for number in range(lookup.TOGETHER)],
    ]
    assert lookup.known_refs(log, drafts) == {"spring/tea@fedi"}
    assert lookup.known_refs(log, []) == set()


def test_many_posts_at_once_are_written_as_sqlalchemy_writes_one(log):
    many = [wanted(f"post-{number}", at=number) for number in range(queueing.TOGETHER)]
    queued(log, *many, wanted("gifts", at=None, by_hand=True))
    with log.write() as connection:
        written = connection.exec_driver_sql("SELECT * FROM post ORDER BY id").mappings().all()
        rows = connection.execute(select(POSTS)).mappings().all()
        assert [row["draft"] for row in rows] == [*(asked.draft for asked in many), "gifts"]
        assert connection.execute(select(EVENTS.c.post_id)).scalars().all() == [row["id"] for row in rows]
        connection.execute(delete(EVENTS))
        connection.execute(delete(POSTS))
        connection.execute(insert(POSTS), [dict(row) for row in rows])
        assert connection.exec_driver_sql("SELECT * FROM post ORDER BY id").mappings().all() == written


def test_a_post_and_a_new_one_have_the_columns_of_the_table_in_their_order():
    assert lookup.Post.__struct_fields__ == tuple(POSTS.c.keys())
    later = {"id", "owner", "lease", "remote_id", "url", "prepared", "edited"}
    assert lookup.NewPost.__struct_fields__ == tuple(column.name for column in POSTS.c if column.name not in later)


def test_a_post_of_which_nobody_can_read_what_it_sends_is_named(log):
    queued(log, wanted("tea"))
    with log.write() as connection:
        connection.execute(POSTS.update().values(payload="{"))
    (post,) = lookup.listing(log)
    with pytest.raises(PostdeskError, match="what spring/tea@fedi was to send cannot be read"):
        _ = post.frozen
