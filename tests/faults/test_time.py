"""The clock is set, the network is away for an hour, the night has an hour more or less: nothing early, nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest

from postdesk.errors import Refused, Unknown
from postdesk.models import Remote
from postdesk.moments import wall_clock
from stage.life import NOON, Told, courier, not_now, queued, states, story, wanted

YEARS = timedelta(days=3653)


def test_a_clock_that_goes_back_an_hour_publishes_nothing_early_and_loses_nothing(log, clock):
    queued(log, wanted("now"), wanted("later", at=30))
    network = Told()
    clock.moment = NOON - timedelta(hours=1)
    assert courier(log, network, clock).run_due() == []
    clock.moment = NOON
    assert [outcome.ref for outcome in courier(log, network, clock).run_due()] == ["spring/now@fedi"]
    clock.moment = NOON - timedelta(hours=1)
    assert courier(log, network, clock).run_due() == []
    clock.moment = NOON + timedelta(minutes=30)
    courier(log, network, clock).run_due()
    assert set(states(log).values()) == {"published"}
    assert len(network.sent) == 2


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), YEARS])
def test_a_clock_that_is_set_during_a_call_leaves_one_post_and_a_way_on(log, clock, jump):
    queued(log, wanted())

    class Jumps(Told):
        def publish(self, payload, key, now, prepared=""):
            clock.moment += jump
            other = courier(log, asked, clock, "desk:2")
            other.run_due()
            return super().publish(payload, key, now)

    asked = Told()
    asked.there = Unknown("told.example cannot tell")
    network = Jumps()
    assert courier(log, network, clock).run_due()[0].state == "published"
    assert (len(network.sent), len(asked.sent)) == (1, 0)
    assert story(log, "gifts")[-1] == "published"


def test_ten_years_ahead_everything_waits_for_a_person_and_nothing_is_sent(log, clock):
    queued(log, *(wanted(f"day-{number}", at=number) for number in range(20)))
    network = Told()
    clock.moment = NOON + YEARS
    missed = courier(log, network, clock).run_due()
    assert {str(outcome.state) for outcome in missed} == {"missed"}
    assert len(missed) == 20
    assert network.sent == []


def test_after_an_hour_without_network_order_is_kept_what_is_too_late_is_missed_and_nothing_bursts_out(log, clock):
    """A thousand posts of ten accounts, due in ten minutes, each good for two hours; the network is away for one."""
    posts = [
        wanted(f"day-{number:04}", f"account-{number % 10}", at=number // 100, text=f"{number:04}")
        for number in range(1000)
    ]
    queued(log, *posts)
    network = Away(clock, NOON + timedelta(hours=1))
    most = 0
    while clock() < NOON + timedelta(hours=3):
        before = len(network.taken)
        courier(log, network, clock, "desk:1").run_due()
        courier(log, network, clock, "desk:2").run_due()
        most = max(most, len(network.taken) - before)
        clock.forward(seconds=30)
    assert most <= 10
    for account in range(10):
        mine = [text for text in network.taken if int(text) % 10 == account]
        assert mine == sorted(mine)
        assert len(mine) >= 50
    left = states(log)
    assert len(left) == 1000
    assert sum(state == "published" for state in left.values()) == len(network.taken) == len(set(network.taken))
    assert set(left.values()) == {"published", "missed"}
    assert network.calls - len(network.taken) < 10 * 20


class Away(Told):
    """Cannot be reached until a moment."""

    def __init__(self, clock, until):
        super().__init__()
        self.clock, self.until, self.taken, self.calls = clock, until, [], 0

    def publish(self, payload, key, now, prepared=""):
        self.calls += 1
        if self.clock() < self.until:
            raise not_now()
        self.taken.append(payload.texts[0])
        return Remote(key, f"https://told.example/{key}")


ANSWERS = {
    "429": (not_now(5), "queued", ["published"], 2),
    "500 before, or after: nobody can tell": (Unknown("it answers 500"), "unknown", ["queued", "published"], 2),
    "timeout": (Unknown("no answer within 30 seconds"), "unknown", ["queued", "published"], 2),
    "reset": (Unknown("the connection was reset"), "unknown", ["queued", "published"], 2),
    "rubbish": (Unknown("the answer is no JSON"), "unknown", ["queued", "published"], 2),
    "no name": (not_now(), "queued", ["published"], 2),
    "revoked": (Refused("fedi: the token was revoked; set POSTDESK_FEDI_TOKEN anew"), "failed", [], 1),
}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("there", [False, True])
def test_what_follows_from_each_answer(log, clock, answer, there):
    """Where the network has the post although it said otherwise, it is found, and never sent again."""
    raised, first, then, sent = ANSWERS[answer]
    queued(log, wanted())
    network = Told(raised)
    network.there = Remote("7", "https://told.example/7") if there else None
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == [first]
    clock.forward(seconds=6)
    found = there and first == "unknown"
    assert [str(outcome.state) for outcome in courier(log, network, clock).run_due()] == (
        ["published"] if found else then
    )
    assert len(network.sent) == (1 if found else sent)


FOLDS = [
    ("Europe/Podgorica", "2026-03-29 02:30", "2026-10-25 02:30"),
    ("America/Santiago", "2026-09-06 00:30", "2026-04-04 23:30"),
    ("Asia/Tehran", "2022-03-22 00:30", "2022-09-21 23:30"),
]


@pytest.mark.parametrize(("zone", "gap", "fold"), FOLDS)
def test_a_time_that_is_not_there_or_there_twice_is_refused_and_never_guessed(zone, gap, fold):
    with pytest.raises(ValueError, match="clock"):
        wall_clock.moment(gap, zone)
    with pytest.raises(ValueError, match="twice"):
        wall_clock.moment(fold, zone)


@pytest.mark.parametrize(("zone", "gap", "fold"), FOLDS)
def test_weekly_openings_pass_over_a_gap_come_once_in_a_fold_and_keep_the_offices_hour(zone, gap, fold):
    for local in (gap, fold):
        day = datetime.fromisoformat(local).replace(tzinfo=UTC)
        opening = [f"{day:%a} {day:%H:%M}"]
        first = wall_clock.next_free(opening, zone, day - timedelta(days=8), set())
        second = wall_clock.next_free(opening, zone, first.instant, set())
        assert first.local[11:] == second.local[11:] == local[11:]
        assert second.instant - first.instant >= timedelta(days=6, hours=22)
        assert gap not in (first.local, second.local)
