"""The desk's memory: whether it is sound, survives a power cut, and can be written to."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.log import Log
from postdesk.sentences import Sentence

FIRST = "mend that before anything else; keep a copy of any file"


def look(scene: Scene) -> Iterator[Sign]:
    """Say whether the memory can be opened, is whole, and is free to be written to."""
    if scene.log is None and not scene.trouble:
        yield Sign("database", Health.WELL, "none yet: nothing has been queued")
    if scene.log is not None:
        yield how_kept(scene.log)
        if blocked := scene.log.blocked():
            yield Sign("database", Health.WRONG, blocked.says(scene.local(blocked.since)), blocked.remedy)
    if scene.trouble:
        yield Sign("database", Health.WRONG, scene.trouble, FIRST)


def how_kept(log: Log) -> Sign:
    """Say whether the file is sound, and whether a commit survives a power cut."""
    kept = log.kept()
    if kept.sound != "ok":
        return Sign("database", Health.WRONG, Sentence("damaged: {what}", what=kept.sound), kept.remedy)
    if kept.doubtful:
        return Sign("database", Health.WRONG, "a commit may not survive a power cut", kept.doubtful)
    says = Sentence("sound, durable ({how}), revision {revision}", how=kept.how, revision=kept.revision)
    return Sign("database", Health.WELL, says)


THING = Thing("database", "What the desk remembers: whether it is sound, durable and free to be written to.", look)
