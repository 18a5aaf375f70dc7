"""The machine is named, so that a remedy can be looked up for it."""

import platform


def test_the_system_and_its_processors_are_told(looked):
    ((health, says),) = looked("machine")
    assert health == "well"
    assert says.startswith(platform.system())
    assert says.endswith(" processors")
