"""Files that people edit, and that are to hold something else: only while they are still what was read."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from stat import S_IMODE

from postdesk.files.flags import FOLDER
from postdesk.files.regular import contents
from postdesk.files.unfinished import give_name, unfinished_beside


class Exchanged(Enum):
    """What became of a file: it holds the new, or something else than what was read, and was left alone."""

    DONE = "done"
    NOT = "not"


def exchange(path: Path, before: bytes, after: bytes) -> Exchanged:
    """Let a file hold `after` if it holds `before`, at once and whole; its rights stay, and a link leads where it led.

    Raises:
        OSError: it cannot be read or written, and holds what it held.
    """
    real = Path(os.path.realpath(path))
    try:
        with _alone(real.parent), unfinished_beside(real) as unfinished:
            _write(unfinished, after, S_IMODE(real.stat().st_mode))
            if contents(real) != before:
                return Exchanged.NOT
            give_name(unfinished, real)
    except OSError as trouble:
        trouble.filename = str(path)  # nobody knows the hidden name
        raise
    return Exchanged.DONE


def _write(path: Path, content: bytes, rights: int) -> None:
    with path.open("wb") as file:
        path.chmod(rights)
        file.write(content)


def _alone(folder: Path) -> AbstractContextManager[None]:
    """Keep other runs of postdesk from exchanging a file of the folder meanwhile, where the system has such locks."""
    return _locked(folder) if find_spec("fcntl") else nullcontext()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from fcntl import LOCK_EX, flock

    number = os.open(folder, os.O_RDONLY | FOLDER)
    try:
        flock(number, LOCK_EX)
        yield
    finally:
        os.close(number)
