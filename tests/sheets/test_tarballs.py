"""Tars, as some networks hand out archives."""

import io
import tarfile

import pytest

from postdesk.errors import ExportError
from postdesk.sheets import tarballs
from postdesk.sheets.archives import is_archive, unpacked


def packed(path, mode="w:gz", **parts):
    with tarfile.open(path, mode) as archive:
        folder = tarfile.TarInfo("media.csv")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, text in parts.items():
            member = tarfile.TarInfo(name.replace("__", "/").replace("_", "."))
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    return path


def laid_out(path, tmp_path):
    (tmp_path / "folder").mkdir()
    return [(file.name, file.read_text()) for file in unpacked(path, tmp_path / "folder")]


@pytest.mark.parametrize(("name", "mode"), [("a.tar.gz", "w:gz"), ("a.tar", "w")])
def test_what_may_be_an_export_is_laid_out_without_its_folders(tmp_path, name, mode):
    path = packed(tmp_path / name, mode, **{"..__..__outbox_json": "{}", "photo_png": "x", "deep__one_csv": "1"})
    assert is_archive(path)
    assert laid_out(path, tmp_path) == [("outbox.json", "{}"), ("one.csv", "1")]
    assert sorted(file.name for file in tmp_path.iterdir()) == [name, "folder"]


def test_a_tar_that_is_cut_off_or_none(tmp_path):
    whole = packed(tmp_path / "a.tar.gz", one_csv="1,2\n" * 5_000).read_bytes()
    for name, data in (
        ("cut.tar.gz", whole[:60]),
        ("none.gz", b"\x1f\x8b\x08 none"),
        ("bad.tar", b"\0" * 257 + b"ustar"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ExportError, match=rf"^{name} is no tar that can be read \(.+\): fetch it again$"):
            list(unpacked(tmp_path / name, tmp_path))


def test_a_tar_without_a_table(tmp_path):
    path = packed(tmp_path / "a.tar", "w", photo_png="x")
    with pytest.raises(ExportError, match=r"^a\.tar holds no table: import the CSV or the spreadsheet itself$"):
        list(unpacked(path, tmp_path))


def test_more_than_fits(tmp_path):
    path = packed(tmp_path / "a.tar", "w", one_csv="12345", two_csv="67890")
    with pytest.raises(
        ExportError, match=r"^a\.tar unpacks to more than 0 MB: unpack it and import the file with the p"
    ):
        list(tarballs.unpacked_tar(path, tmp_path, lambda _: True, 9))


def test_more_than_anybody_goes_through(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        huge = tarfile.TarInfo("film.mp4")
        huge.size = tarballs.SIZE + 1
        archive.fileobj.write(huge.tobuf())
    with pytest.raises(ExportError, match=r"^a\.tar holds more than 4 GB, or 100,000 files: unpack it"):
        list(tarballs.unpacked_tar(tmp_path / "a.tar", tmp_path, lambda _: True, 9))


def test_a_name_longer_than_any(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        long = tarfile.TarInfo("././@LongLink")
        long.type, long.size = tarfile.GNUTYPE_LONGNAME, 10**9
        archive.fileobj.write(long.tobuf() + bytes(2048))
    with pytest.raises(ExportError, match=r"^a\.tar is no tar that can be read \(a name longer than any\): fetch it"):
        list(unpacked(tmp_path / "a.tar", tmp_path))
