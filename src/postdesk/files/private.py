"""Files that only their owner reads, whatever the umask says: the desk's memory, `.postdesk/`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOTDIR
from pathlib import Path
from stat import S_IMODE

from postdesk.files.flags import NO_LINK, UNWAITING
from postdesk.sentences import Sentence

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077
"""What somebody else could do with a file."""


def folder(path: Path) -> Path:
    """Make a folder, and those above it that are missing, for its owner alone; return it."""
    if not path.is_dir():
        folder(path.parent)
        try:
            path.mkdir(FOLDER, exist_ok=True)
        except FileExistsError:
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path)) from None
    return path


def replace(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file that is whole or not there, in a folder that is made where it is missing.

    Whoever else writes the same at the same time has an unfinished file of its own. What is not `lasting` can be made
    again after a power cut, and is not waited for.
    """
    from postdesk.files.unfinished import give_name, unfinished_beside

    folder(path.parent)
    with _told_by_its_name(path), unfinished_beside(path) as unfinished:
        unfinished.unlink(missing_ok=True)
        with open(unfinished, "xb", opener=_opener) as file:
            file.write(content)
        give_name(unfinished, path) if lasting else unfinished.replace(path)


def append(path: Path, content: bytes) -> None:
    """Write at the end of a file, all at once, so that what several processes write does not mix.

    Raises:
        OSError: It cannot be written, or it is a link: whatever that leads to is somebody else's.
    """
    with _told_by_its_name(path), open(path, "ab", buffering=0, opener=_own_opener) as end:
        end.write(content)


def still_used(path: Path) -> None:
    """Note that a file was used now; OSError names it where that cannot be written down."""
    with _told_by_its_name(path):
        os.utime(path)


@contextmanager
def _told_by_its_name(path: Path) -> Iterator[None]:
    """Name a file that cannot be written as everybody knows it: not by its hidden name, nor by none, as a full disk."""
    try:
        yield
    except OSError as trouble:
        trouble.filename = str(path)
        raise


def _opener(path: str, flags: int) -> int:
    """Open a file as `open` does; a new one is its owner's alone."""
    return os.open(path, flags, FILE)


def _own_opener(path: str, flags: int) -> int:
    """Open a file as `_opener` does, but none behind a link, and no pipe without a reader, where a system can tell."""
    return _opener(path, flags | NO_LINK | UNWAITING)


def own(path: Path) -> None:
    """See that a file lies, or would be made, in the folder in which it is named.

    Raises:
        OSError: A link leads out of it; what that leads to is neither read nor made.
    """
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        raise OSError(None, Sentence("it is a link that leads out of {folder}/", folder=path.parent.name), str(path))


def shut(path: Path) -> None:
    """Let nobody else at a file or folder; what is not there, or belongs to somebody else, stays as it is."""
    if seen_by_others(path) and path.stat().st_uid == os.geteuid():
        path.chmod(FOLDER if path.is_dir() else FILE)


def seen_by_others(path: Path) -> bool:
    """Whether anybody but its owner can do something with a file or folder; False where it is not there."""
    return os.name == "posix" and path.exists() and bool(S_IMODE(path.stat().st_mode) & OTHERS)


def mend_rights(memory: Path) -> None:
    """Let nobody else at a folder, and at all that lies in it, where others could look into it.

    The folder itself is shut last, so that what is interrupted is done again.
    """
    if not seen_by_others(memory):
        return
    for path, folders, files in os.walk(memory):
        for name in (*folders, *files):
            if not (inside := Path(path, name)).is_symlink():
                shut(inside)
    shut(memory)
