"""The doctor looks at everything, in the order in which things depend on each other."""

import os
from datetime import timedelta
from errno import EACCES
from itertools import count

import pytest

from postdesk.doctor import examination
from postdesk.doctor.examination import THINGS
from postdesk.doctor.thing import Health
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.desks import lay
from stage.life import NOON


def test_a_new_desk_is_well_and_nothing_is_made_by_looking(tmp_path, clock):
    house = load(lay(tmp_path), SHELF)
    signs = examination.examine(house, clock)
    assert {sign.health for sign in signs} <= {Health.WELL, Health.LOOK}
    assert [sign.what for sign in signs][:4] == ["machine", "python", "clock", "time zones"]
    assert [sign.says for sign in signs if sign.what == "database"] == ["none yet: nothing has been queued"]
    assert not house.memory.exists()


@pytest.mark.parametrize(
    ("place", "stands", "why"),
    [
        (".postdesk", "a file", "not a directory"),
        (".postdesk", "nowhere", "not a directory"),
        (".postdesk", ".postdesk", "not a directory"),
        (".postdesk/desk.sqlite", "nowhere", "no such file or directory"),
        (".postdesk/desk.sqlite", "desk.sqlite", "too many levels of symbolic links"),
    ],
)
def test_what_stands_in_the_place_of_the_memory_is_told_as_every_other_command_would_trip_over_it(
    tmp_path, clock, place, stands, why
):
    path = lay(tmp_path) / place
    path.parent.mkdir(0o700, exist_ok=True)
    if stands == "a file":
        path.write_text(stands)
        path.chmod(0o600)
    else:
        path.symlink_to(stands)
    house = load(tmp_path, SHELF)
    signs = [sign for sign in examination.examine(house, clock) if sign.health is Health.WRONG]
    assert [(sign.what, sign.says) for sign in signs] == [("database", f"{path} cannot be used: {why}")]


def test_a_file_that_the_system_does_not_give_is_told_by_its_name(tmp_path):
    moments, ticks = count(), count()

    def monotonic():
        if next(ticks):
            raise PermissionError(EACCES, os.strerror(EACCES), "/dev/clock")
        return 0.0

    signs = examination.examine(load(lay(tmp_path), SHELF), lambda: NOON + timedelta(seconds=next(moments)), monotonic)
    wrong = [(sign.what, sign.says) for sign in signs if sign.health is Health.WRONG]
    assert wrong == [("clock", "/dev/clock cannot be used: permission denied")]


def test_each_thing_is_declared_once_and_says_what_it_is():
    assert len({thing.name for thing in THINGS}) == len(THINGS)
    assert [thing.name for thing in THINGS if not thing.what.endswith(".") or len(thing.what) > 100] == []
