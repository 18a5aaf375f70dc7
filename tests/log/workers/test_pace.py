"""An account is used at the pace that its network and its followers bear, by all workers together."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from postdesk.log.posts import claims
from postdesk.log.workers import pace
from postdesk.models import Remote
from postdesk.networks.network import midway
from stage.life import NOON, Clock, Told, courier, not_now, queued, states, wanted


@pytest.fixture
def clock():
    return Clock()


def test_a_429_lets_the_whole_account_wait_on_every_worker_and_no_other_account(log, clock):
    queued(log, wanted("first"), wanted("second", at=0), wanted("other", account="bsky", at=0))
    network = Told(not_now(600))
    courier(log, network, clock, "desk:1").run_due()
    clock.forward(minutes=9)
    assert courier(log, network, clock, "desk:2").run_due() == []
    assert states(log)["spring/other@bsky"] == "published"
    assert len(network.sent) == 2
    clock.forward(minutes=1)
    done = courier(log, network, clock, "desk:2").run_due()
    assert [outcome.ref for outcome in done] == ["spring/first@fedi"]


def test_what_could_not_be_sent_keeps_its_place_before_later_posts(log, clock):
    queued(log, *(wanted(name, at=minute, text=name) for minute, name in enumerate(("one", "two", "three"))))
    network = Told(not_now(), not_now(), not_now())
    for _ in range(60):
        courier(log, network, clock).run_due()
        clock.forward(seconds=5)
    assert network.sent == ["one", "one", "one", "one", "two", "three"]


def test_an_answer_ends_the_row_of_failures(log, clock):
    queued(log, wanted("one"), wanted("two", at=30))
    network = Told(not_now(), not_now(), not_now(), None, not_now())
    for _ in range(6):
        courier(log, network, clock).run_due()
        clock.forward(seconds=20)
    assert states(log)["spring/one@fedi"] == "published"
    clock.moment = NOON + timedelta(minutes=30)
    assert courier(log, network, clock).run_due()[0].state == "queued"
    with log.read() as connection:
        assert pace.next_end(connection, clock()) - clock() < timedelta(seconds=3)


def test_a_late_thread_that_has_begun_goes_on_before_its_minute_is_over(log, clock):
    """What is late and not begun waits behind it."""
    queued(log, wanted("thread"), wanted("next", at=1))
    clock.forward(minutes=30)
    rest = midway(not_now(10), Remote("7", "https://told.example/7"), 1, 2)
    assert [outcome.ref for outcome in courier(log, Told(rest), clock).run_due()] == ["spring/thread@fedi"]
    clock.forward(seconds=10)
    assert {outcome.ref: outcome.state for outcome in courier(log, Told(), clock).run_due()} == {
        "spring/thread@fedi": "published"
    }
    clock.forward(minutes=1)
    assert [outcome.ref for outcome in courier(log, Told(), clock).run_due()] == ["spring/next@fedi"]


def test_after_an_outage_late_posts_go_out_a_minute_apart_and_in_order(log, clock):
    """No worker for an hour, twenty posts waiting: one a minute, and what is on time goes in between."""
    late = [wanted(f"day-{number:02}", at=number, text=f"{number:02}") for number in range(20)]
    queued(log, *late, wanted("on-time", at=62, text="on time"))
    clock.forward(hours=1)
    network, sent = Told(), []
    for second in range(0, 22 * 60, 10):
        courier(log, network, clock, f"desk:{second % 3}").run_due()
        sent.append(len(network.sent))
        clock.forward(seconds=10)
    assert [text for text in network.sent if text != "on time"] == [f"{number:02}" for number in range(20)]
    assert network.sent.index("on time") in (2, 3)
    assert max(after - before for before, after in zip(sent, sent[6:], strict=False)) <= 2
    assert set(states(log).values()) == {"published"}


def test_a_network_that_answers_nothing_but_errors_meets_a_few_posts_and_not_all(log, clock):
    """Each that it met may be public, and has to be asked about; the others are still queued."""
    queued(log, *(wanted(f"day-{number:03}", latest=timedelta(hours=9)) for number in range(200)))
    network = Told(*(Unknown("it answers 500") for _ in range(200)))
    network.there = Unknown("it cannot tell")
    while clock() < NOON + timedelta(hours=1):
        courier(log, network, clock).run_due()
        clock.forward(seconds=10)
    assert 5 <= len(network.sent) <= 15
    assert list(states(log).values()).count("queued") == 200 - len(network.sent)


def test_what_waits_or_rests_wakes_the_worker(log, clock):
    queued(log, wanted())
    with log.write() as connection:
        assert pace.next_end(connection, NOON) is None
        until = pace.pause(connection, claims.take(connection, "desk:1", NOON), NOON, "it is busy", asked=30)
        assert until == NOON + timedelta(seconds=30)
        assert pace.next_end(connection, NOON) == until
        pace.rest(connection, "bsky", NOON - timedelta(seconds=55))
        assert pace.next_end(connection, NOON) == NOON + timedelta(seconds=5)
        assert claims.next_wake(connection, NOON) == NOON + timedelta(seconds=5)
