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
    return Sentence(
        "{system} {machine}, {count} processor",
        many="{system} {machine}, {count} processors",
        count=os.cpu_count() or 1,
        system=platform.system(),
        machine=platform.machine(),
    )


THING = Thing("machine", "The computer that postdesk runs on: its system and its processors.", look)
