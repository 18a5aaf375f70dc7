"""Readings are taken of what may still change; one account or post in trouble does not stop the others."""

from datetime import timedelta

import pytest

from postdesk.errors import Refused, SettingsError, Unreachable
from postdesk.measure.from_networks import YOUNG, Measured, WantedReadings, measure, next_due
from stage.life import NOON, Clock, Told, courier, queued, wanted
from stage.measuring import Counts, asking_each, readings

FEDI, BSKY = "fedi", "bsky"


@pytest.fixture
def published(log, clock):
    """Three posts, published at noon: two on fedi, one on bsky; it is a day later."""
    queued(log, wanted("gifts"), wanted("tea"), wanted("bread", account=BSKY))
    courier(log, Told(), clock).run_due()
    clock.forward(days=1)


def test_a_desk_that_has_published_nothing_measures_nothing(log):
    assert measure(log, pytest.fail, Clock()) == Measured(0)
    assert next_due(log, NOON) is None


def test_every_post_of_which_a_reading_is_due_is_counted_with_its_source_and_moment(log, published, clock):
    assert measure(log, asking_each(Counts()), clock).read_of == {FEDI: 2, BSKY: 1}
    assert sorted((row.reactions, row.source, row.simulated, row.as_of) for row in readings(log)) == [
        (count, "api", False, clock()) for count in (1, 2, 3)
    ]


def test_what_was_read_is_not_read_again_before_its_next_reading_is_due(log, published, clock):
    assert next_due(log, clock()) == NOON + timedelta(days=7)
    assert [measure(log, asking_each(Counts()), clock).posts for _ in range(2)] == [3, 0]
    clock.moment = NOON + timedelta(days=7)
    assert measure(log, asking_each(Counts()), clock).posts == 3


def test_nothing_is_read_in_the_first_hour(log, published, clock):
    clock.moment = NOON + timedelta(minutes=59)
    assert measure(log, pytest.fail, clock) == Measured(0)


def test_for_a_report_every_young_post_is_read_once_a_moment(log, published, clock):
    young = WantedReadings(YOUNG)
    assert [measure(log, asking_each(Counts()), clock, young).posts for _ in range(2)] == [3, 0]
    clock.forward(hours=1)
    assert measure(log, asking_each(Counts()), clock, young).posts == 3
    clock.moment = NOON + YOUNG
    assert measure(log, asking_each(Counts()), clock, young).posts == 3
    clock.forward(seconds=1)
    assert measure(log, asking_each(Counts()), clock, young).posts == 0


def test_only_some_accounts_are_asked_or_all_but_those_that_rest(log, published, clock):
    assert measure(log, asking_each(Counts()), clock, WantedReadings(accounts=(BSKY,))).read_of == {BSKY: 1}
    assert measure(log, pytest.fail, clock, WantedReadings(resting=(FEDI,))) == Measured(0)
    assert measure(log, asking_each(Counts()), clock, WantedReadings(resting=(BSKY,))).read_of == {FEDI: 2}


def test_an_account_that_cannot_be_asked_is_named_and_the_others_are_measured(log, published, clock):
    networks = {FEDI: Counts(Unreachable("example.social does not answer", 60)), BSKY: Counts()}
    measured = measure(log, asking_each(networks), clock)
    assert (measured.posts, measured.troubles) == (1, ("fedi: example.social does not answer",))
    assert measured.rests == {FEDI: clock() + timedelta(minutes=1)}
    assert (networks[FEDI].asked, networks[BSKY].asked) == (1, 1)


def test_what_was_read_before_the_trouble_is_kept_and_the_rest_is_read_the_next_time(log, published, clock):
    networks = {FEDI: Counts(None, Unreachable("too many questions")), BSKY: Counts()}
    measured = measure(log, asking_each(networks), clock)
    assert (measured.posts, measured.troubles) == (2, ("fedi: too many questions",))
    assert measure(log, asking_each(networks), clock).read_of == {FEDI: 1}


def test_a_post_that_its_network_no_longer_shows_is_named_once_and_the_next_is_measured(log, published, clock):
    networks = {FEDI: Counts(Refused("the post is gone")), BSKY: Counts()}
    measured = measure(log, asking_each(networks), clock)
    assert measured.posts == 2
    (trouble,) = measured.troubles
    assert trouble.startswith("fedi: https://told.example/")
    assert trouble.endswith(": the post is gone")
    assert measure(log, asking_each(networks), clock) == Measured(0)


def test_an_account_that_only_a_person_can_ask_is_left_out(log, published, clock):
    measured = measure(log, asking_each({FEDI: None, BSKY: Counts()}), clock)
    assert (measured.posts, measured.troubles, measured.rests) == (1, (), {FEDI: clock() + timedelta(hours=1)})


def test_an_account_that_is_gone_from_the_settings_does_not_stop_the_others(log, published, clock):
    gone = SettingsError("[accounts.fedi] is gone from desk.toml: put it back, or cancel its posts")
    measured = measure(log, asking_each({FEDI: gone, BSKY: Counts()}), clock)
    assert (measured.posts, measured.troubles) == (
        1,
        ("fedi: [accounts.fedi] is gone from desk.toml: put it back, or cancel its posts",),
    )
