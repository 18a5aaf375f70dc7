"""Files that are there whole or not at all, whatever comes between: a kill, a power cut, a full disk, another run."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from postdesk.files.flags import BYTES, UNWAITING
from postdesk.files.unfinished import give_name, unfinished_beside
from postdesk.sentences import Sentence


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file, in place of one that has its name. Returns the path.

    What is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.

    Raises:
        OSError: It cannot be written, or is a pipe at which nobody reads; what had its name is as it was.
    """
    if path.exists() and not path.is_file():
        _pour(path, content)
        return path
    with _beside(path) as unfinished:
        unfinished.write_bytes(content)
        give_name(unfinished, path)
    return path


def _pour(path: Path, content: bytes) -> None:
    """Write to what is no file; a pipe at which nobody reads would be waited for without end."""
    try:
        number = os.open(path, os.O_WRONLY | UNWAITING | BYTES)
    except OSError as trouble:
        if trouble.errno != errno.ENXIO:
            raise
        raise OSError(errno.ENXIO, Sentence("nobody reads what is written to it"), str(path)) from None
    if UNWAITING:  # pragma: no branch - not on Windows, whose Python may lack the other half too
        os.set_blocking(number, True)
    with os.fdopen(number, "wb") as there:
        there.write(content)


def write_new(path: Path, content: bytes) -> Path:
    """Write a file that was not there; see `write_whole`.

    Raises:
        FileExistsError: It is there, or has appeared meanwhile; it is as it was.
        OSError: It cannot be written.
    """
    with _beside(path) as unfinished:
        unfinished.write_bytes(content)
        try:
            path.hardlink_to(unfinished)
        except OSError:  # it is there, or the file system has no links, such as a memory stick's
            if path.is_symlink() or path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            give_name(unfinished, path)
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a hidden name in the same folder; what cannot be written is told by the name that everybody knows."""
    try:
        with unfinished_beside(path) as unfinished:
            yield unfinished
    except OSError as trouble:
        trouble.filename = str(path)
        raise
