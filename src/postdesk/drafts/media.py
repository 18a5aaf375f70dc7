"""Pictures and films of a draft: there, and inside the desk."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK

from postdesk.settings import House


class MediaFiles:
    """What is known of the media files of one desk; each folder and file is looked up once."""

    def __init__(self, house: House) -> None:
        self._folder = os.fspath(house.campaigns)
        self._root = os.path.realpath(house.root)
        self._known: dict[str, tuple[str, str] | None] = {}
        self._inside: dict[str, bool] = {}

    def trouble(self, file: str) -> tuple[str, str] | None:
        """Return the rule and the sentence that speak against a file as written, or None."""
        if file not in self._known:
            self._known[file] = self._look(file)
        return self._known[file]

    def _look(self, file: str) -> tuple[str, str] | None:
        path = os.path.normpath(os.path.join(self._folder, file))
        if Path(file).is_absolute() or not self._within(os.path.dirname(path)):
            return "media-outside", f"{file} leaves the desk: copy it to campaigns/media/ and name it from campaigns/"
        try:
            kind = os.lstat(path).st_mode
            if S_ISLNK(kind):
                kind = os.stat(path).st_mode
                path = os.path.realpath(path)
        except (OSError, ValueError):
            return "media-missing", f"{file} is not there{self._advice(file, path)}"
        if not self._within(os.path.dirname(path)):
            return (
                "media-outside",
                f"{file} is a link that leaves the desk: copy what it points to into campaigns/media/",
            )
        return ("media-missing", f"{file} is a folder: name one file in it") if S_ISDIR(kind) else None

    def _within(self, folder: str) -> bool:
        """Whether a folder lies in the desk, wherever links lead."""
        if folder not in self._inside:
            try:
                real = os.path.realpath(folder)
            except (OSError, ValueError):
                real = folder
            self._inside[folder] = os.path.commonpath([real, self._root]) == self._root
        return self._inside[folder]

    def _advice(self, file: str, path: str) -> str:
        """Name the file that was probably meant, or say where to put it."""
        from difflib import get_close_matches

        if "\\" in file:
            return f": write {file.replace(chr(92), '/')}"
        try:
            beside = {name.casefold(): name for name in sorted(os.listdir(os.path.dirname(path)))}
        except (OSError, ValueError):
            beside = {}
        near = get_close_matches(os.path.basename(path).casefold(), list(beside), n=1)
        if near:
            return f": did you mean {(Path(file).parent / beside[near[0]]).as_posix()}?"
        return ": put it there, from campaigns/, or correct the name"
