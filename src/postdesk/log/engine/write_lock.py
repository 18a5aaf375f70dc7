"""Who holds the write lock of an SQLite file, and since when nobody else could write.

SQLite does not say. In a log kept ahead of the file (WAL) whoever writes holds a lock of the system on one byte of the
file `-shm`, and Linux lists such locks with their processes. The file itself is not opened for that: to close it would
drop the locks of this process.

Source: sqlite.org, walformat.html, "WAL locks": WAL_WRITE_LOCK is at byte 120; proc(5), /proc/locks.
"""

import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from postdesk.sentences import Sentence

LOOK = 1.0
"""For how long, in seconds, somebody else may write before it is worth a word."""
PROCESSES = Path("/proc")
_BYTE = 120
_LINE = r"\d+: POSIX +\w+ +WRITE (\d+) ([0-9a-f]+):([0-9a-f]+):(\d+) (\d+) (\d+|EOF)"


AT_WORK = "it is at work; if it does not come to an end, end it (`kill {number}`)"
STANDS_STILL = "let it go on (`kill -CONT {number}`) or end it (`kill -9 {number}`): what it had not finished is undone"
HELD = "{file} is held by {who}: nothing could be written since {when}, and no worker sends anything"


class Holder(Struct, frozen=True):
    """A process that holds the lock; it may stand still: stopped, or under a debugger."""

    process: int
    still: bool

    @property
    def says(self) -> str:
        """Name it in a sentence."""
        return Sentence(
            "process {number}, which stands still" if self.still else "process {number}", number=self.process
        )

    @property
    def remedy(self) -> str:
        """Say what to do about it."""
        if not self.still:
            return Sentence(AT_WORK, number=self.process)
        return Sentence(STANDS_STILL, number=self.process)


class Blocked(Struct, frozen=True):
    """A log into which nobody can write, because somebody else does, since some moment; who may not be known."""

    name: str
    holder: Holder | None
    since: datetime

    def says(self, shown: str) -> str:
        """Say who holds it; `shown` is `since` on the office's clock."""
        who = self.holder.says if self.holder else Sentence("another process")
        return Sentence(HELD, file=self.name, who=who, when=shown)

    @property
    def remedy(self) -> str:
        """Say what to do."""
        which = self.holder.remedy if self.holder else Sentence("find the postdesk that stands still, and end it")
        return Sentence("{remedy}; then everything goes on by itself", remedy=which)


def blocked(path: Path, patience: float = LOOK) -> Blocked | None:
    """Return who keeps everybody from writing for longer than `patience` seconds; None where nobody does."""
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as ours:
        try:
            ours.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as trouble:
            if "locked" in str(trouble):  # what cannot be written for another reason is told elsewhere
                last = datetime.fromtimestamp(Path(f"{path}-wal").stat().st_mtime, UTC)
                return Blocked(str(path), holder(path), last)
    return None


def holder(path: Path, processes: Path = PROCESSES) -> Holder | None:
    """Return the other process that holds the write lock; None where the system does not tell."""
    try:
        shared = Path(f"{path}-shm").stat()
        locks = (processes / "locks").read_text()
        process = _process(locks, shared)
        state = (processes / str(process) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return None
    return Holder(process, state in "Tt") if process != os.getpid() else None


def _process(locks: str, shared: os.stat_result) -> int:
    """Return the process that a list of locks names as the holder, 0 where it names none."""
    where = (os.major(shared.st_dev), os.minor(shared.st_dev), shared.st_ino)
    for line in locks.splitlines():
        found = re.fullmatch(_LINE, line.strip())
        if found and (int(found[2], 16), int(found[3], 16), int(found[4])) == where and int(found[5]) <= _BYTE:
            return int(found[1]) if found[6] == "EOF" or int(found[6]) >= _BYTE else 0
    return 0
