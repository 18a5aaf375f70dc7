"""Exports as an attacker makes them, or a mishap: one sentence each, nothing lost, in bounded time and room."""

import json
import os
import subprocess
import sys
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Skipped
from stage.workbooks import workbook

PATIENCE = 3 if sys.gettrace() is None else 10
"""How much slower a busy machine, or one that notes every branch, may be than a quiet one."""

X = "Post id,Date,Post text,Post Link,Likes\n"
LINK = "https://x.com/office/status/2105789855953846273"
DIGITS = "9" * 300_000


def read(tmp_path, text, name="a.csv"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(extract(tmp_path / name).rows)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f'{DIGITS},"Thu, Oct 1, 2026",Doors,,5', "is no id of a post"),
        (f'1,"Thu, Oct 1, 2026",Doors,https://x.com/o/status/{DIGITS},5', None),
        (f'2105789855953846273,"Thu, Oct 1, 2026",Doors,{LINK},{DIGITS}', "is more than anybody can have counted"),
        (f'2105789855953846273,"Thu, Oct 1, 2026",Doors,{LINK},{"x" * 400_000}', "is no whole number"),
        (f"1000,{DIGITS},Doors,https://x.com/o/status/1000,5", "no date can be read"),
    ],
)
def test_cells_of_hundreds_of_thousands_of_digits_are_quoted_in_short(tmp_path, row, why):
    (found,) = read(tmp_path, f"{X}{row}\n")
    if why:
        assert isinstance(found, Skipped)
        assert why in found.why
        assert len(found.why) < 200


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Post title,Post link,Created date", f"Doors,https://www.linkedin.com/urn:li:activity:{DIGITS},{DIGITS}"),
        ("Post ID,Description,Publish time,Permalink", f"{DIGITS},Doors,{DIGITS},https://www.facebook.com/{DIGITS}"),
        (
            "Post ID,Description,Publish time,Permalink",
            f"1,Doors,11/10/2026 10:00,https://www.instagram.com/p/{DIGITS}",
        ),
        ("Video title,Video link,Post time", f"Doors,https://www.tiktok.com/@o/video/{DIGITS},{DIGITS}"),
        ("Content,Video title,Video publish time", f"{DIGITS},Doors,{DIGITS}"),
        ("Video asset ID,Universal video ID,Publish time", f"{DIGITS},1,{DIGITS}"),
        ("Date,ShareLink,ShareCommentary", f"{DIGITS},https://www.linkedin.com/urn:li:share:{DIGITS},Doors"),
        ("Date,Video views,Profile views", f"{DIGITS},{DIGITS},{DIGITS}"),
        ("Link,Text,Date,Network,Likes", f"https://youtu.be/{DIGITS},Doors,{DIGITS},YouTube,{DIGITS}"),
    ],
)
def test_every_layout_answers_digits_without_end_in_a_sentence(tmp_path, header, row):
    for found in read(tmp_path, f"{header}\n{row}\n"):
        assert isinstance(found, Extracted) or len(found.why) < 200


def test_a_nul_is_kept_out_of_what_is_kept(tmp_path):
    note = {"url": "https://s.e/\0", "id": "https://s.e/users/o/statuses/1", "content": "a\0&#0;b"}
    made = {"type": "Create", "actor": "https://s.e/users/o\0", "to": ["as:Public"]}
    posted = {**made, "object": {**note, "published": "2026-11-16T07:00:00Z"}}
    outbox = {"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "id": "outbox.json"}
    (found,) = read(tmp_path, json.dumps({**outbox, "orderedItems": [posted]}), "outbox.json")
    assert (found.text, found.url) == ("a\ufffdb", "https://s.e/")
    book = workbook(tmp_path / "a.xlsx", Posts=[X.strip().split(","), ["1000", "Oct 1, 2010", "a_x0000_b", LINK, 5]])
    assert not [row for row in extract(book).rows if isinstance(row, Extracted) and "\0" in row.text]


def test_one_line_of_json_is_refused_by_its_first_letters(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(b'{"data": [' + b'{"a": 1},' * 6_000_000)
    began = time.perf_counter()
    with pytest.raises(ExportError, match=r"a\.json is JSON, which no table is"):
        extract(file)
    assert time.perf_counter() - began < 1 * PATIENCE


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"<!doctype html>", "is a web page"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xef\xbb\xbf [1", "is JSON"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(tmp_path, start, what):
    (tmp_path / "a.csv").write_bytes(start)
    with pytest.raises(ExportError, match=what):
        extract(tmp_path / "a.csv")


def test_a_file_that_is_none(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", tmp_path):
        with pytest.raises(ExportError, match="is no file: name the export itself"):
            extract(path)


def test_a_file_larger_than_any(tmp_path):
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(ExportError, match=r"a\.csv is larger than 200 MB: export a shorter time"):
        extract(tmp_path / "a.csv")


def test_headers_as_wide_as_they_come_are_looked_at_quickly(tmp_path):
    began = time.perf_counter()
    wide = ",".join(f"h{number}" for number in range(2_000))
    with pytest.raises(ExportError, match="is no export that postdesk knows"):
        read(tmp_path, f"{wide}\n" * 10)
    assert time.perf_counter() - began < 5 * PATIENCE


CHILD = """
import sys
from pathlib import Path
from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract

try:
    print(sum(1 for _ in extract(Path(sys.argv[1])).rows))
except ExportError as why:
    print(why)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def bomb(tmp_path):
    with ZipFile(tmp_path / "a.xlsx", "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1_000):
                part.write(b" " * 1_000_000)
    return tmp_path / "a.xlsx"


def long_text(tmp_path):
    (tmp_path / "a.csv").write_text(X + f'1,"Thu, Oct 1, 2026",{"🌍" * 900_000},{LINK},5\n' * 40, encoding="utf-8")
    return tmp_path / "a.csv"


def one_line(tmp_path):
    (tmp_path / "a.csv").write_text("x," * 27_000_000)
    return tmp_path / "a.csv"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says how much memory a process took")
@pytest.mark.parametrize("made", [bomb, long_text, one_line])
def test_the_first_sentence_comes_within_ten_seconds_and_400_megabytes(tmp_path, made):
    file = made(tmp_path)
    began = time.perf_counter()
    said = subprocess.run([sys.executable, "-c", CHILD, str(file)], capture_output=True, text=True, check=True).stdout
    assert time.perf_counter() - began < 10 * PATIENCE
    assert int(said.splitlines()[-1]) * 1024 < 400_000_000
