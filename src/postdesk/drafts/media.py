"""Pictures and films of a draft: there, and inside the desk."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from postdesk.drafts.spelling import nearest
from postdesk.settings import House


class MediaFiles:
    """What is known of the media files of one desk; each folder and file is looked up once."""

    def __init__(self, house: House) -> None:
        self._folder = house.campaigns
        self._root = os.path.realpath(house.root)
        self._known: dict[str, tuple[str, str] | None] = {}
        self._inside: dict[Path, bool] = {}

    def trouble(self, file: str) -> tuple[str, str] | None:
        """Return the rule and the sentence that speak against a file as written, or None."""
        if file not in self._known:
            self._known[file] = self._look(file)
        return self._known[file]

    def _look(self, file: str) -> tuple[str, str] | None:
        path = Path(os.path.normpath(self._folder / file))
        if Path(file).is_absolute() or not self._within(path.parent):
            return "media-outside", f"{file} leaves the desk: copy it to campaigns/media/ and name it from campaigns/"
        try:
            linked = S_ISLNK(path.lstat().st_mode)
            folder = S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError):  # not there, a link to nothing, or no name that a file can have
            return "media-missing", f"{file} is not there{self._advice(file, path)}"
        if linked and not self._within(path):
            return "media-outside", f"{file} is a link that leaves the desk: copy what it points to to campaigns/media/"
        return ("media-missing", f"{file} is a folder: name one file in it") if folder else None

    def _within(self, path: Path) -> bool:
        """Whether a path lies in the desk, wherever links lead."""
        if path not in self._inside:
            try:
                real = os.path.realpath(path)
            except (OSError, ValueError):  # a NUL in the name: it is nowhere, and not being there is said elsewhere
                real = self._root
            self._inside[path] = Path(real).is_relative_to(self._root)
        return self._inside[path]

    def _advice(self, file: str, path: Path) -> str:
        """Name the file that was probably meant, or say where to put it."""
        if "\\" in file:
            return f": write {file.replace(chr(92), '/')}"
        try:
            beside = {other.name.casefold(): other.name for other in sorted(path.parent.iterdir())}
        except (OSError, ValueError):
            beside = {}
        near = beside.get(nearest(path.name.casefold(), beside), "")
        if near:
            return f": did you mean {Path(file).with_name(near).as_posix()}?"
        return ": put it there, from campaigns/, or correct the name"
