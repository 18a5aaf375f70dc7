"""Whether the memory here speaks for the desk: nothing is published from another one."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.errors import SettingsError
from postdesk.publish import which_memory
from postdesk.sentences import Sentence
from postdesk.settings import mark

MISSING = "work where that memory is, or put a copy of it back; else `postdesk queue`, then `postdesk take-over`"


def look(scene: Scene) -> Iterator[Sign]:
    """Say why nothing is published from here, where another memory speaks; what is as it should be is not told."""
    if scene.log is not None:
        if found := which_memory.doubted(scene.house, scene.log):
            yield Sign("memory", Health.WRONG, found.says, found.remedy)
    elif not scene.trouble and (there := _named(scene)):
        yield Sign("memory", Health.WRONG, Sentence("there is none here, and {there}", there=there), MISSING)


def _named(scene: Scene) -> str:
    """Say where the memory is kept that speaks for the desk; "" where none does."""
    try:
        named = mark.read_mark(scene.house.root)
    except SettingsError as unclear:
        return unclear.sentence
    return Sentence(which_memory.THERE, where=mark.kept_where(named)) if named else ""


THING = Thing(
    "memory", "Whether the memory here is the one that speaks for the desk, so that nothing is said twice.", look
)
