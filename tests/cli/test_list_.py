"""What `postdesk list` says below its table."""

from datetime import UTC, datetime

from postdesk.cli.list_ import circumstances
from postdesk.log.workers import heartbeats


def test_posts_that_lie_though_a_worker_lives_are_not_passed_over_in_silence(office, clock):
    office.queue.apply()
    assert list(circumstances(office)) == []
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    heartbeats.beat(office.log, "desk:1", clock())
    (said,) = circumstances(office)
    assert said.startswith("Posts are due since 2026-11-24 09:00 though a worker lives: ")
