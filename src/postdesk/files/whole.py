"""Files that are there whole or not at all, whatever comes between: a kill, a full disk, another run beside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file, in place of one that has its name. Returns the path.

    What is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.

    Raises:
        OSError: It cannot be written; what had its name is as it was.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return path
    with _beside(path) as unfinished:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return path


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
            if path.exists():
                raise
            unfinished.replace(path)
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a hidden name of this process in the same folder; what has it at the end is taken away."""
    unfinished = path.with_name(f".{path.name[:200]}.{os.getpid()}")
    try:
        yield unfinished
    except OSError as trouble:
        trouble.filename = str(path)  # nobody knows the hidden name
        raise
    finally:
        unfinished.unlink(missing_ok=True)
