"""A periodic job is done once for its period, by whoever comes first, and given on where it fails."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from postdesk.log.worker_tables import Run
from postdesk.log.workers import once_a_period
from stage.life import NOON, Clock


def test_done_once_however_many_ask(log):
    done = []
    assert once_a_period.once(log, "report", "2026-W47", lambda: done.append(1), "a", Clock())
    assert not once_a_period.once(log, "report", "2026-W47", lambda: done.append(2), "b", Clock())
    assert once_a_period.once(log, "report", "2026-W48", lambda: done.append(3), "b", Clock())
    assert done == [1, 3]
    assert once_a_period.done(log, "report", "2026-W47")
    assert not once_a_period.done(log, "report", "2026-W49")


def test_a_job_that_fails_is_given_back(log):
    def fails():
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        once_a_period.once(log, "report", "2026-W47", fails, "a", Clock())
    assert once_a_period.once(log, "report", "2026-W47", lambda: None, "b", Clock())


@pytest.mark.parametrize(("minutes", "taken"), [(59, False), (61, True)])
def test_a_job_whose_worker_died_is_taken_over_after_an_hour(log, minutes, taken):
    with log.write() as connection:
        connection.execute(insert(Run).values(kind="report", period="2026-W47", started=NOON, finished=None, who="a"))
    clock = Clock(NOON + timedelta(minutes=minutes))
    assert once_a_period.once(log, "report", "2026-W47", lambda: None, "b", clock) is taken
