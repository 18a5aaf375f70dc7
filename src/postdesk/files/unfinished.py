"""Files that are being written: under a hidden name of their writer's, beside the one that they will have.

Nothing half-written ever has the final name, and what has it is on the disk. What a killed writer left behind is swept
by the next one that writes into the folder: its hidden name says which process on which machine it was.
"""

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import get_ident

from postdesk.files.flags import FOLDER

HIDDEN = r"(?a)\..+\.(?P<process>[1-9]\d{0,8})-\d+-(?P<system>[0-9a-f]{8})"
"""A hidden name: the final one, then the process and the thread that write it, and where that process runs."""
LETTERS = 180
"""How many letters of the final name the hidden one keeps; file systems allow 255 bytes."""
OLD = 24 * 3600
"""Seconds after which what a process elsewhere left is swept: no file takes a day to be written."""
SPACE = Path("/proc/self/ns/pid")


@contextmanager
def unfinished_beside(path: Path) -> Iterator[Path]:
    """Give a hidden name in a file's folder; whatever has it at the end is taken away."""
    _sweep_once(path.parent)
    own = path.with_name(_hidden(path.name))
    try:
        yield own
    finally:
        own.unlink(missing_ok=True)


@contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """Give a new hidden folder for what takes several files to make; it is taken away at the end."""
    _sweep_once(parent)
    own = parent / _hidden("made")
    own.mkdir()
    try:
        yield own
    finally:
        _take_away(own)


def give_name(unfinished: Path, path: Path) -> None:
    """Give a file its final name, once it is on the disk: after a power cut there is this one, or the one before."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    with suppress(OSError):  # some systems open no folder, and some file systems have nothing to write there
        _write_folder(path.parent)


def _write_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | FOLDER)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _hidden(name: str) -> str:
    short = os.fsdecode(os.fsencode(name)[:LETTERS])
    return f".{short}.{os.getpid()}-{get_ident()}-{_system()}"


@cache
def _system() -> str:
    """Return what tells the machine, and the space in which a container counts its processes, from others."""
    import hashlib
    import socket

    space = ""
    with suppress(OSError):
        space = str(SPACE.readlink())
    return hashlib.sha256(f"{socket.gethostname()}\n{space}".encode()).hexdigest()[:8]


_swept: set[tuple[int, Path]] = set()
"""The folders that a process has swept; a child that was forked does so for itself."""


def _sweep_once(folder: Path) -> None:
    """Sweep a folder, at the first file that this process writes there: its own it takes away itself."""
    mark = (os.getpid(), folder)
    if mark not in _swept:
        _swept.add(mark)
        with suppress(OSError):
            sweep_folder(folder)


def sweep_folder(folder: Path) -> None:
    """Take away what writers left in a folder that are no more; OSError where it cannot be looked into."""
    now = folder.stat().st_mtime
    for each in list(os.scandir(folder)):
        found = re.fullmatch(HIDDEN, each.name)
        with suppress(OSError):
            if found and _is_left(found, each.stat(follow_symlinks=False).st_mtime, now):
                _take_away(Path(each.path))


def _take_away(path: Path) -> None:
    from shutil import rmtree  # 5 ms, and most files are written alone

    if path.is_dir() and not path.is_symlink():
        rmtree(path)
    else:
        path.unlink()


def _is_left(found: re.Match[str], written: float, now: float) -> bool:
    """Whether what has a hidden name is nobody's any more; a folder was touched when one was last made in it."""
    here = found["system"] == _system() and sys.platform != "win32"  # which has no harmless way to ask
    return not _lives(int(found["process"])) if here else now - written > OLD


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError as no:
        return no.errno != errno.ESRCH
    return True
