"""Pictures and films that somebody hands over: kept below `campaigns/media/`, told by what they are, not by a name."""

import re
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from postdesk.drafts.media import MediaFiles, unshowable
from postdesk.errors import DraftError
from postdesk.files.regular import below
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
    path = _free(folder, _bare(name), seen.kind.suffix, content)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_new(path, content)
    return f"{FOLDER}/{path.name}"


def _free(folder: Path, name: str, ending: str, content: bytes) -> Path:
    """Return where a content lies already, or may be put."""
    path = folder / f"{name}{ending}"
    there = path.is_symlink() or path.exists()
    same = there and path.is_file() and not path.is_symlink() and path.read_bytes() == content
    return path if same or not there else folder / f"{name}-{sha256(content).hexdigest()[:8]}{ending}"


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
