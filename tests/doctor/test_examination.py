"""The doctor looks at everything, in the order in which things depend on each other."""

from postdesk.doctor import examination
from postdesk.doctor.examination import THINGS
from postdesk.doctor.thing import Health
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.desks import lay


def test_a_new_desk_is_well_and_nothing_is_made_by_looking(tmp_path, clock):
    house = load(lay(tmp_path), SHELF)
    signs = examination.examine(house, clock)
    assert {sign.health for sign in signs} <= {Health.WELL, Health.LOOK}
    assert [sign.what for sign in signs][:4] == ["machine", "python", "clock", "time zones"]
    assert [sign.says for sign in signs if sign.what == "database"] == ["none yet: nothing has been queued"]
    assert not house.memory.exists()


def test_each_thing_is_declared_once_and_says_what_it_is():
    assert len({thing.name for thing in THINGS}) == len(THINGS)
    assert [thing.name for thing in THINGS if not thing.what.endswith(".") or len(thing.what) > 100] == []
