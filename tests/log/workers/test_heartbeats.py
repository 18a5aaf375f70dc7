"""Workers are known by their signs of life."""

from datetime import timedelta

from postdesk.log.workers import heartbeats
from stage.life import NOON


def test_signs_of_life(log):
    heartbeats.beat(log, "a", NOON - timedelta(minutes=5))
    heartbeats.beat(log, "b", NOON - timedelta(minutes=5))
    heartbeats.beat(log, "b", NOON)
    with log.read() as connection:
        assert [worker.worker for worker in heartbeats.workers(connection)] == ["a", "b"]
    assert heartbeats.last_sign(log) == NOON
    heartbeats.gone(log, "b")
    assert heartbeats.last_sign(log) == NOON - timedelta(minutes=5)
    heartbeats.gone(log, "a")
    assert heartbeats.last_sign(log) is None
    heartbeats.beat(log, "a", NOON)
    with log.read() as connection:
        assert [worker.worker for worker in heartbeats.workers(connection)] == ["a"]


def test_a_worker_that_nobody_has_heard_of_for_a_day_is_forgotten(log):
    heartbeats.beat(log, "a", NOON - timedelta(days=1))
    heartbeats.beat(log, "b", NOON)
    with log.read() as connection:
        assert [worker.worker for worker in heartbeats.workers(connection)] == ["b"]
