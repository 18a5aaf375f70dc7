"""Ten thousand posts are due, and two or four processes reach for them: each post is taken by one of them."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from faults import crew
from log.posts.test_claims import tutorial
from postdesk.log import open_log
from postdesk.log.posts import claims
from postdesk.log.workers.processes import me
from postdesk.models.life import State, Step
from stage.unwatched import unwatched

POSTS = 10_000
MEMORY = Path("/dev/shm")
"""Where a file is quick: nothing here pulls the plug."""


@pytest.fixture
def place(request):
    """A log of ten thousand posts that are due."""
    if request.config.getoption("--postgres"):
        where = request.getfixturevalue("cluster").database()
        crew.fill(where, POSTS, accounts=200)
        yield where
        return
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        crew.fill(Path(folder, "desk.sqlite"), POSTS, accounts=200)
        yield Path(folder, "desk.sqlite")


def ours(place, told):
    """Claim, and finish with what was claimed, until nothing is due."""
    found = []
    with unwatched(), open_log(place) as log:
        while True:
            with log.write(beside=True) as connection:
                post = claims.take(connection, me(), crew.real())
            if post is None:
                break
            with log.write(beside=True) as connection:
                claims.give_back(connection, post, Step(State.CLAIMED, State.FAILED, me(), "taken", crew.real()))
            found.append(post.id)
    told.send(found)


def naively(place, told, together):
    """Select, then set: what the tutorials write, on the engine that they make; all look before one sets."""
    engine, found = create_engine(*tutorial(place)), []
    for _ in range(50):
        together.wait(60)
        with engine.connect() as connection:
            post = connection.execute(text("SELECT id FROM post WHERE state = 'queued' ORDER BY wake LIMIT 1")).scalar()
        together.wait(60)
        with engine.begin() as connection:
            connection.execute(text("UPDATE post SET state = 'claimed' WHERE id = :id"), {"id": post})
        found.append(post)
    told.send(found)


def taken(place, workers, way, *more):
    """How often each post was taken, by so many processes at once."""
    pipes, found = [crew.FORK.Pipe() for _ in range(workers)], Counter()
    running = [crew.FORK.Process(target=way, args=(place, theirs, *more)) for _, theirs in pipes]
    for process in running:
        process.start()
    for ours, _ in pipes:
        assert ours.poll(120)
        found.update(ours.recv())
    for process in running:
        process.join(30)
    return found


@pytest.mark.parametrize("workers", [2, 4])
def test_each_of_ten_thousand_is_taken_once(place, workers):
    found = taken(place, workers, ours)
    assert len(found) == POSTS
    assert set(found.values()) == {1}


def test_selecting_and_then_setting_is_seen_to_take_posts_twice(place):
    assert max(taken(place, 2, naively, crew.FORK.Barrier(2)).values()) > 1
