"""Notices: how people hear that something waits for them."""

from collections.abc import Iterator
from importlib import util

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence
from postdesk.settings import House


def look(scene: Scene) -> Iterator[Sign]:
    """Say whether people can be told what waits for them, where the desk asks for it."""
    yield from notices_carried(scene.house)


def notices_carried(house: House, package: str = "apprise") -> Iterator[Sign]:
    """Say whether the package that carries notices is there."""
    if house.notices and util.find_spec(package) is None:
        remedy = Sentence("run `{command}`", command='pip install "postdesk[notices]"')
        yield Sign("notices", Health.WRONG, "[notices] is set, and Apprise is not installed", remedy)
    elif house.notices:
        says = Sentence(
            "people are told what waits for them, at {count} address of [notices]",
            many="people are told what waits for them, at {count} addresses of [notices]",
            count=len(house.notices),
        )
        yield Sign("notices", Health.WELL, says)


THING = Thing("notices", "Whether people are told what waits for them, at the addresses of [notices].", look)
