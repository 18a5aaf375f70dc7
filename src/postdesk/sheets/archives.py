"""Archives and folders that hold exports: what may be one is laid out, bounded in number, bytes and ratio.

An office has an archive as its network packs it (zip, tar.gz), or as somebody has unpacked it.
"""

import os
import re
import struct
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from postdesk.errors import ExportError
from postdesk.files.regular import opened
from postdesk.sheets import tarballs

START = b"PK\x03\x04"
OF_A_WORKBOOK = ("[Content_Types].xml", "mimetype", "xl/workbook.xml")
TABLES = {".csv", ".tsv", ".txt", ".xls", ".xlsx", ".json", ".car"}
TWEETS = re.compile(r"tweets?(-part\d+)?\.js", re.IGNORECASE)
"""The posts in X's archive, among scripts that hold none."""
PARTS = 10_000
"""Files that a zip may list; an archive of a person's years has a few thousand pictures."""
MEMBERS = 200
"""Tables that are looked at."""
BYTES = 200_000_000
BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What reading a zip that is damaged, locked, or of another maker's kind may raise."""
RATIO, SMALL = 300, 1_000_000
"""How many times its size a file may grow, and the bytes below which none is too much."""


def is_archive(path: Path) -> bool:
    """Tell whether a path is a folder, a tar, or a zip and no workbook, which is a zip as well."""
    try:
        if path.is_dir():
            return True
        if not path.is_file():
            return False
        if tarballs.is_tar(path):
            return True
        with opened(path) as file:
            if file.read(len(START)) != START:
                return False
        with opened(path) as file, ZipFile(file) as archive:
            return not set(archive.namelist()) & set(OF_A_WORKBOOK)
    except BROKEN:
        return False


def unpacked(path: Path, folder: Path) -> Iterator[Path]:
    """Lay out, one by one, the files of an archive that may be exports; their folders and anything else stay out.

    What lies in a folder already stays where it is.

    Raises:
        ExportError: The archive is broken, locked, or grows beyond what any export does.
    """
    if path.is_dir():
        yield from _lying(path)
    elif tarballs.is_tar(path):
        yield from islice(tarballs.unpacked_tar(path, folder, may_be_export, BYTES), MEMBERS)
    else:
        yield from _unzipped(path, folder)


def may_be_export(name: str) -> bool:
    """Tell by its name whether a member of an archive may be an export."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    return not bare.startswith(".") and (PurePosixPath(bare).suffix.lower() in TABLES or bool(TWEETS.fullmatch(bare)))


def _lying(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be exports, in order; no hidden ones and no links."""
    found: list[Path] = []
    for number, (place, below, names) in enumerate(os.walk(folder)):
        below[:] = sorted(name for name in below if not name.startswith("."))
        files = (Path(place, name) for name in sorted(names) if may_be_export(name))
        found += [file for file in files if not file.is_symlink()]
        if len(found) > MEMBERS or number > PARTS:
            raise ExportError(
                "{folder} holds more than {most} tables: name the export itself",
                folder=folder.name or folder,
                most=MEMBERS,
            )
    if not found:
        raise ExportError("{folder} holds no table: name the export itself", folder=folder.name or folder)
    yield from found


def _unzipped(path: Path, folder: Path) -> Iterator[Path]:
    try:
        with opened(path) as file, ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS:
                raise ExportError(
                    "{path} lists more than {most:,} files: take the export out of it", path=path.name, most=PARTS
                )
            tables = [part for part in parts if may_be_export(part.filename)]
            if not tables:
                raise ExportError("{path} holds no table: import the CSV or the spreadsheet itself", path=path.name)
            left = BYTES
            for number, part in enumerate(tables[:MEMBERS]):
                target = folder / str(number) / tarballs.bare_name(part.filename)
                target.parent.mkdir()
                left -= _written(archive, part, target, left, path.name)
                yield target
    except BROKEN as error:
        raise ExportError(
            "{path} is no zip that can be read ({why}): fetch it again", path=path.name, why=str(error)[:80]
        ) from error


def _written(archive: ZipFile, part: ZipInfo, target: Path, left: int, name: str) -> int:
    """Write one member; return its bytes. ExportError where it grows beyond its bounds."""
    if part.file_size > max(SMALL, RATIO * part.compress_size):
        raise ExportError(
            "{name}: {target} unpacks to far more than its size, as no export does", name=name, target=target.name
        )
    size = 0
    with archive.open(part) as packed, target.open("wb") as file:
        while data := packed.read(1 << 20):
            size += file.write(data)
            if size > left:
                raise ExportError(
                    "{name} unpacks to more than {size} MB: take the export out of it",
                    name=name,
                    size=BYTES // 1_000_000,
                )
    return size
