"""Tars, packed or not, as some networks still hand out archives: the files of them that may be exports."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from postdesk.errors import ExportError
from postdesk.files.regular import opened

PACKED, MARK, MARK_AT = b"\x1f\x8b", b"ustar", 257
SIZE = 4_000_000_000
"""Bytes of everything in it, pictures and films included, that are gone through."""
MEMBERS = 100_000
SIP = 1 << 20
BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)
"""What reading a tar that is damaged may raise."""


def is_tar(path: Path) -> bool:
    """Tell by its first bytes whether a file is a tar, or something packed as they are."""
    with opened(path) as file:
        start = file.read(MARK_AT + len(MARK))
    return start.startswith(PACKED) or start[MARK_AT:] == MARK


def bare_name(name: str) -> str:
    """Return a member's name without its folders, such as any system takes it."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    return "".join(letter if letter.isprintable() and letter not in ':*?"<>|/' else "_" for letter in bare)[-100:]


def unpacked_tar(path: Path, folder: Path, wanted: Callable[[str], bool], most: int) -> Iterator[Path]:
    """Lay out, one by one, the files whose names are `wanted`, together of `most` bytes.

    Raises:
        ExportError: It is broken, holds no such file, or is larger than any export.
    """
    found = 0
    try:
        with _opened(path) as file, tarfile.open(fileobj=InSips(file), mode="r:") as archive:
            for member in _members(archive, path.name, wanted, most):
                yield _laid_out(archive, member, folder / str(found) / bare_name(member.name))
                found += 1
    except BROKEN as error:
        raise ExportError(
            "{path} is no tar that can be read ({why}): fetch it again", path=path.name, why=str(error)[:80]
        ) from error
    if not found:
        raise ExportError("{path} holds no table: import the CSV or the spreadsheet itself", path=path.name)


class InSips(io.RawIOBase):
    """A file of which nobody reads much at once: what stands before a member is short, whatever its header says."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; ValueError where they are more than anybody asks for."""
        if not 0 <= size <= SIP:
            raise ValueError("a name longer than any")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._file.tell()


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with opened(path) as file:
        packed = file.read(len(PACKED)) == PACKED
        file.seek(0)
        if not packed:
            yield file
            return
        with gzip.open(file) as plain:
            yield cast("BinaryIO", plain)


def _members(
    archive: tarfile.TarFile, name: str, wanted: Callable[[str], bool], most: int
) -> Iterator[tarfile.TarInfo]:
    """Yield the members that are wanted; ExportError where they, or all of them, are too much."""
    size, left = 0, most
    for number, member in enumerate(archive):
        size += member.size
        if size > SIZE or number > MEMBERS:
            raise ExportError(
                "{path} holds more than {size} GB, or {most:,} files: unpack it and import the file with the posts",
                path=name,
                size=SIZE // 10**9,
                most=MEMBERS,
            )
        if not member.isfile() or not wanted(member.name):
            continue
        left -= member.size
        if left < 0:
            raise ExportError(
                "{path} unpacks to more than {size} MB: unpack it and import the file with the posts",
                path=name,
                size=most // 1_000_000,
            )
        yield member


def _laid_out(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> Path:
    """Write one member, whose header says how large it is."""
    packed = archive.extractfile(member)
    target.parent.mkdir()
    with target.open("wb") as file:
        while packed and (data := packed.read(SIP)):
            file.write(data)
    return target
