"""Two workers reach for the same posts: each post is claimed by exactly one of them."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, event, text

from postdesk import queue
from postdesk.log import open_log
from postdesk.log.posts import claims, rescue
from postdesk.models import timings
from stage.life import NOON, queued, wanted

POSTS = 60
LATER = NOON + timedelta(minutes=1)


def tutorial(path):
    """How the tutorials write a database's address."""
    return [path.replace("postgresql:", "postgresql+psycopg:")] if isinstance(path, str) else [f"sqlite:///{path}"]


def naively(path, both, found):
    """Select, then set: what the tutorials write, on the engine that they make."""
    engine = create_engine(*tutorial(path))
    both.wait()
    for _ in range(POSTS):
        with engine.connect() as connection:
            post = connection.execute(text("SELECT id FROM post WHERE state = 'queued' ORDER BY wake LIMIT 1")).scalar()
        if post is None:
            break
        both.wait()
        with engine.begin() as connection:
            connection.execute(text("UPDATE post SET state = 'claimed' WHERE id = :id"), {"id": post})
        found.append(post)
        both.wait()
    engine.dispose()


def ours(path, both, found):
    """The claim, with every account free again after it."""
    with open_log(path) as log:
        both.wait()
        while True:
            with log.write() as connection:
                post = claims.take(connection, threading.current_thread().name, LATER)
            if post is None:
                return
            found.append(post.id)


def two_workers(path, way):
    found, both = [], threading.Barrier(2)
    workers = [threading.Thread(target=way, args=(path, both, found)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    return Counter(found)


@pytest.fixture
def path(place):
    with open_log(place) as log:
        queued(log, *(wanted(f"day-{number}", account=f"account-{number}") for number in range(POSTS)))
    return place


def test_selecting_and_then_setting_claims_posts_twice_without_an_error(path):
    claimed = two_workers(path, naively)
    assert max(claimed.values()) == 2


def test_our_claim_gives_each_post_to_one_worker(path):
    claimed = two_workers(path, ours)
    assert len(claimed) == POSTS
    assert set(claimed.values()) == {1}


def test_one_post_of_an_account_at_a_time_in_order_of_their_moments(log):
    queued(log, wanted("second", at=1), wanted("first"), wanted("other", account="bsky", at=1))
    with log.write() as connection:
        assert [claims.take(connection, "a", LATER).draft for _ in range(2)] == ["first", "other"]
        assert claims.take(connection, "a", LATER) is None


@pytest.mark.sqlite
def test_claims_and_doubts_use_the_small_indexes(log):
    """However many posts were ever published, looking for work touches only those that wait."""
    queued(log, *(wanted(f"day-{number}") for number in range(5)))
    asked = []

    def remember(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    event.listen(log.engine, "before_cursor_execute", remember)
    with log.write() as connection:
        rescue.overdue(connection, LATER)
        rescue.sweep(connection, "a", LATER)
        claims.next_wake(connection, LATER)
        claims.take(connection, "a", LATER)
        for statement, parameters in [
            each for each in asked if " post" in each[0] and not each[0].startswith("INSERT")
        ]:
            steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            assert steps
            scans = {step for step in steps if step.startswith("SCAN") and "INDEX post_" not in step}
            assert scans <= {"SCAN pace"}, steps  # a row an account
    event.remove(log.engine, "before_cursor_execute", remember)


def test_while_one_asks_about_a_doubt_nobody_else_does(log):
    queued(log, wanted())
    post = queue.find(log, "gifts")
    with log.write() as connection:
        connection.execute(text("UPDATE post SET state = 'unknown' WHERE id = :id"), {"id": post.id})
        assert claims.take(connection, "a", LATER).ref == post.ref
        assert claims.take(connection, "a", LATER) is None
        assert claims.take(connection, "a", LATER + timings.LEASE).ref == post.ref
