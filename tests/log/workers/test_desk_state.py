"""How things stand is told without counting posts: who is silent, what is due and finds nobody, what went wrong."""

from datetime import timedelta

import pytest
from sqlalchemy import event, text

from postdesk import queue
from postdesk.errors import Refused
from postdesk.log.posts import indexed
from postdesk.log.workers import desk_state, heartbeats
from postdesk.models.life import TROUBLED
from stage.life import NOON, Told, courier, hand, not_now, queued, wanted


def stands(log, now):
    return desk_state.desk_standing(log, now)


def test_a_post_that_is_due_without_a_worker_is_unattended(log):
    queued(log, wanted())
    late = NOON + timedelta(minutes=6)
    assert stands(log, NOON + timedelta(minutes=4)).unattended is None
    assert stands(log, late).unattended == NOON
    heartbeats.beat(log, "desk:1", NOON)
    assert stands(log, late).unattended == NOON
    assert [worker.worker for worker in stands(log, late).silent] == ["desk:1"]
    heartbeats.beat(log, "desk:2", late)
    assert stands(log, late).unattended is None


def test_a_worker_that_lives_and_lets_a_post_lie_is_idle_and_one_that_works_is_not(log, clock):
    queued(log, wanted(), wanted("second", "bsky"))
    clock.forward(minutes=6)
    heartbeats.beat(log, "desk:1", clock())
    assert stands(log, clock()).idle == NOON
    assert stands(log, clock()).unattended is None
    assert stands(log, NOON + timedelta(minutes=4)).idle is None
    post = courier(log, Told(), clock).take()
    assert post.ref == "spring/gifts@fedi"
    assert stands(log, clock()).idle is None
    clock.forward(minutes=5, seconds=1)
    assert stands(log, clock()).idle is None
    heartbeats.beat(log, "desk:1", clock())
    assert stands(log, clock()).idle == NOON


def test_what_is_kept_back_is_not_unattended(log, clock):
    queued(log, wanted())
    courier(log, Told(not_now(3600)), clock).run_due()
    clock.forward(minutes=6)
    assert stands(log, clock()).unattended is None
    assert [pace.account for pace in stands(log, clock()).waiting] == ["fedi"]
    queue.hold_all(log, hand())
    clock.forward(hours=1)
    assert stands(log, clock()).unattended is None
    assert [(layer.scope, layer.who) for layer in stands(log, clock()).holds] == [("desk", "Ana")]


@pytest.mark.sqlite
def test_posts_in_trouble_are_found_by_their_index_the_newest_first(log, clock):
    queued(log, wanted("first"), wanted("second", "bsky"), wanted("late", "page", at=-300))
    courier(log, Told(Refused("no"), Refused("no")), clock).run_due()
    asked = []
    event.listen(log.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2:4]))
    with log.read() as connection:
        found = {str(state): [post.draft for post in desk_state.troubled(log, state)] for state in TROUBLED}
        assert found == {"unknown": [], "failed": ["second", "first"], "missed": ["late"]}
        for statement, values in list(asked)[1:]:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert any("USING INDEX post_" in step for step in plan), plan


def test_the_last_event_is_the_desks_own_clock(log):
    with log.read() as connection:
        assert desk_state.last_event(connection) is None
    queued(log, wanted())
    with log.read() as connection:
        assert desk_state.last_event(connection) == NOON


@pytest.mark.parametrize("state", TROUBLED)
def test_the_condition_names_the_state_itself(log, state):
    condition = indexed.waits_for_a_person(desk_state.POSTS, state)
    assert isinstance(condition, type(text("")))
    assert str(condition).endswith(f"= '{state}'")
