"""Secrets: what of the desk's own other people on the machine can read."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.files import private
from postdesk.settings.secrets import FILE


def look(scene: Scene) -> Iterator[Sign]:
    """Name the files of tokens and of the desk's memory that are not their owner's alone."""
    for name in (FILE, scene.house.memory.name):
        if private.seen_by_others(scene.house.root / name):
            remedy = f"run `chmod -R go= {name}` in {scene.house.root}, as whoever owns it"
            yield Sign("secrets", Health.WRONG, f"others on this machine can read {name}", remedy)


THING = Thing("secrets", "Whether tokens and the desk's memory are kept to whoever runs it.", look)
