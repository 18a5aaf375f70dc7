"""Files that are read only if they are files, lie where they may, and are of a size that somebody can have meant.

What a colleague's branch brings along may be a link to a secret, a device that never ends, or a pipe at which nobody
speaks; nothing of these is ever read.
"""

import os
from errno import EFBIG
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG

LARGEST = 50_000_000
"""Bytes of a text that a person wrote; a campaign of ten thousand posts has ten million."""
NO_FILES = (("/", "dev"), ("/", "proc"), ("/", "sys"))
MEMORY = ("/", "dev", "shm")
"""A file system like any other, though it lies among the devices."""


def opened(path: Path) -> BufferedReader:
    """Open a file to read it, and nothing that only looks like one.

    Raises:
        OSError: It cannot be read, or it is a folder, a pipe, a device.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    mode = os.fstat(number).st_mode
    if not S_ISREG(mode):
        os.close(number)
        raise IsADirectoryError(None, "it is a folder") if S_ISDIR(mode) else OSError(None, "it is no file")
    return os.fdopen(number, "rb")


def contents(path: Path, within: Path | None = None, most: int = LARGEST) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: See `opened`; or it is the system's own (`/proc`, `/dev`), or larger than `most` bytes, or by a link it
            lies outside the folder `within`.
    """
    real = Path(os.path.realpath(path))
    if _of_the_system(path) or _of_the_system(real):
        raise OSError(None, "it is no file")
    if within and not real.is_relative_to(os.path.realpath(within)):
        raise OSError(None, f"it is a link that leads out of {within.name}/")
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(EFBIG, f"it is larger than {most // 1_000_000} MB")
        return file.read(most)


def below(folder: Path, path: Path) -> bool:
    """Tell whether a path lies in a folder and not in something hidden there, wherever links lead."""
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    inside = real.parts[len(root.parts) :]
    return real.is_relative_to(root) and not any(part.startswith(".") for part in inside)


def _of_the_system(path: Path) -> bool:
    """Whether anything may stand behind a path: what a process was started with, or what somebody types."""
    return path.parts[:2] in NO_FILES and path.parts[:3] != MEMORY
