"""The clock was ahead for a while, by hours or years: what began to wait by it does not wait until that moment comes."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from postdesk.log.posts import notices
from postdesk.log.workers import desk_state, heartbeats, once_a_period
from postdesk.log.workers.clock_set_back import shorten_waits
from postdesk.models import Remote, timings
from stage.life import NOON, Told, courier, not_now, queued, states, wanted, why

YEARS = timedelta(days=3653)
AHEAD = [timedelta(hours=3), YEARS]
A_MOMENT = timedelta(seconds=5)


@pytest.fixture(params=AHEAD, ids=["hours", "years"])
def ahead(request, log, clock):
    """A desk with a post due now and one that is due by the clock that is ahead, and that stands there."""
    minutes = int(request.param.total_seconds() // 60)
    queued(log, wanted("now", text="It is noon."), wanted("then", at=minutes, text="It is not yet noon."))
    clock.moment = NOON + request.param
    return clock


def test_where_all_is_well_nothing_is_shortened(log, clock):
    queued(log, wanted())
    network = Told(not_now(3600))
    courier(log, network, clock).run_due()
    heartbeats.beat(log, "desk:1", clock())
    assert shorten_waits(log, clock() - timedelta(minutes=4)) is None
    clock.forward(minutes=59)
    assert courier(log, network, clock).run_due() == []


def set_right(log, clock):
    """Set the clock right, and let what looks after that see to it."""
    before, clock.moment = clock.moment, NOON
    until = shorten_waits(log, clock())
    assert until is None or until >= before
    return until


def test_an_account_is_not_kept_until_its_post_is_too_late(log, clock):
    queued(log, wanted("then", at=180, text="It is three."))
    clock.forward(hours=3)
    courier(log, Told(not_now()), clock).run_due()
    queued(log, wanted("then", at=180, text="It is three."), wanted("now", text="It is noon."), now=NOON)
    assert set_right(log, clock) > NOON + timedelta(hours=3)
    clock.forward(seconds=timings.LONGEST_WAIT + 1)
    network = Told()
    courier(log, network, clock).run_due()
    assert (network.sent, states(log)["spring/then@fedi"]) == (["It is noon."], "queued")


def test_what_a_killed_worker_had_claimed_is_settled_within_a_minute(ahead, log):
    killed = courier(log, Told(), ahead, "desk:killed")
    killed.sweep()
    assert killed.take().draft == "then"
    assert set_right(log, ahead)
    ahead.moment += timings.LEASE + A_MOMENT
    courier(log, Told(), ahead).sweep()
    assert why(log, "then") == "its worker has not been heard of; nothing had been sent"


def test_a_lease_is_not_ended_under_a_worker_that_is_at_work(ahead, log):
    """Its call may take as long as any: it keeps what a lease from now on gives it."""
    at_work = courier(log, Told(), ahead, "desk:1")
    at_work.sweep()
    assert at_work.take().draft == "then"
    set_right(log, ahead)
    ahead.moment += timings.LEASE - A_MOMENT
    courier(log, Told(), ahead, "desk:2").sweep()
    assert states(log)["spring/then@fedi"] == "claimed"


def test_a_doubt_is_told_and_asked_about(ahead, log):
    network = Told(Unknown("no answer"))
    network.there = Unknown("told.example cannot tell")
    courier(log, network, ahead).run_due()
    ahead.forward(hours=2)
    courier(log, network, ahead).run_due()
    set_right(log, ahead)
    assert "unknown: spring/then@fedi (no answer)" in [one.says for one in notices.news(log, ahead())]
    network.there = Remote("7", "https://told.example/7")
    ahead.moment += timings.LONGEST_DOUBT + A_MOMENT
    courier(log, network, ahead).run_due()
    assert states(log)["spring/then@fedi"] == "published"


def test_a_worker_that_went_silent_then_is_missed_now(ahead, log):
    heartbeats.beat(log, "desk:1", ahead())
    set_right(log, ahead)
    ahead.moment += timings.SILENT
    assert [each.worker for each in desk_state.desk_standing(log, ahead()).silent] == ["desk:1"]


def test_a_duty_that_was_begun_then_is_given_to_whoever_asks(ahead, log):
    """The worker was killed while it wrote the week's report."""
    with log.write() as connection:
        once_a_period._begin(connection, "report", "2026-W48", "desk:1", ahead())
    set_right(log, ahead)
    ahead.moment += timings.STALE
    assert once_a_period.once(log, "report", "2026-W48", lambda: None, "desk:2", ahead)


def test_what_could_not_be_told_then_is_told_within_the_hour(ahead, log):
    notices.remember(log, [notices.News("a", "It rains.")], ahead())
    (one,) = notices.gather_notices(log, [], ahead())
    notices.put_off(log, [one], ahead() + timings.FIRST_TOLD_AGAIN)
    set_right(log, ahead)
    ahead.moment += timings.LAST_TOLD_AGAIN
    assert "It rains." in [each.says for each in notices.gather_notices(log, [], ahead())]
