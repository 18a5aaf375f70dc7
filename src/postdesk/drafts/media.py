"""Pictures and films of a draft: found below `campaigns/`, and files that can be pictures or films."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from msgspec import Struct

from postdesk.drafts.spelling import Hints
from postdesk.files.regular import below
from postdesk.media.bounds import most_bytes, most_pixels, reads_heic
from postdesk.media.finding import as_on_disk, names
from postdesk.models import Family, FileKind, Head
from postdesk.models.drafts import short_name
from postdesk.models.findings import Value
from postdesk.settings import House


class Trouble(Struct, frozen=True):
    """What speaks against a file: the rule, the code and its values."""

    rule: str
    code: str
    values: dict[str, Value]


class FoundFile(Struct, frozen=True):
    """What a draft's word for a file leads to.

    `path` is the file from `campaigns/` as the disk has its name, `head` what its first bytes tell; `trouble` says why
    it cannot be published, None where it can.
    """

    path: str = ""
    head: Head | None = None
    trouble: Trouble | None = None


class MediaFiles:
    """What is known of the media files of one desk; each folder and file is looked at once."""

    def __init__(self, house: House) -> None:
        self._folder = house.campaigns
        self._known: dict[str, FoundFile] = {}
        self._inside: dict[Path, bool] = {}
        self._beside: dict[Path, Hints] = {}

    def find(self, file: str) -> FoundFile:
        """Return what a file's name, as it is written, leads to."""
        if file not in self._known:
            self._known[file] = self._look(file, short_name(file))
        return self._known[file]

    def _look(self, file: str, shown: str) -> FoundFile:
        path = Path(os.path.normpath(as_on_disk(self._folder / file)))
        if Path(file).is_absolute() or not self._within(path.parent):
            return _no("media-outside", "path", shown)
        try:
            if S_ISLNK(path.lstat().st_mode) and not self._within(path):
                return _no("media-outside", "link", shown)
            mode = path.stat().st_mode
            if S_ISREG(mode):
                return self._opened(path, shown)
        except (OSError, ValueError) as why:  # not there, a link to nothing, or no name that a file can have
            closed = isinstance(why, PermissionError)
            return _no("media-missing", "closed", shown) if closed else self._missing(file, path, shown)
        return _no("media-missing", "folder" if S_ISDIR(mode) else "pipe", shown)

    def _opened(self, path: Path, shown: str) -> FoundFile:
        from postdesk.media.heads import head_look  # 3 ms, and many posts have no picture

        head, where = head_look(path), Path(os.path.relpath(path, self._folder)).as_posix()
        code, values = unshowable(head)
        trouble = Trouble("media-unreadable", code, {"file": shown, **values}) if code else None
        return FoundFile(where, head, trouble)

    def _within(self, path: Path) -> bool:
        """Tell whether a path lies below `campaigns/` and not in something hidden there, wherever links lead."""
        if path not in self._inside:
            self._inside[path] = "\0" in str(path) or below(self._folder, path)  # not being there is said elsewhere
        return self._inside[path]

    def _missing(self, file: str, path: Path, shown: str) -> FoundFile:
        """Name the file that was probably meant, or none."""
        if "\\" in file:
            return _no("media-missing", "backslash", shown, near=short_name(file.replace("\\", "/")))
        near = self._near(path)
        if near:
            return _no("media-missing", "near", shown, near=Path(file).with_name(near).as_posix())
        return _no("media-missing", "missing", shown)

    def _near(self, path: Path) -> str:
        """Return the name beside it that is most like a file's that is not there, or ""."""
        if path.parent not in self._beside:
            self._beside[path.parent] = Hints(names(path.parent))
        return self._beside[path.parent].near(short_name(path.name))


def _no(rule: str, code: str, shown: str, **more: str) -> FoundFile:
    return FoundFile(trouble=Trouble(rule, code, {"file": shown, **more}))


def unshowable(head: Head, *, heic: bool | None = None) -> tuple[str, dict[str, int]]:
    """Return the code of why no network shows a file, with its values; "" where one may.

    `heic` is whether HEIC can be read; None where that is to be found out.
    """
    if head.family is Family.NOTHING:
        return head.kind.name.lower(), {}
    if head.size > (largest := most_bytes(head.family)):
        return "megabytes", {"megabytes": head.size // 1_000_000, "most": largest // 1_000_000}
    if head.kind is FileKind.HEIC and not (reads_heic() if heic is None else heic):
        return "heic", {}
    if head.family in {Family.PICTURE, Family.FILM} and not head.pixels and not head.seconds:
        return "damaged", {}
    most = most_pixels(head.kind)
    if head.family is Family.PICTURE and head.pixels > most:
        return "megapixels", {"megapixels": round(head.pixels / 1e6), "most": round(most / 1e6)}
    return "", {}
