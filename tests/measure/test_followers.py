"""How many follow an account is asked once a day, by whichever worker comes first."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from postdesk.errors import Unreachable
from postdesk.log.tables import AccountDay
from postdesk.log.worker_tables import Run
from postdesk.measure.followers import count_followers
from postdesk.models import Account
from stage.life import NOON, ZONE, Told

ACCOUNTS = (Account("fedi", "mastodon"), Account("bsky", "bluesky"))


class Followed(Told):
    """Has one follower more each time it is asked, unless it is told what to raise."""

    followed = 1200

    def followers(self, now):
        if self.answers:
            raise self.answers.pop(0)
        self.followed += 1
        return self.followed


def asked(log, networks, clock, who="desk:1"):
    return list(count_followers(log, ACCOUNTS, networks.__getitem__, clock, ZONE, who))


def days(log):
    with Session(log.engine) as session:
        rows = session.exec(select(AccountDay).order_by(AccountDay.day, AccountDay.account)).all()
    return [(row.day.day, row.network, row.account, row.metric, row.value, row.source) for row in rows]


def test_each_account_is_asked_once_a_day_on_the_offices_clock(log, clock):
    networks = {"fedi": Followed(), "bsky": None}
    clock.moment = NOON.replace(hour=22, minute=59)
    for who in ("desk:1", "desk:2"):
        assert asked(log, networks, clock, who) == []
    clock.forward(minutes=1)
    assert asked(log, networks, clock) == []
    assert days(log) == [
        (23, "mastodon", "fedi", "followers", 1201, "api"),
        (24, "mastodon", "fedi", "followers", 1202, "api"),
    ]


def test_a_network_that_does_not_say_is_asked_tomorrow(log, clock):
    assert asked(log, {"fedi": Told(), "bsky": None}, clock) == []
    assert days(log) == []


@pytest.mark.parametrize("followed", [10**40, 10**12, -2])
def test_a_number_that_counts_no_people_is_as_if_nothing_was_said(log, clock, followed):
    told = Followed()
    told.followed = followed
    assert asked(log, {"fedi": told, "bsky": None}, clock) == []
    assert days(log) == []


def test_an_account_in_trouble_is_named_and_asked_again(log, clock):
    networks = {"fedi": Followed(Unreachable("example.social does not answer")), "bsky": Followed()}
    assert asked(log, networks, clock) == [("fedi", "example.social does not answer")]
    assert asked(log, networks, clock) == []
    assert [row[2] for row in days(log)] == ["bsky", "fedi"]


def test_that_it_was_asked_yesterday_is_forgotten(log, clock):
    networks = {"fedi": Followed(), "bsky": Followed()}
    for _ in range(3):
        asked(log, networks, clock)
        clock.forward(days=1)
    with Session(log.engine) as session:
        assert [run.period for run in session.exec(select(Run).order_by(Run.period))] == [
            f"{date(2026, 11, 25)} {name}" for name in ("bsky", "fedi")
        ]


@pytest.mark.parametrize("hours", [0, 11])
def test_midnight_is_the_offices(log, clock, hours):
    clock.moment = NOON + timedelta(hours=hours)
    asked(log, {"fedi": Followed(), "bsky": None}, clock)
    assert days(log)[0][0] == (23 if hours == 0 else 24)
