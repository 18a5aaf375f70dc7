"""Readings are taken of what may still change; one account or post in trouble does not stop the others."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from postdesk.errors import Refused, SettingsError, Unreachable
from postdesk.log.tables import Reading
from postdesk.measure.from_networks import YOUNG, Measured, measure
from postdesk.models import Figures
from stage.life import Clock, Told, courier, queued, wanted


class Counts(Told):
    """Counts one more reaction each time it is asked, unless it is told what to raise."""

    asked = 0

    def measure(self, remote, published, now):
        self.asked += 1
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        return Figures(reactions=self.asked)


@pytest.fixture
def published(log, clock):
    """Three posts, published at noon: two on fedi, one on bsky."""
    queued(log, wanted("gifts"), wanted("tea"), wanted("bread", account="bsky"))
    courier(log, Told(), clock).run_due()


def readings(log):
    with Session(log.engine) as session:
        return session.exec(select(Reading).order_by(Reading.id)).all()


def test_a_desk_that_has_published_nothing_measures_nothing(log):
    assert measure(log, pytest.fail, Clock()()) == Measured(0)


def test_every_young_post_is_counted_with_its_source_and_moment(log, published, clock):
    clock.forward(days=1)
    network = Counts()
    assert measure(log, lambda _account: network, clock()) == Measured(3)
    assert [(row.reactions, row.source, row.simulated, row.as_of) for row in readings(log)] == [
        (count, "api", False, clock()) for count in (1, 2, 3)
    ]


def test_the_same_moment_twice_is_one_reading(log, published, clock):
    assert measure(log, lambda _account: Told(), clock()) == Measured(3)
    assert measure(log, lambda _account: Told(), clock()) == Measured(0)


def test_posts_are_measured_for_thirty_days(log, published, clock):
    assert measure(log, lambda _account: Told(), clock() + YOUNG).posts == 3
    assert measure(log, lambda _account: Told(), clock() + YOUNG + timedelta(seconds=1)).posts == 0


def test_an_account_that_cannot_be_asked_is_named_and_the_others_are_measured(log, published, clock):
    networks = {"fedi": Counts(Unreachable("example.social does not answer")), "bsky": Counts()}
    assert measure(log, networks.__getitem__, clock()) == Measured(1, ("fedi: example.social does not answer",))
    assert (networks["fedi"].asked, networks["bsky"].asked) == (1, 1)


def test_what_was_read_before_the_trouble_is_kept(log, published, clock):
    networks = {"fedi": Counts(None, Unreachable("too many questions")), "bsky": Counts()}
    assert measure(log, networks.__getitem__, clock()) == Measured(2, ("fedi: too many questions",))


def test_a_post_that_its_network_no_longer_shows_is_named_and_the_next_is_measured(log, published, clock):
    networks = {"fedi": Counts(Refused("the post is gone")), "bsky": Counts()}
    measured = measure(log, networks.__getitem__, clock())
    assert measured.posts == 2
    (trouble,) = measured.troubles
    assert trouble.startswith("fedi: https://told.example/")
    assert trouble.endswith(": the post is gone")


def test_an_account_that_only_a_person_can_ask_is_left_out(log, published, clock):
    assert measure(log, {"fedi": None, "bsky": Counts()}.__getitem__, clock()) == Measured(1)


def test_an_account_that_is_gone_from_the_settings_does_not_stop_the_others(log, published, clock):
    def connect(account):
        if account == "fedi":
            raise SettingsError("[accounts.fedi] is gone from desk.toml: put it back, or cancel its posts")
        return Counts()

    assert measure(log, connect, clock()) == Measured(
        1, ("fedi: [accounts.fedi] is gone from desk.toml: put it back, or cancel its posts",)
    )
