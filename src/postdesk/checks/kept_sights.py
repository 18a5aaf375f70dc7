"""What was found in campaign files that have not changed since, kept in the desk's memory.

A file's findings follow from its bytes, the settings, the pictures and films it names, what servers said of themselves,
the rules of time zones, the day, and postdesk itself. A mark of all that stands in front of what is kept; where the two
differ, it is as if nothing were kept. So the folder may be deleted at any time, and two processes that write the same
file write the same.
"""

import hashlib
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import DecodeError, ValidationError, msgpack

from postdesk.checks.checked_files import Checked, checked
from postdesk.drafts.source import source_shown
from postdesk.files import private, regular
from postdesk.networks.shelf import NAMES
from postdesk.settings import DESK, House

if TYPE_CHECKING:
    from postdesk.checks.in_parallel import Sight

FOLDER = "checked"
"""In the desk's memory; one file for each campaign file, and one for what shows only across them."""
UNSURE_NS = 2_000_000_000
"""A picture that was touched so shortly before its campaign was looked at may have changed again without a trace."""
SERVERS = "instances.json"
"""In the desk's memory: what Mastodon servers said of themselves."""
PACKAGE = Path(__file__).parents[1]
_T = TypeVar("_T")


def look_again(
    house: House,
    files: Sequence[Path],
    network: str,
    day: str,
    *,
    whole_desk: bool = False,
    seek: "Callable[..., Iterator[tuple[Path, Sight]]] | None" = None,
) -> Checked:
    """Return what is wrong with many files: what is kept of those that are as they were, what `seek` finds in others.

    Where they are the `whole_desk`, what is kept of files that are gone is forgotten.
    """
    kept = KeptSights(house, network, day)
    marks = {path: kept.mark(path) for path in files}
    if found := kept.whole(list(marks.values())):
        return found
    from postdesk.checks.checker import Checker
    from postdesk.checks.in_parallel import of_many, sights

    known = {path: sight for path, mark in marks.items() if (sight := kept.sight(path, mark))}
    seen = known | dict((seek or sights)(house, files, network, 0, known))
    checker = Checker(house)
    found = checked(list(of_many(house, checker, files, network, 0, seen)), checker)
    after = KeptSights(house, network, day)
    same = {path: mark for path, mark in marks.items() if after.mark(path) == mark}  # while it was looked at
    for path, mark in same.items():
        if path not in known:
            after.keep_sight(path, mark, seen[path])
    if len(same) == len(marks):
        after.keep_whole(list(marks.values()), found)
    if whole_desk:
        after.prune(files)
    return found


