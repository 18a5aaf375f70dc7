"""A worker reads figures as they come due, says what it must once, and leaves accounts in trouble alone."""

from itertools import pairwise

import pytest

from postdesk.desk import Desk
from postdesk.worker.measuring import Measuring
from stage.desks import SETTINGS, lay


@pytest.fixture
def lines():
    """What a worker says, kept."""
    return []


def test_what_comes_due_is_read_once(public, clock, lines):
    round_of = Measuring(public, lines.append)
    round_of()
    assert lines == []
    clock.forward(hours=1)
    for _ in range(2):
        round_of()
    assert lines == ["readings: 2 taken"]
    clock.forward(days=1)
    round_of()
    assert lines == ["readings: 2 taken"] * 2


def test_an_account_in_trouble_is_named_once_and_rests_longer_each_time(public, clock, lines):
    lay(public.house.root, SETTINGS.replace("accounts.fedi", "accounts.masto").replace("\nfedi = ", "\nmasto = "))
    clock.forward(hours=1)
    desk = Desk.open(public.house.root, clock)
    asked = []
    with desk.log:
        connect = desk.accounts.connect_with
        desk.accounts.connect_with = lambda *who: (asked.append(clock()), connect(*who))[1]
        round_of = Measuring(desk, lines.append)
        for _ in range(20):
            round_of()
            clock.forward(seconds=20)
    assert lines == ["readings: fedi: [accounts.fedi] is gone from desk.toml: put it back, or cancel its posts"]
    assert [(later - earlier).total_seconds() for earlier, later in pairwise(asked)] == [60, 120]
