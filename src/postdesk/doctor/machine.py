"""The machine: told, so that a remedy can be looked up for it."""

import os
import platform
from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing


def look(_scene: Scene) -> Iterator[Sign]:
    """Say on what system and processors postdesk runs."""
    yield Sign("machine", Health.WELL, f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors")


THING = Thing("machine", "The computer that postdesk runs on: its system and its processors.", look)
