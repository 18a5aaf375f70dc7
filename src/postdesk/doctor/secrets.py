"""Secrets: what of the desk's own other people on the machine can read."""

from collections.abc import Iterator

from postdesk.accounts.destinations import mail_destination, moved_destination, notice_destinations
from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.files import private
from postdesk.sentences import Sentence
from postdesk.settings.secrets import FILE


def look(scene: Scene) -> Iterator[Sign]:
    """Name the files that are not their owner's alone, and what of mail and notices would go to another host."""
    for name in (FILE, scene.house.memory.name):
        if private.seen_by_others(scene.house.root / name):
            command, root = f"chmod -R go= {name}", scene.house.root
            remedy = Sentence("run `{command}` in {folder}, as whoever owns it", command=command, folder=root)
            says = Sentence("others on this machine can read {file}", file=name)
            yield Sign("secrets", Health.WRONG, says, remedy)
    if scene.log is None:
        return
    for wanted in (*mail_destination(scene.house.mail), *notice_destinations(scene.house)):
        if moved := moved_destination(scene.log, wanted):
            says = Sentence("[{place}] leads elsewhere than before, and nothing is sent there", place=wanted.place)
            yield Sign("secrets", Health.WRONG, says, moved)


THING = Thing("secrets", "Whether tokens and the desk's memory are kept to whoever runs it.", look)
