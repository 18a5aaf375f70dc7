"""Files that are read only if they are files, lie where they may, and are of a size that somebody can have meant.

What a colleague's branch brings along may be a link to a secret, a device that never ends, or a pipe at which nobody
speaks; nothing of these is ever read.
"""

import os
from collections.abc import Callable
from errno import EFBIG, ENOENT
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from postdesk.files.flags import BYTES, UNWAITING
from postdesk.sentences import Sentence

LARGEST = 50_000_000
"""Bytes of a text that a person wrote; a campaign of ten thousand posts has ten million."""
NO_FILES = (("/", "dev"), ("/", "proc"), ("/", "sys"))
MEMORY = ("/", "dev", "shm")
"""A file system like any other, though it lies among the devices."""


def opened(path: Path, within: Path | None = None, most: int | None = None) -> BufferedReader:
    """Open a file to read it, and nothing that only looks like one: neither now nor a moment after it was looked at.

    Raises:
        OSError: It cannot be read, or it is a folder, a pipe, a device, something of the system's own (`/proc`), a
            link to something hidden, or nothing that a file can be called; or it does not lie in the folder `within`
            (`below`), not even where a link is turned while it is opened; or it is larger than `most` bytes.
    """
    return _opened(path, most, lambda place: _look_around(path, within, place))


def _opened(path: Path, most: int | None, look_around: Callable[[Path], None]) -> BufferedReader:
    """Open a file; `look_around` raises OSError where the place in which it lies is none to read from."""
    try:
        number = os.open(path, os.O_RDONLY | UNWAITING | BYTES)
    except ValueError:  # a NUL, half a character
        raise _not_there(path) from None
    try:
        _look(number, most)
        look_around(Path(_place(number, path)))
    except OSError as trouble:
        os.close(number)
        trouble.filename = str(path)
        raise
    return os.fdopen(number, "rb")


def opened_text(
    path: Path, encoding: str, errors: str = "strict", newline: str | None = None, most: int | None = None
) -> TextIOWrapper:
    """Open a file to read it as text; see `opened`."""
    return TextIOWrapper(opened(path, most=most), encoding=encoding, errors=errors, newline=newline)


def _look_around(path: Path, within: Path | None, place: Path) -> None:
    if _of_the_system(place):
        raise OSError(None, Sentence("it is no file"))
    if within and not _inside(within, place):
        raise OSError(None, Sentence("it lies outside {folder}/", folder=within.name))
    if not within and _in_hiding(path, place):
        raise OSError(None, Sentence("it is a link to something hidden"))


def _look(number: int, most: int | None) -> None:
    found = os.fstat(number)
    if S_ISDIR(found.st_mode):
        raise IsADirectoryError(None, Sentence("it is a folder"))
    if not S_ISREG(found.st_mode):
        raise OSError(None, Sentence("it is no file"))
    if most is not None and found.st_size > most:
        raise OSError(EFBIG, Sentence("it is larger than {size} MB", size=most // 1_000_000))


def _in_hiding(path: Path, place: Path) -> bool:
    """Tell whether a path that anybody sees leads into what is hidden, such as `.env`; a hidden one may be a link."""
    if not any(part.startswith(".") for part in place.parts) or path.name.startswith("."):
        return False
    around = Path(os.path.realpath(path.parent))
    seen = not around.name.startswith(".")
    return seen and any(part.startswith(".") and part not in around.parts for part in place.parts)


def _place(number: int, path: Path) -> str:
    """Return where what is in hand lies, by the system's own word: the path may lead elsewhere by now."""
    try:
        return os.readlink(f"/proc/self/fd/{number}")  # noqa: PTH115 - no path, and as bytes it may be none
    except OSError:  # pragma: no cover - no Linux
        real = os.path.realpath(path)
        if os.path.samestat(os.fstat(number), os.lstat(real)):
            return real
        raise OSError(None, Sentence("it was changed while it was opened")) from None


def _not_there(path: Path) -> OSError:
    return FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path))


def contents(path: Path, within: Path | None = None, most: int = LARGEST) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: See `opened`; or it is the system's own (`/proc`, `/dev`), or larger than `most` bytes, or by a link it
            lies outside the folder `within`.
    """
    try:
        real = Path(os.path.realpath(path))
    except ValueError:
        raise _not_there(path) from None
    if _of_the_system(path) or _of_the_system(real):
        raise OSError(None, Sentence("it is no file"), str(path))
    if within and not real.is_relative_to(os.path.realpath(within)):
        raise OSError(None, Sentence("it is a link that leads out of {folder}/", folder=within.name), str(path))
    with _opened(path, most, lambda place: _look_again(path, within, place)) as file:
        return file.read(most)


def _look_again(path: Path, within: Path | None, place: Path) -> None:
    if within is None or _of_the_system(place):
        _look_around(path, None, place)
    elif not place.is_relative_to(os.path.realpath(within)):
        raise OSError(None, Sentence("it was changed while it was opened"))


def below(folder: Path, path: Path) -> bool:
    """Tell whether a path lies in a folder and not in something hidden there, wherever links lead."""
    return _inside(folder, Path(os.path.realpath(path)))


def _inside(folder: Path, real: Path) -> bool:
    """Tell the same of a path without links."""
    root = Path(os.path.realpath(folder))
    inside = real.parts[len(root.parts) :]
    return real.is_relative_to(root) and not any(part.startswith(".") for part in inside)


def _of_the_system(path: Path) -> bool:
    """Whether anything may stand behind a path: what a process was started with, or what somebody types."""
    return path.parts[:2] in NO_FILES and path.parts[:3] != MEMORY