class KeptSights:
    """What is kept of one desk, looked at on one day, for all networks or for one."""

    def __init__(self, house: House, network: str = "", day: str = "") -> None:
        self._house, self._network, self._day = house, network, day
        self._folder = house.memory / FOLDER

    def mark(self, path: Path) -> bytes:
        """Return what all that a file's findings follow from is known by; b"" where that cannot be told."""
        if any(account.network not in NAMES for account in self._house.accounts.values()):
            return b""  # a network of somebody else's may look at anything
        try:
            content = regular.contents(path)
        except (OSError, ValueError):
            return b""
        parts = [self._of_desk, source_shown(path, self._house).encode("utf-8", "surrogateescape"), content]
        if b"media" in content or b"\\" in content:  # an escape may spell the word
            parts.append(self._of_media)
        return _digest(*parts)

    def sight(self, path: Path, mark: bytes) -> "Sight | None":
        """Return what is kept of a file under its mark."""
        return self._read(self._name(path), mark, _sights())

    def keep_sight(self, path: Path, mark: bytes, sight: "Sight") -> None:
        """Keep what was found in a file that had this mark before and after it was looked at."""
        self._write(self._name(path), mark, sight)

    def whole(self, marks: Sequence[bytes]) -> Checked | None:
        """Return what is kept of all files together under their marks."""
        return self._read("desk", _digest(*marks), _WHOLE) if all(marks) else None

    def keep_whole(self, marks: Sequence[bytes], whole: Checked) -> None:
        """Keep what was found in all files."""
        self._write("desk", _digest(*marks), whole)

    def prune(self, files: Sequence[Path]) -> None:
        """Forget what is kept of other files than these."""
        names = {self._name(path) for path in files} | {"desk"}
        for there in os.scandir(self._folder) if os.access(self._folder, os.R_OK | os.X_OK) else ():
            if there.name not in names:
                Path(there.path).unlink(missing_ok=True)

    def _name(self, path: Path) -> str:
        return _digest(source_shown(path, self._house).encode("utf-8", "surrogateescape")).hex()[:32]

    def _read(self, name: str, mark: bytes, decoder: "msgpack.Decoder[_T]") -> "_T | None":
        path = self._folder / name
        try:
            written, kept = path.stat().st_mtime_ns, regular.contents(path)
            surely = written > self._touched + UNSURE_NS
            return decoder.decode(kept[len(mark) :]) if surely and mark and kept.startswith(mark) else None
        except (OSError, DecodeError, ValidationError):
            return None

    def _write(self, name: str, mark: bytes, what: object) -> None:
        try:
            private.replace(self._folder / name, mark + _encoder.encode(what), lasting=False)
        except OSError:  # a desk that cannot be written to is checked as well
            return

    @cached_property
    def _of_desk(self) -> bytes:
        """What every file's findings follow from."""
        servers, who = self._house.memory / SERVERS, str(getattr(os, "geteuid", int)())
        told = regular.contents(servers) if os.access(servers, os.R_OK) else b""
        settings = regular.contents(self._house.root / DESK)
        words = f"{self._network}\n{self._day}\n{who}\n{_zone_data(self._house.timezone)}\n{_program()}"
        return _digest(settings, told, words.encode())

    @cached_property
    def _media(self) -> tuple[bytes, int]:
        """Return what tells the files beside the campaigns from others, and when one of them was last touched."""
        seen = sorted(_beside(self._house.campaigns))
        lines = (line.encode("utf-8", "surrogateescape") for line, _ in seen)
        return _digest(*lines), max((touched for _, touched in seen), default=0)

    @property
    def _of_media(self) -> bytes:
        return self._media[0]

    @property
    def _touched(self) -> int:
        return self._media[1]


def _beside(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield a line for each file and folder that is no campaign, and when it was last touched, by the disk's clock."""
    there = (Path(parent, name) for parent, folders, names in os.walk(folder) for name in (*folders, *names))
    for path in there:
        if not path.name.lower().endswith((".yaml", ".yml")):
            yield _stamp(path, path.lstat)
            yield _stamp(path, path.stat)  # of what a link leads to


def _stamp(path: Path, stat: Callable[[], os.stat_result]) -> tuple[str, int]:
    try:
        seen = stat()
    except OSError:  # a link to nothing, or gone meanwhile
        return f"{path} -", 0
    size = 0 if path.is_dir() else seen.st_size
    return f"{path} {seen.st_ino} {size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_mode}", seen.st_ctime_ns


@cache
def _zone_data(zone: str) -> str:
    """Return what tells the rules of a time zone from others, as they lie on the disk."""
    paths = [Path(folder, zone) for folder in zoneinfo.TZPATH]
    return " ".join(_stamp(path, path.stat)[0] for path in paths)


@cache
def _program() -> str:
    """Return what tells this postdesk, and what it is installed with, from any other."""
    files = (Path(parent, name) for parent, _, names in os.walk(PACKAGE) for name in names)
    ours = sorted(_stamp(path, path.stat)[0] for path in files if path.suffix != ".pyc")
    beside = [_stamp(Path(folder), Path(folder).stat)[0] for folder in sys.path if folder.endswith("-packages")]
    return _digest(*(line.encode("utf-8", "surrogateescape") for line in (sys.version, *ours, *beside))).hex()


def _digest(*parts: bytes) -> bytes:
    """Return 32 bytes that tell these parts from any others."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


@cache
def _sights() -> "msgpack.Decoder[Sight]":
    """Return what reads a sight; where all is as it was none is read, and what looks at files not imported."""
    from postdesk.checks.in_parallel import Sight

    return msgpack.Decoder(Sight)


_encoder, _WHOLE = msgpack.Encoder(), msgpack.Decoder(Checked)
