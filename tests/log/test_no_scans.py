"""However much a log remembers, waiting for work, looking at the desk and a week's list read what they need."""

import re
from datetime import timedelta

import pytest

from postdesk.log.posts import approvals, sending
from postdesk.log.posts.lookup import listing
from postdesk.log.workers import desk_state, heartbeats
from postdesk.models import life
from postdesk.models.life import State
from postdesk.moments import weeks
from stage.life import NOON, Told, courier, queued, wanted
from stage.overheard import overheard

pytestmark = pytest.mark.sqlite
GROWS = re.compile(
    r"SCAN (post|ready|past|busy|delivery|event|publication|usage|reading)\b(?! USING (COVERING )?INDEX)"
)
LATER = NOON + timedelta(days=40)


@pytest.fixture
def old(log):
    """A log that remembers 10,000 posts, of which a few wait."""
    queued(log, *(wanted(f"day-{number}", account=f"account-{number % 7}") for number in range(10_000)))
    with log.write() as connection:
        for table in ("event", "post"):
            state = "after" if table == "event" else "state"
            connection.exec_driver_sql(f"UPDATE {table} SET {state} = 'published' WHERE id > 20")
    return log


def plans(log, work):
    """What SQLite would do for each statement that some work sends to the driver."""
    with overheard(log) as said:
        work()
    asked = [(sql, values) for sql, values in said if re.match(r"SELECT|UPDATE|DELETE|INSERT", sql)]
    assert asked
    with log.read() as connection:
        for sql, values in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
            yield sql, [row[3] for row in rows]


def idle(log):
    """One round of a worker that finds nothing to do."""
    run = courier(log, Told(), lambda: NOON - timedelta(minutes=1))
    assert run.sweep() == []
    assert run.take() is None
    heartbeats.beat(log, run.who, run.now())
    assert sending.next_wake(log, run.now()) == NOON


def busy(log):
    """A post from its queue to its network, and one that is too late."""
    assert courier(log, Told(), lambda: NOON).run_due()[0].state == State.PUBLISHED
    assert courier(log, Told(), lambda: LATER).sweep() == []


def looked_at(log):
    """What `doctor` and `list` ask besides the posts that they show."""
    assert desk_state.desk_standing(log, LATER).due_since is None
    assert [desk_state.troubled(log, state) for state in life.TROUBLED] == [[], [], []]


def unsigned(log):
    """What wants a signature: of all that waits, and of what is due soon."""
    assert len(approvals.waiting(log)) == 20
    assert len(approvals.waiting(log, LATER)) == 20
    assert approvals.waiting(log, NOON - timedelta(minutes=1)) == []
    assert approvals.first_waiting(log, 5)[1] == 20


def week(log):
    """The list of another week."""
    assert listing(log, (), *weeks.bounds("2026-W52", "UTC")) == []


@pytest.mark.parametrize("work", [idle, busy, looked_at, unsigned, week])
def test_no_statement_reads_all_that_is_remembered_or_counts_it(old, work):
    for sql, steps in plans(old, lambda: work(old)):
        assert not [step for step in steps if GROWS.match(step)], (sql, steps)
        assert "count(" not in sql.lower()


def test_a_statement_that_reads_all_of_it_is_noticed(old):
    def counted():
        with old.read() as connection:
            connection.exec_driver_sql("SELECT count(url) FROM post WHERE state = 'held'").scalar()

    ((_, steps),) = plans(old, counted)
    assert [step for step in steps if GROWS.match(step)]
