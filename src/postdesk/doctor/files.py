"""The campaign files: whether the queue holds what they ask for."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.queue.differences import REMEDY, differences


def look(scene: Scene) -> Iterator[Sign]:
    """Say whether files and queue differ, and in what."""
    if scene.log is None:
        return
    if differ := differences(scene.house, scene.log, scene.now):
        yield Sign("files", Health.LOOK, differ.says, REMEDY)
    else:
        yield Sign("files", Health.WELL, "the queue holds what the campaign files ask for")


THING = Thing("files", "The campaign files, beside what is queued of them.", look)
