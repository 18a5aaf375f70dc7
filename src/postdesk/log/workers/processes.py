"""What this process calls itself in the log, and whether one that called itself so has surely ended.

The name is written beside all that a worker does, such as `office:1234.9f3a07c2`: the machine, the process, and a mark
of the system in which that number counts. Two containers may bear one name and both count their processes from 1:
without the mark, each would take the other for itself, or a living one for dead.
"""

import errno
import hashlib
import os
import socket
import sys
from functools import cache
from pathlib import Path

BOOT, SPACE = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")


def me() -> str:
    """Return what this process calls itself."""
    return f"{socket.gethostname()}:{os.getpid()}{mark()}"


@cache
def mark(boot: Path = BOOT, space: Path = SPACE) -> str:
    """Return a dot and eight hexadecimal digits, four of the start of the system and four of its space of processes.

    "" where the system does not tell (all but Linux).
    """
    try:
        parts = (boot.read_text(), str(space.readlink()))
    except OSError:
        return ""
    return "." + "".join(hashlib.sha256(part.encode()).hexdigest()[:4] for part in parts)


def ended(worker: str, *, here: bool, own: str | None = None) -> bool:
    """Return whether a worker has surely ended: its process ran on this system and is there no more.

    A worker that stands still for a while, such as one whose machine slept, may send what it was about to. Where all
    that share the log are on this machine (`here`), one from before its last start has ended too. `own` is this
    system's mark. Windows offers no harmless way to ask.
    """
    machine, _, rest = worker.rpartition(":")
    process, _, theirs = rest.partition(".")
    if sys.platform == "win32" or machine != socket.gethostname() or not process.isdigit():
        return False
    ours = (mark() if own is None else own).removeprefix(".")
    if theirs != ours:
        return here and bool(ours and theirs) and theirs[:4] != ours[:4]
    try:
        os.kill(int(process), 0)
    except OSError as error:
        return error.errno == errno.ESRCH
    return False
