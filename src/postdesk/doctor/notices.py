"""Notices: how people hear that something waits for them."""

from collections.abc import Iterator
from importlib import util

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.settings import House


def look(scene: Scene) -> Iterator[Sign]:
    """Say whether people can be told what waits for them, where the desk asks for it."""
    yield from notices_carried(scene.house)


def notices_carried(house: House, package: str = "apprise") -> Iterator[Sign]:
    """Say whether the package that carries notices is there."""
    if house.notices and util.find_spec(package) is None:
        remedy = "run `pip install 'postdesk[notices]'`"
        yield Sign("notices", Health.WRONG, "[notices] is set, and Apprise is not installed", remedy)
    elif house.notices:
        yield Sign("notices", Health.WELL, f"people are told what waits for them, at {len(house.notices)} of [notices]")


THING = Thing("notices", "Whether people are told what waits for them, at the addresses of [notices].", look)
