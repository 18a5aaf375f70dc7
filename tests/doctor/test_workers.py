"""Workers that live, that are silent, and that let posts lie."""

from datetime import UTC, datetime

from postdesk.log.workers import heartbeats


def test_posts_that_are_due_without_a_worker_and_a_worker_that_is_silent(office, clock, looked):
    office.queue.apply()
    heartbeats.beat(office.log, "desk:1", clock())
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    assert looked("workers") == [
        ("wrong", "none heard of within a minute, and posts are due since 2026-11-24 09:00"),
        ("look", "desk:1 was last heard of 2026-11-23 13:00"),
    ]


def test_a_worker_that_lives_and_lets_posts_lie_is_wrong(office, clock, looked):
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    heartbeats.beat(office.log, "desk:1", clock())
    assert looked("workers") == [("wrong", "desk:1 heard of within a minute, yet posts are due since 2026-11-24 09:00")]
