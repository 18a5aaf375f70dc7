"""A clock that is set while we look, was wrong before, or differs from the database's."""

from datetime import timedelta

import pytest

from postdesk.doctor import clock as looking
from postdesk.doctor import examination
from postdesk.doctor.thing import Health


def test_a_clock_that_is_set_while_we_look_or_was_wrong_before(office, clock):
    clocks = iter([clock(), clock() + timedelta(seconds=61)])
    signs = examination.examine(office.house, lambda: next(clocks), iter([0.0, 1.0]).__next__)
    assert signs[2].says == "it was set by +60.0 s within this look"
    office.queue.apply()
    clock.forward(days=-1)
    wrong = [sign.says for sign in examination.examine(office.house, clock) if sign.health == Health.WRONG]
    assert wrong == ["the last event is dated 2026-11-23 13:00, which is still to come"]


@pytest.mark.parametrize(
    ("seconds", "health", "says"),
    [
        (0.4, "well", "the database's clock counts, and this machine's agrees with it"),
        (75, "look", "this machine's is 75 s behind the database's, which counts"),
        (-3, "look", "this machine's is 3 s ahead of the database's, which counts"),
    ],
)
def test_how_far_this_machines_clock_is_from_the_databases(seconds, health, says):
    sign = looking.clocks_apart(timedelta(seconds=seconds))
    assert (sign.what, str(sign.health), sign.says) == ("clock", health, says)
