"""Files as the disk has them: found however the accents of their names are written."""

import os
from pathlib import Path
from unicodedata import normalize


def as_on_disk(path: Path) -> Path:
    """Return a path with its names as the disk has them: a Mac writes é as e and an accent, in two characters.

    What is not there under any such name is returned as it is.
    """
    if str(path).isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[1 if path.anchor else 0 :]:
        found /= part if os.path.lexists(found / part) else _alike(found, part)
    return found


def names(folder: Path) -> list[str]:
    """Return the names in a folder; none where it is no folder."""
    try:
        return sorted(other.name for other in folder.iterdir())
    except (OSError, ValueError):
        return []


def _alike(folder: Path, name: str) -> str:
    """Return the name in a folder that reads the same; the name itself where none does."""
    wanted = normalize("NFC", name)
    return next((other for other in names(folder) if normalize("NFC", other) == wanted), name)
