"""Whole copies of a log in a file, one a day, made by SQLite itself while others write: what damage is mended with."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from postdesk.errors import PostdeskError, system_reason
from postdesk.files import private
from postdesk.files.unfinished import give_name, unfinished_beside
from postdesk.log.engine.foreign import first_foreign, foreign_in
from postdesk.sentences import Sentence

KEPT = 7
"""How many days can be gone back to."""
_NAMES = "desk-*.sqlite"


def whole_copies(path: Path) -> list[Path]:
    """Return the copies of a log, the oldest first."""
    return sorted(copies_folder(path).glob(_NAMES))


def copies_folder(path: Path) -> Path:
    """Return where the copies of a log lie."""
    return path.parent / "backups"


def copy_whole(path: Path, now: datetime) -> Path | None:
    """Copy a log, once a day, and keep the last ones; None where today's copy is there.

    A damaged log is not copied, so that no good copy makes room for a bad one.

    Raises:
        PostdeskError: The log is damaged, or its copy cannot be written.
    """
    today = copies_folder(path) / f"desk-{now:%Y-%m-%d}.sqlite"
    if today.exists():
        return None
    try:
        private.folder(today.parent)
        with unfinished_beside(today) as unfinished:
            unfinished.unlink(missing_ok=True)
            unfinished.touch()  # the system says why that cannot be; SQLite does not
            _whole(path, unfinished)
            private.shut(unfinished)
            give_name(unfinished, today)
        copies = sorted(whole_copies(path), key=lambda copy: (copy.name <= today.name, copy.name))
        for old in copies[:-KEPT]:  # those of days to come first: the clock was ahead when they were made
            old.unlink(missing_ok=True)
    except OSError as trouble:
        why = system_reason(trouble)
        raise PostdeskError(
            "no copy of {path} was made: {folder} cannot be written ({why}): look at the permissions and at the room "
            "on the disk",
            path=path,
            folder=today.parent,
            why=why,
        ) from trouble
    return today


def copy_remedy(path: Path) -> str:
    """Say what to put back in place of a damaged log: the newest copy in which nothing is wrong."""
    whole = next((copy for copy in reversed(whole_copies(path)) if not _amiss(copy)), None)
    if whole is None:
        return Sentence("stop the workers, and put back a copy of .postdesk/ from your backup")
    back = "stop the workers, copy {copy} in its place, remove {file}-wal, then see what `postdesk doctor` says"
    return Sentence(back, copy=whole, file=path.name)


def _amiss(copy: Path) -> object:
    """Return what is wrong with a copy."""
    try:
        return foreign_in(copy)
    except sqlite3.DatabaseError as trouble:
        return trouble


def _whole(path: Path, target: Path) -> None:
    """Let SQLite copy a log page by page, and look whether the copy is sound."""
    try:
        with closing(sqlite3.connect(path)) as here, closing(sqlite3.connect(target)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")
            (sound,) = there.execute("PRAGMA quick_check(1)").fetchone()
            sound = first_foreign(there) or sound if sound == "ok" else sound
    except sqlite3.DatabaseError as trouble:
        sound = str(trouble)
    if sound != "ok":
        raise PostdeskError(
            "no copy of {path} was made ({sound}): `postdesk doctor` says what helps", path=path, sound=sound
        )
