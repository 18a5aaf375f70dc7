"""A round of readings goes in portions, keeps to what networks allow, and can be ended anywhere."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.errors import Unreachable
from postdesk.log.readings import asking
from postdesk.log.readings.withheld import Stopped
from postdesk.log.workers import budgets
from postdesk.measure import reading_round
from postdesk.measure.from_networks import measure
from postdesk.measure.reading_round import LaterReadings, Watched, grouped, why_missing
from postdesk.models import Budget, Figures
from stage.life import NOON, Told, courier, ours, queued, wanted
from stage.measuring import Counts, asking_each, readings

CALLS = Budget("calls", 60, 300)


class Counted(Counts):
    """Allows sixty calls in five minutes."""

    told_to_rest = None

    def reading_costs(self, posts):
        return ((CALLS, posts),)

    def rests(self):
        return self.told_to_rest


@pytest.fixture
def hundred(log, clock):
    """A hundred posts of one account, a day old."""
    queued(log, *(wanted(f"post-{number}", text=f"Number {number}.") for number in range(100)))
    with log.write() as connection:
        connection.exec_driver_sql("DELETE FROM pace")
    run = courier(log, Told(), clock)
    while run.run_due():
        pass
    clock.forward(days=1)


def test_reading_leaves_half_of_what_a_network_allows_for_posts(log, hundred, clock):
    network = Counted()
    first = measure(log, asking_each(network), clock)
    assert (first.posts, first.waits) == (50, (LaterReadings("fedi", 50, clock() + timedelta(minutes=5)),))
    assert first.rests == {"fedi": clock() + timedelta(minutes=5)}
    budgets.take(log, "fedi", ((CALLS, 10),), clock())
    clock.forward(minutes=5)
    assert measure(log, asking_each(network), clock).posts == 50


def test_a_network_that_wants_to_be_left_alone_is(log, hundred, clock):
    network = Counted()
    network.told_to_rest = clock() + timedelta(minutes=2)
    assert measure(log, asking_each(network), clock).waits == (LaterReadings("fedi", 100, network.told_to_rest),)
    clock.forward(minutes=2)
    assert measure(log, asking_each(network), clock).posts == 50


def test_progress_is_told_and_a_round_ends_between_two_portions(log, hundred, clock):
    told = []
    go_on = iter([True, False])
    measured = measure(
        log, asking_each(Counts()), clock, watched=Watched(lambda: next(go_on), lambda *far: told.append(far))
    )
    assert (measured.posts, told) == (50, [(50, 100)])
    assert measure(log, asking_each(Counts()), clock).posts == 50


class Killed(Counts):
    """Dies in the middle of a portion."""

    def measure(self, remote, published, now):
        if self.asked == 20:
            raise KeyboardInterrupt
        return super().measure(remote, published, now)


def test_whoever_is_interrupted_loses_nothing_that_was_read(log, hundred, clock):
    with pytest.raises(KeyboardInterrupt):
        measure(log, asking_each(Killed()), clock)
    assert len(readings(log)) == 20
    assert measure(log, asking_each(Counts()), clock).posts == 80


def test_nobody_asks_about_what_another_worker_is_asking_about(log, hundred, clock):
    with log.read() as connection:
        known = asking.asked_about(connection, NOON, clock())
    asking.take_turn(log, [post.publication_id for post in known[:30]], clock(), clock())
    assert measure(log, asking_each(Counts()), clock).posts == 70
    clock.forward(seconds=asking.TURN.total_seconds())
    assert measure(log, asking_each(Counts()), clock).posts == 30


class Racing(Counts):
    """While it is asked about the first portion, another worker reads all the others."""

    log = clock = None

    def measure(self, remote, published, now):
        if self.log:
            log, self.log = self.log, None
            measure(log, asking_each(Counts()), self.clock)
        return super().measure(remote, published, now)


def test_two_workers_that_begin_together_read_each_post_once(log, hundred, clock):
    network = Racing()
    network.log, network.clock = log, clock
    measured = measure(log, asking_each(network), clock)
    assert (measured.posts, len(readings(log))) == (50, 100)


class Short(Counts):
    """Answers for all but the last."""

    def measure_all(self, posts, now):
        yield from super().measure_all(posts[:-1], now)


def test_a_network_that_answers_for_fewer_posts_is_named(log, hundred, clock):
    measured = measure(log, asking_each(Short()), clock)
    assert (measured.posts, measured.troubles) == (49, ("fedi: its network answered for 49 of 50 posts",))


def test_posts_are_asked_about_as_the_account_that_they_were_queued_for(log, clock):
    """The account has moved to another server since the first."""
    moved = [{"server": "https://old.example"}, {"server": "https://new.example"}]
    both = (wanted(f"post-{number}", text=f"{number}", sent={"own": own}) for number, own in enumerate(moved))
    queued(log, *both, wanted("before", account="bsky"))
    courier(log, Told(), clock).run_due()
    clock.forward(minutes=1)
    courier(log, Told(), clock).run_due()
    asked = []

    def connect(post):
        asked.append(post.payload.own)
        return Counts()

    clock.forward(days=1)
    measure(log, connect, clock)
    assert len(asked) == 3
    assert all(own in asked for own in moved)


@pytest.mark.parametrize(
    ("network", "figure", "days", "why"),
    [("x", "clicks", 29, "age"), ("x", "clicks", 28, "silent"), ("x", "reactions", 40, "silent")],
)
def test_why_a_figure_may_be_missing_is_known_from_what_its_network_declares(log, clock, network, figure, days, why):
    queued(log, wanted())
    courier(log, Told(), clock).run_due()
    (post,) = ours(log)
    post = replace(post, payload=replace(post.payload, network=network))
    assert why_missing(post, figure, NOON + timedelta(days=days)) == why


def test_a_figure_that_stops_is_told_with_its_reason_and_its_day(log, clock):
    queued(log, wanted())
    courier(log, Told(), clock).run_due()
    for figures in (Figures(reactions=4, clicks=2), Figures(reactions=5)):
        clock.forward(days=21)
        measured = measure(log, asking_each(Counts(figures)), clock)
    assert measured.stopped == (Stopped("rehearsal", "clicks", "silent", clock(), 1),)
    assert readings(log)[-1].clicks is None


def test_an_account_rests_for_as_long_as_its_network_asks(log, clock):
    queued(log, wanted())
    courier(log, Told(), clock).run_due()
    clock.forward(days=1)
    measured = measure(log, asking_each(Counts(Unreachable("slowly", 90))), clock)
    assert measured.rests == {"fedi": clock() + timedelta(seconds=90)}
    assert timedelta(hours=1) == reading_round.UNASKED
    assert list(grouped([])) == []
