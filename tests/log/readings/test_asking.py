"""The log knows when a network was last asked about a publication, and by whom it is asked just now."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from postdesk.log.readings import asking
from postdesk.log.worker_tables import ReadingTurn
from stage.life import NOON, Told, courier, queued, wanted

LATER = NOON + timedelta(hours=2)


@pytest.fixture
def two(log, clock):
    """The ids of two publications."""
    queued(log, wanted("gifts"), wanted("tea", account="bsky"))
    courier(log, Told(), clock).run_due()
    return [post.publication_id for post in known(log)]


def known(log, now=NOON):
    with log.read() as connection:
        return asking.asked_about(connection, NOON, now)


def test_what_nobody_was_asked_about_yet_is_known_with_its_moment(log, two):
    assert [(post.asked, post.published) for post in known(log)] == [(None, NOON)] * 2


def test_a_turn_is_one_workers_until_it_is_over(log, two):
    first, second = two
    assert asking.take_turn(log, [first], LATER, LATER) == {first}
    assert asking.take_turn(log, two, LATER, LATER) == {second}
    assert known(log, LATER) == []
    over = LATER + asking.TURN
    assert [post.publication_id for post in known(log, over)] == two
    assert asking.take_turn(log, two, over, over) == set(two)


def test_what_was_answered_is_known_with_its_moment_and_why_there_was_nothing(log, two):
    first, second = two
    asking.take_turn(log, two, LATER, LATER)
    with log.write() as connection:
        asking.end_turn(connection, {first: "it is gone"}, [second], LATER)
    assert {post.publication_id: post.asked for post in known(log, LATER)} == {first: LATER, second: None}
    with Session(log.engine) as session:
        assert session.get(ReadingTurn, first).why == "it is gone"


def test_what_another_asked_about_since_a_round_began_is_left_out(log, two):
    asking.take_turn(log, two, LATER, LATER)
    with log.write() as connection:
        asking.end_turn(connection, dict.fromkeys(two, ""), [], LATER)
    assert asking.take_turn(log, two, LATER, LATER) == set()
    again = LATER + timedelta(seconds=1)
    assert asking.take_turn(log, two, again, again) == set(two)
