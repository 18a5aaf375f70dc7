"""Python and postdesk themselves: their versions."""

import platform
from collections.abc import Iterator
from importlib import metadata

from postdesk.doctor.thing import Health, Scene, Sign, Thing


def look(_scene: Scene) -> Iterator[Sign]:
    """Say which versions run here."""
    yield Sign("python", Health.WELL, f"{platform.python_version()}, postdesk {metadata.version('postdesk')}")


THING = Thing("python", "The versions of Python and of postdesk.", look)
