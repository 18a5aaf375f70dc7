"""Pictures and films of a draft: found below `campaigns/`, and files that can be pictures or films."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from msgspec import Struct

from postdesk.drafts.spelling import nearest
from postdesk.media.bounds import MOST_OF_JPEG, MOST_PIXELS, NO_HEIC, reads_heic
from postdesk.media.finding import as_on_disk, names
from postdesk.models import Family, FileKind, Head
from postdesk.models.drafts import in_short
from postdesk.settings import House

COPY = "copy it to campaigns/media/ and name it from campaigns/"
NOT_SHOWN = {
    FileKind.EMPTY: "is empty: copy it there again",
    FileKind.HTML: "is a web page, whatever its name says: save the picture itself from the browser",
    FileKind.SVG: "is an SVG drawing, which no network shows: save it as PNG",
    FileKind.TIFF: "is a TIFF or camera file, which no network shows: save it as JPEG",
    FileKind.BMP: "is a BMP picture, which no network shows: save it as PNG",
    FileKind.JXL: "is a JPEG XL picture, which no network shows: save it as JPEG",
    FileKind.AVI: "is an AVI film, which no network shows: save it as MP4",
    FileKind.MATROSKA: "is a Matroska film, which no network shows: save it as MP4",
    FileKind.TEXT: "is a text, no picture or film: name another file",
    FileKind.OTHER: "is no picture or film that postdesk knows: save it as JPEG or MP4",
}


class Found(Struct, frozen=True):
    """What a draft's word for a file leads to.

    `path` is the file from `campaigns/` as the disk has its name, `head` what its first bytes tell. `rule` and
    `trouble` say why it cannot be published, "" where it can.
    """

    path: str = ""
    head: Head | None = None
    rule: str = ""
    trouble: str = ""


class MediaFiles:
    """What is known of the media files of one desk; each folder and file is looked at once."""

    def __init__(self, house: House) -> None:
        self._folder = house.campaigns
        self._root = os.path.realpath(house.campaigns)
        self._known: dict[str, Found] = {}
        self._inside: dict[Path, bool] = {}

    def find(self, file: str) -> Found:
        """Return what a file's name, as it is written, leads to."""
        if file not in self._known:
            self._known[file] = self._look(file, in_short(file))
        return self._known[file]

    def _look(self, file: str, shown: str) -> Found:
        path = Path(os.path.normpath(as_on_disk(self._folder / file)))
        if Path(file).is_absolute() or not self._within(path.parent):
            return Found(rule="media-outside", trouble=f"{shown} lies outside campaigns/: {COPY}")
        try:
            if S_ISLNK(path.lstat().st_mode) and not self._within(path):
                return Found(rule="media-outside", trouble=f"{shown} is a link that leaves campaigns/: {COPY}")
            mode = path.stat().st_mode
            if S_ISREG(mode):
                return self._opened(path, shown)
        except (OSError, ValueError) as trouble:  # not there, a link to nothing, or no name that a file can have
            closed = isinstance(trouble, PermissionError)
            why = "may not be read: look at its permissions" if closed else f"is not there{self._advice(file, path)}"
            return Found(rule="media-missing", trouble=f"{shown} {why}")
        what = "a folder: name one file in it" if S_ISDIR(mode) else "a pipe or a device: name a file"
        return Found(rule="media-missing", trouble=f"{shown} is {what}")

    def _opened(self, path: Path, shown: str) -> Found:
        from postdesk.media.heads import look  # 3 ms, and many posts have no picture

        head, where = look(path), Path(os.path.relpath(path, self._folder)).as_posix()
        if why := unshowable(head):
            return Found(where, head, "media-unreadable", f"{shown} {why}")
        return Found(where, head)

    def _within(self, path: Path) -> bool:
        """Tell whether a path lies below `campaigns/` and not in something hidden there, wherever links lead."""
        if path not in self._inside:
            try:
                real = Path(os.path.realpath(path))
            except (OSError, ValueError):  # a NUL in the name: it is nowhere, and not being there is said elsewhere
                real = Path(self._root)
            below = real.parts[len(Path(self._root).parts) :]
            self._inside[path] = real.is_relative_to(self._root) and not any(part.startswith(".") for part in below)
        return self._inside[path]

    def _advice(self, file: str, path: Path) -> str:
        """Name the file that was probably meant, or say where to put it."""
        if "\\" in file:
            return f": write {in_short(file.replace(chr(92), '/'))}"
        beside = {name.casefold(): name for name in names(path.parent)}
        near = beside.get(nearest(in_short(path.name).casefold(), beside), "")
        if near:
            return f": did you mean {Path(file).with_name(near).as_posix()}?"
        return ": put it there, from campaigns/, or correct the name"


def unshowable(head: Head, *, heic: bool | None = None) -> str:
    """Return why no network shows a file, to be said after its name; "" where one may.

    `heic` is whether HEIC can be read; None where that is to be found out.
    """
    if head.kind in NOT_SHOWN:
        return NOT_SHOWN[head.kind]
    if head.kind is FileKind.HEIC and not (reads_heic() if heic is None else heic):
        return NO_HEIC
    if head.family in {Family.PICTURE, Family.FILM} and not head.pixels and not head.seconds:
        return "is damaged or was cut short: copy it there again"
    most = MOST_OF_JPEG if head.kind is FileKind.JPEG else MOST_PIXELS
    if head.family is Family.PICTURE and head.pixels > most:
        return (
            f"has {head.pixels / 1e6:.0f} megapixels, more than the {most / 1e6:.0f} that can be read: save it smaller"
        )
    return ""
