"""Files as the disk has them: found however the accents of their names are written, opened only if they are files."""

import os
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from unicodedata import normalize


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


def as_on_disk(path: Path) -> Path:
    """Return a path with its names as the disk has them: a Mac writes é as e and an accent, in two characters.

    What is not there under any such name is returned as it is.
    """
    if str(path).isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[1 if path.anchor else 0 :]:
        found /= part if os.path.lexists(found / part) else _alike(found, part)
    return found


def below(folder: Path, path: Path) -> bool:
    """Tell whether a path lies in a folder and not in something hidden there, wherever links lead."""
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    inside = real.parts[len(root.parts) :]
    return real.is_relative_to(root) and not any(part.startswith(".") for part in inside)


def names(folder: Path) -> list[str]:
    """Return the names in a folder; none where it is no folder."""
    try:
        return sorted(other.name for other in folder.iterdir())
    except (OSError, ValueError):
        return []


def _alike(folder: Path, name: str) -> str:
    """Return the name in a folder that reads the same; the name itself where none does."""
    wanted = normalize("NFC", name)
    return next((other for other in names(folder) if normalize("NFC", other) == wanted), name)
