"""The log as a person reads it: every change of state and every attempt, in order."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.log.posts import history
from postdesk.log.posts.history import Entry
from stage.life import NOON, Clock, Told, courier, hand, not_now, queued, wanted


def read(log, *asked):
    return history.entries(log, *asked)


@pytest.fixture
def lived(log):
    """Two posts: one refused a first time and published at the second, one held an hour later."""
    clock = Clock()
    queued(log, wanted("gifts"), wanted("tea", at=60))
    run = courier(log, Told(not_now()), clock)
    run.run_due()
    clock.forward(minutes=1)
    run.run_due()
    queue.hold(log, ["tea"], hand("it rains", NOON + timedelta(hours=1)))
    return log


def test_a_desk_begins_with_an_empty_history(log):
    assert read(log) == []


def test_a_posts_life_is_told_in_order(lived):
    post = queue.find(lived, "gifts")
    told = read(lived, [post])
    assert {entry.ref for entry in told} == {"spring/gifts@fedi"}
    assert [(entry.kind, entry.what, entry.who) for entry in told] == [
        ("event", "queued", "Ana"),
        ("event", "queued → claimed", "desk:1"),
        ("event", "claimed → sending", "desk:1"),
        ("event", "sending → queued", "desk:1"),
        ("delivery", "attempt 1: sending", ""),
        ("delivery", "attempt 1: unreachable", ""),
        ("event", "queued → claimed", "desk:1"),
        ("event", "claimed → sending", "desk:1"),
        ("event", "sending → published", "desk:1"),
        ("delivery", "attempt 2: sending", ""),
        ("delivery", "attempt 2: published", ""),
    ]
    assert [entry.at - NOON for entry in told] == [timedelta()] * 6 + [timedelta(minutes=1)] * 5


def test_an_attempt_says_what_came_back(lived):
    back = [entry.why for entry in read(lived) if entry.kind == "delivery"]
    assert back[:3] == ["", "told.example does not answer", ""]
    assert back[3].startswith("https://told.example/")


def test_all_posts_are_told_together_from_a_moment_on(lived):
    assert {entry.ref for entry in read(lived)} == {"spring/gifts@fedi", "spring/tea@fedi"}
    assert read(lived, None, NOON + timedelta(hours=1)) == [
        Entry(NOON + timedelta(hours=1), "spring/tea@fedi", "event", "queued → held", "Ana", "it rains")
    ]
    tea = queue.find(lived, "tea")
    assert read(lived, [tea], NOON + timedelta(hours=1, seconds=1)) == []


def test_a_desk_begins_with_its_first_event(log):
    with log.read() as connection:
        assert history.first_event(connection) is None
    queued(log, wanted("gifts"))
    queued(log, wanted("gifts"), wanted("tea"), now=NOON + timedelta(days=3))
    with log.read() as connection:
        assert history.first_event(connection) == NOON
