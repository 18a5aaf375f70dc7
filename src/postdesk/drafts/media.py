"""Pictures and films of a draft: there, and inside the desk."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from msgspec import Struct

from postdesk.drafts.spelling import nearest
from postdesk.settings import House


class Trouble(Struct, frozen=True):
    """What speaks against a file: the rule, the code and its values."""

    rule: str
    code: str
    values: dict[str, str]


class MediaFiles:
    """What is known of the media files of one desk; each folder and file is looked up once."""

    def __init__(self, house: House) -> None:
        self._folder = house.campaigns
        self._root = os.path.realpath(house.root)
        self._known: dict[str, Trouble | None] = {}
        self._inside: dict[Path, bool] = {}

    def trouble(self, file: str) -> Trouble | None:
        """Return what speaks against a file as written, or None."""
        if file not in self._known:
            self._known[file] = self._look(file)
        return self._known[file]

    def _look(self, file: str) -> Trouble | None:
        path = Path(os.path.normpath(self._folder / file))
        if Path(file).is_absolute() or not self._within(path.parent):
            return Trouble("media-outside", "path", {"file": file})
        try:
            linked = S_ISLNK(path.lstat().st_mode)
            folder = S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError):  # not there, a link to nothing, or no name that a file can have
            return self._missing(file, path)
        if linked and not self._within(path):
            return Trouble("media-outside", "link", {"file": file})
        return Trouble("media-missing", "folder", {"file": file}) if folder else None

    def _within(self, path: Path) -> bool:
        """Whether a path lies in the desk, wherever links lead."""
        if path not in self._inside:
            try:
                real = os.path.realpath(path)
            except (OSError, ValueError):  # a NUL in the name: it is nowhere, and not being there is said elsewhere
                real = self._root
            self._inside[path] = Path(real).is_relative_to(self._root)
        return self._inside[path]

    def _missing(self, file: str, path: Path) -> Trouble:
        """Name the file that was probably meant, or none."""
        if "\\" in file:
            return Trouble("media-missing", "backslash", {"file": file, "near": file.replace("\\", "/")})
        try:
            beside = {other.name.casefold(): other.name for other in sorted(path.parent.iterdir())}
        except (OSError, ValueError):
            beside = {}
        near = beside.get(nearest(path.name.casefold(), beside), "")
        if near:
            return Trouble("media-missing", "near", {"file": file, "near": Path(file).with_name(near).as_posix()})
        return Trouble("media-missing", "missing", {"file": file})
