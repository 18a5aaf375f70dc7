"""Zips that hold exports: what may be a table is laid out in a folder, bounded in number, bytes and ratio."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from postdesk.errors import ExportError

START = b"PK\x03\x04"
OF_A_WORKBOOK = ("[Content_Types].xml", "mimetype", "xl/workbook.xml")
TABLES = {".csv", ".tsv", ".txt", ".xls", ".xlsx", ".json", ".car"}
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
    """Tell whether a file is a zip and no workbook, which is a zip as well."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            if file.read(len(START)) != START:
                return False
        with ZipFile(path) as archive:
            return not set(archive.namelist()) & set(OF_A_WORKBOOK)
    except BROKEN:
        return False


def unpacked(path: Path, folder: Path) -> Iterator[Path]:
    """Lay out, one by one, the files of a zip that may be tables; their folders and anything else stay out.

    Raises:
        ExportError: The zip is broken, locked, or grows beyond what any export does.
    """
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS:
                raise ExportError(
                    "{path} lists more than {most:,} files: take the export out of it", path=path.name, most=PARTS
                )
            tables = [part for part in parts if PurePosixPath(part.filename).suffix.lower() in TABLES]
            if not tables:
                raise ExportError("{path} holds no table: import the CSV or the spreadsheet itself", path=path.name)
            left = BYTES
            for number, part in enumerate(tables[:MEMBERS]):
                target = folder / str(number) / _name(part)
                target.parent.mkdir()
                left -= _written(archive, part, target, left, path.name)
                yield target
    except BROKEN as error:
        raise ExportError(
            "{path} is no zip that can be read ({why}): fetch it again", path=path.name, why=str(error)[:80]
        ) from error


def _name(part: ZipInfo) -> str:
    """Return a member's name without its folders, such as any system takes it."""
    bare = PurePosixPath(part.filename.replace("\\", "/")).name
    return "".join(letter if letter.isprintable() and letter not in ':*?"<>|/' else "_" for letter in bare)[-100:]


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
                    "{name} unpacks to more than {size} MB: take the export out of it", name=name, size=BYTES // 1000000
                )
    return size
