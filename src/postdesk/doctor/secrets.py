"""Secrets: what of the desk's own other people on the machine can read."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.files import private
from postdesk.sentences import Sentence
from postdesk.settings.secrets import FILE


def look(scene: Scene) -> Iterator[Sign]:
    """Name the files of tokens and of the desk's memory that are not their owner's alone."""
    for name in (FILE, scene.house.memory.name):
        if private.seen_by_others(scene.house.root / name):
            command, root = f"chmod -R go= {name}", scene.house.root
            remedy = Sentence("run `{command}` in {folder}, as whoever owns it", command=command, folder=root)
            says = Sentence("others on this machine can read {file}", file=name)
            yield Sign("secrets", Health.WRONG, says, remedy)


THING = Thing("secrets", "Whether tokens and the desk's memory are kept to whoever runs it.", look)
