"""Pictures and films that somebody hands over: kept below `campaigns/media/`, told by what they are, not by a name."""

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from postdesk.drafts.media import MediaFiles, unshowable
from postdesk.errors import DraftError
from postdesk.files.regular import below
from postdesk.files.unfinished import give_name, unfinished_beside
from postdesk.media.heads import head, head_look
from postdesk.models import Family, Head
from postdesk.settings import House

FOLDER = "media"
LETTERS = 60
SHOWABLE = frozenset((Family.PICTURE, Family.FILM))
_PIECE = 1 << 20


def keep_medium(house: House, name: str, content: BinaryIO) -> str:
    """Keep a picture or film, and return its file from `campaigns/`; the same one twice is kept once.

    Raises:
        DraftError: It is no picture or film that a network shows, or it cannot be kept; nothing was.
    """
    seen = head(content)
    if seen.family not in SHOWABLE or unshowable(seen)[0]:
        raise DraftError(f'"{name[:60]}" is no picture or film that networks show: save it as JPEG, PNG or MP4')
    folder = house.campaigns / FOLDER
    if not below(house.campaigns, folder):
        raise DraftError(f"campaigns/{FOLDER} is a link that leads out of campaigns/: make it a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _kept(folder, _bare(name), seen, content)
    except OSError as trouble:
        why = (trouble.strerror or "").lower()
        raise DraftError(f"campaigns/{FOLDER} cannot be written ({why}): nothing was kept") from None


def _kept(folder: Path, name: str, seen: Head, content: BinaryIO) -> str:
    for path in _names(folder, name, seen.kind.suffix):
        if path.is_symlink() or path.exists():
            if _same(path, seen.size, content):
                return f"{FOLDER}/{path.name}"
            continue
        with unfinished_beside(path) as unfinished:
            content.seek(0)
            with unfinished.open("xb") as file:
                copyfileobj(content, file, _PIECE)
            try:
                os.link(unfinished, path)
            except FileExistsError:
                continue
            except OSError:  # the file system has no links
                give_name(unfinished, path)
        return f"{FOLDER}/{path.name}"
    raise AssertionError  # there is always another number


def _names(folder: Path, name: str, ending: str) -> Iterator[Path]:
    yield folder / f"{name}{ending}"
    yield from (folder / f"{name}-{number}{ending}" for number in count(2))


def _bare(name: str) -> str:
    """Return what a file was called, without folders and its ending, in letters and digits of any script."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = last.rpartition(".")[0] or last
    words = re.sub(r"[^\w-]+", "-", stem.casefold()).strip("-_")
    return words.encode()[:LETTERS].decode("utf-8", "ignore") or "picture"


def _same(path: Path, size: int, content: BinaryIO) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != size:
        return False
    content.seek(0)
    with path.open("rb") as there:
        while piece := there.read(_PIECE):
            if piece != content.read(_PIECE):
                return False
    return True


def medium_shown(house: House, file: str) -> tuple[Path, str] | None:
    """Return a file below `campaigns/media/` and its type, if it is a picture or film that a network shows."""
    found = MediaFiles(house).find(file)
    path = house.campaigns / found.path
    if found.trouble or not found.path or not below(house.campaigns / FOLDER, path):
        return None
    seen = head_look(path)
    return (path, seen.kind.type) if seen.family in SHOWABLE else None
