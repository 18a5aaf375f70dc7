from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from postdesk.errors import ExportError
from postdesk.sheets.archives import is_archive, unpacked
from stage.workbooks import workbook


def packed(tmp_path, **parts):
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return tmp_path / "a.zip"


def names(path, tmp_path):
    (tmp_path / "folder").mkdir(exist_ok=True)
    return [(file.name, file.read_bytes()) for file in unpacked(path, tmp_path / "folder")]


def refused(path, tmp_path):
    with pytest.raises(ExportError) as why:
        names(path, tmp_path)
    return str(why.value)


def test_the_tables_of_a_zip_lose_their_folders_and_the_rest_stays_out(tmp_path):
    path = packed(tmp_path, deep__one_csv="1", photo_jpg="x", two_XLSX="2")
    with ZipFile(path, "a") as archive:
        archive.writestr("../../..\\evil\n:name.csv", "3")
    assert names(path, tmp_path) == [("one.csv", b"1"), ("two.XLSX", b"2"), ("evil__name.csv", b"3")]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.zip", "folder"]


def test_what_is_an_archive(tmp_path):
    assert is_archive(packed(tmp_path, one_csv="1"))
    (tmp_path / "a.csv").write_text("a")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 cut off")
    other = packed(tmp_path, one_csv="1").read_bytes()
    (tmp_path / "c.zip").write_bytes(other.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x7d"))
    for path in (
        workbook(tmp_path / "a.xlsx", One=[["a"]]),
        tmp_path / "gone.zip",
        tmp_path / "c.zip",
        tmp_path / "a.csv",
        tmp_path / "b.zip",
    ):
        assert not is_archive(path)


def test_what_lies_in_a_folder_stays_there(tmp_path):
    home = tmp_path / "unpacked"
    for name in (
        "b/two.csv",
        "a.XLSX",
        "data/tweets.js",
        "data/like.js",
        ".hidden/three.csv",
        ".four.csv",
        "photo.jpg",
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("1")
    (home / "link.csv").symlink_to(home / "b" / "two.csv")
    assert is_archive(home)
    found = [file.relative_to(home).as_posix() for file in unpacked(home, tmp_path)]
    assert found == ["a.XLSX", "b/two.csv", "data/tweets.js"]


def test_folders_that_are_none_of_an_archive(tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty", tmp_path) == "empty holds no table: name the export itself"
    monkeypatch.chdir(tmp_path / "empty")
    assert refused(Path(), tmp_path) == ". holds no table: name the export itself"
    (tmp_path / "full").mkdir()
    for number in range(201):
        (tmp_path / "full" / f"{number}.csv").touch()
    with pytest.raises(ExportError, match=r"^full holds more than 200 tables: name the export itself$"):
        list(unpacked(tmp_path / "full", tmp_path))


def test_an_archive_that_holds_no_table(tmp_path):
    assert refused(packed(tmp_path, photo_jpg="x"), tmp_path) == (
        "a.zip holds no table: import the CSV or the spreadsheet itself"
    )


def test_an_archive_of_too_many_files(tmp_path):
    path = packed(tmp_path, **{f"p{n}_jpg": "" for n in range(10_001)})
    assert refused(path, tmp_path).startswith("a.zip lists more than 10,000 files")


def test_a_bomb(tmp_path):
    assert refused(packed(tmp_path, one_csv="x" * 30_000_000), tmp_path) == (
        "a.zip: one.csv unpacks to far more than its size, as no export does"
    )


def test_more_than_fits(tmp_path):
    noise = "".join(f"{n * 7919 % 1_000_003}," for n in range(430)) * 8_000
    path = packed(tmp_path, **{f"p{n}_csv": noise for n in range(9)})
    assert refused(path, tmp_path) == "a.zip unpacks to more than 200 MB: take the export out of it"


def test_an_archive_that_is_broken_inside(tmp_path):
    path = packed(tmp_path, one_csv="x" * 1000)
    data = bytearray(path.read_bytes())
    data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    assert refused(path, tmp_path).startswith("a.zip is no zip that can be read (")
