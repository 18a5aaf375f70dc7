"""Whether the memory here speaks for the desk: nothing is published from another one."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.errors import SettingsError
from postdesk.publish import which_memory
from postdesk.settings import mark

MISSING = "work where that memory is, or put a copy of it back; else `postdesk queue`, then `postdesk take-over`"


def look(scene: Scene) -> Iterator[Sign]:
    """Say why nothing is published from here, where another memory speaks; what is as it should be is not told."""
    if scene.log is not None:
        if doubt := which_memory.doubt(scene.house, scene.log):
            says, _, remedy = doubt.partition(": ")
            yield Sign("memory", Health.WRONG, says, remedy)
    elif not scene.trouble and (there := _named(scene)):
        yield Sign("memory", Health.WRONG, f"there is none here, and {there}", MISSING)


def _named(scene: Scene) -> str:
    """Say where the memory is kept that speaks for the desk; "" where none does."""
    try:
        named = mark.read_mark(scene.house.root)
    except SettingsError as unclear:
        return str(unclear)
    return f"the one that speaks for this desk is kept {named.kept}" if named else ""


THING = Thing(
    "memory", "Whether the memory here is the one that speaks for the desk, so that nothing is said twice.", look
)
