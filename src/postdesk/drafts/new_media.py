"""Pictures and films that somebody hands over: kept below `campaigns/media/`, told by what they are, not by a name."""

import errno
import os
import re
import unicodedata
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from postdesk.drafts.media import MediaFiles, unshowable
from postdesk.errors import DraftError
from postdesk.files.regular import below, contents
from postdesk.files.whole import write_new
from postdesk.media.heads import head, head_look
from postdesk.models import Family
from postdesk.settings import House

FOLDER = "media"
LETTERS = 60
SHOWABLE = frozenset((Family.PICTURE, Family.FILM))


def keep_medium(house: House, name: str, file: BinaryIO) -> str:
    """Keep a picture or film, and return its file from `campaigns/`; the same one twice is kept once.

    Where the name is another's, the content marks it.

    Raises:
        DraftError: It is no picture or film that a network shows, or the folder leads elsewhere; nothing was kept.
        OSError: It cannot be written.
    """
    seen = head(file)
    if seen.family not in SHOWABLE or unshowable(seen)[0]:
        raise DraftError(
            '"{name}" is no picture or film that networks show: save it as JPEG, PNG or MP4', name=name[:60]
        )
    folder = house.campaigns / FOLDER
    if not below(house.campaigns, folder):
        raise DraftError("campaigns/{folder} is a link that leads out of campaigns/: make it a folder", folder=FOLDER)
    file.seek(0)
    content = file.read()
    bare, ending = _bare(name), seen.kind.suffix
    for own in (f"{bare}{ending}", f"{bare}-{sha256(content).hexdigest()[:8]}{ending}"):
        if _kept(folder / own, content):
            return f"{FOLDER}/{own}"
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / own))


def _kept(path: Path, content: bytes) -> bool:
    """Keep a content under a name unless that is another's, maybe since this moment; whether it lies there now."""
    if _lies_at(path, content):
        return True
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        write_new(path, content)
    return _lies_at(path, content)


def _lies_at(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and contents(path) == content


def _bare(name: str) -> str:
    """Return what a file was called, without folders and its ending, in letters and digits of any script."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = last.rpartition(".")[0] or last
    words = re.sub(r"[^\w-]+", "-", stem.casefold()).strip("-_")
    return words.encode()[:LETTERS].decode("utf-8", "ignore") or "picture"


def medium_shown(house: House, file: str) -> tuple[Path, str] | None:
    """Return a file below `campaigns/media/` and its type, if it is a picture or film that a network shows."""
    found = MediaFiles(house).find(file)
    path = house.campaigns / found.path
    if found.trouble or not found.path or not below(house.campaigns / FOLDER, path):
        return None
    seen = head_look(path)
    return (path, seen.kind.type) if seen.family in SHOWABLE else None
