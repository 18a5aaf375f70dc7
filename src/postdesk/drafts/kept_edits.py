"""What campaign files held before a form or a command wrote them: who did, and the way back.

Each edit is a file of its own in the desk's memory, known by the state that it made of the campaign file. So whoever
finds another state than was read can be told whose it is, and an edit is taken back only while nothing followed it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.source import shared_folder, source_shown
from postdesk.drafts.writing import file_digest, write_over
from postdesk.errors import PostdeskError
from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models.known_types import known_type
from postdesk.settings import House

FOLDER = "edits"
MOST, MOST_BYTES = 50, 20_000_000
"""How many edits are kept, and how many bytes of them: the newest."""
_LETTERS = 32


class KeptEdit(Struct, frozen=True):
    """One edit of a campaign file: who, when, which file, the digest of what it held then, what it held before.

    What one `command` wrote has one mark; `undone` says that it was taken back.
    """

    who: str
    at: datetime
    path: str
    digest: str
    before: bytes | None
    what: str
    command: str = ""
    undone: bool = False

    @property
    def name(self) -> str:
        """By what it is known."""
        return _name(self.path, self.digest)


def _name(path: str, digest: str) -> str:
    return sha256(f"{path}\n{digest}".encode()).hexdigest()[:_LETTERS]


def keep_edits(house: House, edits: Sequence[KeptEdit]) -> None:
    """Keep the edits of one act, however many; the oldest of others go."""
    folder = house.memory / FOLDER
    for edit in edits:
        private.replace(folder / f"{edit.name}.json", msgspec.json.encode(edit), lasting=False)
    kept = sorted(folder.glob("*.json"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    room, new = MOST_BYTES, {edit.name for edit in edits}
    for number, each in enumerate(kept):
        room -= each.stat().st_size
        if each.stem not in new and (number >= MOST or room < 0):
            each.unlink(missing_ok=True)


def newest_edits(house: House, who: str) -> list[KeptEdit]:
    """Return what a person's last act wrote, of all that was not taken back; [] where there is none."""
    stand = [edit for edit in _kept(house) if edit.who == who and _stands(house, edit)]
    last = max(stand, key=lambda edit: edit.at, default=None)
    if last is None or not last.command:
        return [last] if last else []
    return [edit for edit in stand if edit.command == last.command]


def newest_of_file(house: House, shown: str) -> KeptEdit | None:
    """Return the last edit of a file, as sentences name it, that was not taken back; None where there is none."""
    return max((edit for edit in _kept(house) if edit.path == shown), key=lambda edit: edit.at, default=None)


def _kept(house: House) -> Iterator[KeptEdit]:
    """Yield the edits that are kept and were not taken back, in no order."""
    for path in (house.memory / FOLDER).glob("*.json"):
        if (edit := _read(path)) and not edit.undone:
            yield edit


def _read(path: Path) -> KeptEdit | None:
    """Return a kept edit; None where it is gone, or a machine that lost its power has left it unreadable."""
    try:
        return msgspec.json.decode(contents(path), type=known_type(KeptEdit))
    except (OSError, ValueError):
        return None


def _stands(house: House, edit: KeptEdit) -> bool:
    """Whether a file is another one than before an edit."""
    try:
        return _held(house, edit) != edit.before
    except OSError:
        return edit.before is not None


def _held(house: House, edit: KeptEdit) -> bytes:
    """Return what an edit's file holds now; OSError where it is not there."""
    path = house.root / edit.path
    return contents(path, shared_folder(path, house))


def edit_known(house: House, name: str) -> KeptEdit:
    """Return the edit of a name.

    Raises:
        PostdeskError: None is kept under it.
    """
    path = house.memory / FOLDER / f"{name}.json"
    edit = _read(path) if len(name) == _LETTERS and name.isalnum() else None
    if edit:
        return edit
    raise PostdeskError("this edit is not kept any more: change the file by hand, or take it from git")


def edit_that_made(house: House, path: Path, digest: str) -> KeptEdit | None:
    """Return the edit that made a file what it is; None where an editor did, or nobody knows any more."""
    try:
        return edit_known(house, _name(source_shown(path, house), digest))
    except PostdeskError:
        return None


def take_edits_back(house: House, names: Sequence[str]) -> list[KeptEdit]:
    """Let files hold what they held before some edits; what was new is gone.

    Raises:
        PostdeskError: An edit is not known any more, or somebody has changed its file since; nothing was done.
        OSError: A file cannot be written.
    """
    edits = [edit_known(house, name) for name in names]
    for edit in edits:
        _as_it_made_it(house, edit)
    for edit in edits:
        _put_back(house, edit)
    keep_edits(house, [replace(edit, undone=True) for edit in edits])
    return edits


def _as_it_made_it(house: House, edit: KeptEdit) -> bytes:
    """Return what a file holds, if that is what an edit made of it."""
    try:
        now = _held(house, edit)
    except OSError:
        raise _gone_on(edit) from None
    if file_digest(now) != edit.digest:
        raise _gone_on(edit)
    return now


def _put_back(house: House, edit: KeptEdit) -> None:
    path = house.root / edit.path
    if edit.before is None:
        path.unlink()
    else:
        write_over(path, _as_it_made_it(house, edit), edit.before, edit.path)


def _gone_on(edit: KeptEdit) -> PostdeskError:
    from postdesk.log.kept_sentences import as_written

    return PostdeskError(
        "{edit} was changed since {what}: nothing was taken back; change it by hand",
        edit=edit.path,
        what=as_written(edit.what),
    )
