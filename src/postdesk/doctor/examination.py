"""Whether all that publishing depends on is well: every thing is looked at, and none of them asks a network.

Nothing is changed by looking.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from errno import ENOTDIR
from pathlib import Path

from msgspec.structs import replace

from postdesk import networks
from postdesk.doctor import (
    accounts,
    approvals,
    clock,
    database,
    disk,
    files,
    fonts,
    limits,
    machine,
    memory,
    notices,
    posts,
    python,
    reports,
    secrets,
    time_zones,
    workers,
)
from postdesk.doctor.thing import Connect, Health, Scene, Sign, Thing
from postdesk.errors import PostdeskError, system_reason
from postdesk.files import private
from postdesk.log import open_log
from postdesk.log.workers import desk_state
from postdesk.sentences import Sentence
from postdesk.settings import House
from postdesk.settings.secrets import database as address_of

THINGS: tuple[Thing, ...] = tuple(
    module.THING
    for module in (
        machine,
        python,
        clock,
        time_zones,
        disk,
        database,
        memory,
        workers,
        approvals,
        posts,
        files,
        fonts,
        accounts,
        limits,
        notices,
        reports,
        secrets,
    )
)
"""What is looked at, in the order in which things depend on each other."""


def examine(
    house: House,
    now: Callable[[], datetime],
    monotonic: Callable[[], float] = time.monotonic,
    connect: Connect = networks.connect,
) -> list[Sign]:
    """Look at everything and return what was found; the clock is looked at last, when there is time to compare."""
    began, ticked = now(), monotonic()

    def drift() -> float:
        passed = (now() - began).total_seconds()
        return passed - (monotonic() - ticked) if passed else 0.0  # a clock that somebody holds still does not drift

    with _opened(Scene(house, began, drift, connect)) as scene:
        last = clock.THING
        found = {thing.name: _seen(thing, scene) for thing in (*(each for each in THINGS if each is not last), last)}
    return list(dict.fromkeys(sign for thing in THINGS for sign in found[thing.name]))


@contextmanager
def _opened(scene: Scene) -> Iterator[Scene]:
    """Give what there is to look at, with the desk's memory where it can be opened; none is made."""
    with ExitStack() as closing:
        try:
            scene = replace(scene, address=address_of(scene.house.root))
            path = scene.house.memory / "desk.sqlite"
            if not scene.address:
                _look_whether_usable(path)
            if scene.address or path.exists():
                log = closing.enter_context(open_log(scene.address or path))
                scene = replace(scene, log=log)
                scene = replace(scene, stands=desk_state.desk_standing(log, scene.now, signers=scene.house.signatures))
        except PostdeskError as trouble:
            scene = replace(scene, trouble=trouble.sentence)
        except OSError as trouble:
            scene = replace(scene, trouble=_refused(trouble))
        yield scene


def _look_whether_usable(path: Path) -> None:
    """Raise OSError where something stands in the place of the memory, or of its folder, that is none of the desk's."""
    if os.path.lexists(path.parent) and not path.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path.parent))
    private.own(path)
    if os.path.lexists(path):
        path.stat()  # a link that leads nowhere, or to itself


def _seen(thing: Thing, scene: Scene) -> list[Sign]:
    """Look at one thing; a memory that can be opened and not be read is told as what it is."""
    try:
        return list(thing.look(scene))
    except PostdeskError as trouble:
        return [Sign("database", Health.WRONG, trouble.sentence, database.FIRST)]
    except OSError as trouble:
        return [Sign(thing.name, Health.WRONG, _refused(trouble), "let postdesk read and write it, then look again")]


def _refused(trouble: OSError) -> Sentence:
    """Say what the system does not let anybody use."""
    why, file = system_reason(trouble), trouble.filename or Sentence("a file")
    return Sentence("{file} cannot be used: {why}", file=file, why=why)
