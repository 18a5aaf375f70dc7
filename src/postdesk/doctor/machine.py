"""The machine: told, so that a remedy can be looked up for it."""

import os
import platform
from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence


def look(_scene: Scene) -> Iterator[Sign]:
    """Say on what system and processors postdesk runs."""
    yield Sign("machine", Health.WELL, _told())


def _told() -> Sentence:
    one, many = "{system} {machine}, {count} processor", "{system} {machine}, {count} processors"
    machine = {"system": platform.system(), "machine": platform.machine()}
    return Sentence(one, many=many, count=os.cpu_count() or 1, **machine)


THING = Thing("machine", "The computer that postdesk runs on: its system and its processors.", look)
