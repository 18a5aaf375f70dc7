"""Tables that a spreadsheet opens right, and in which it runs nothing."""

import csv
import io
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from postdesk.sheets.separators import COMMAS, CsvForm
from postdesk.sheets.writing import csv_file, csv_text, like_formula, local_words, plain_cell, workbook, write_csv

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)
TRICKS = ["=1+1", '=HYPERLINK("https://evil.example", "look")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
          "\r\n=1", "＝1+1", "＋1", "－1", "＠SUM", "=cmd|' /C calc'!A0", "|calc", " =1", "\u200b=1", "\ufeff\u200e @SUM(A1)",
          "\u00a0|calc"]  # fmt: skip
HONEST = [
    "",
    "Doors open at six.",
    "1+1=2",
    "#IOM",
    "•",
    "Doors | Tea",
    " a=b",
    "\u200bDoors",
    "'=1",
    "Ωραία",
    "الهجرة",
    "–5",
    "−5",
]


@pytest.mark.parametrize("text", TRICKS)
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(text):
    (_, (cell, other)) = csv.reader(io.StringIO(csv_text(["a", "b"], [[text, "x"]]), newline=""))
    assert cell == "'" + text.replace("\r\n", "\n").replace("\r", "\n")
    assert other == "x"


@pytest.mark.parametrize("text", HONEST)
def test_every_other_text_stays_as_it_is(text):
    assert list(csv.reader(io.StringIO(csv_text(["a", "b"], [[text, "x"]]))))[1] == [text, "x"]
    assert not like_formula(text)


def test_numbers_are_numbers_and_what_is_not_given_is_empty():
    assert csv_text(("name", "a", "b", "c"), [("plain, with comma", -3, None, True)]) == (
        'name,a,b,c\n"plain, with comma",-3,,True\n'
    )


def test_moments_are_iso_and_several_are_one_text():
    assert [plain_cell(value) for value in (MADE, date(2026, 11, 2), ("x", "y"), 2.5)] == [
        "2026-11-24T12:00:00+00:00", "2026-11-02", "x, y", 2.5,
    ]  # fmt: skip


def test_a_break_within_a_cell_never_begins_a_row():
    (_, row, last) = csv.reader(io.StringIO(csv_text(["text", "n"], [["one\rtwo\r\nthree", 1], ["x", 2]])))
    assert (row, last) == (["one\ntwo\nthree", "1"], ["x", "2"])


def test_a_file_for_a_spreadsheet_says_that_it_is_utf_8(tmp_path):
    content = csv_file(["tag"], [["#Доме"]], COMMAS)
    assert content == b"\xef\xbb\xbftag\n" + "#Доме\n".encode()
    write_csv(tmp_path / "tags.csv", ["tag"], (row for row in [["#Доме"]]), COMMAS)
    assert (tmp_path / "tags.csv").read_bytes() == content


def test_a_semicolon_separates_where_decimals_stand_behind_a_comma():
    (head, row) = (
        csv_file(["tag", "lift", "n"], [["a, b; c", 1.25, 3]], CsvForm(";", ",")).decode("utf-8-sig").splitlines()
    )
    assert (head, row) == ("tag;lift;n", '"a, b; c";1,25;3')


def test_a_moment_on_the_offices_clock():
    assert local_words(MADE, "Europe/Podgorica") == "Tue 24 Nov 2026 13:00"
    assert local_words(MADE, "Asia/Manila", exact=False) == "Tue 24 Nov 2026"
    assert local_words(None, "Asia/Manila") is None


def test_a_workbook_holds_texts_as_texts_and_keeps_them_so(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(workbook([("x" * 40, ["text", "n"], [["=1+1", -3], ["plain", None]])], "T", MADE))
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names == ["x" * 31]
    assert book.get_sheet_by_index(0).to_python() == [["text", "n"], ["=1+1", -3], ["plain", ""]]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in parts.read("xl/styles.xml")


def test_the_same_tables_are_the_same_bytes():
    assert workbook([("a", ["n"], [[1]])], "T", MADE) == workbook([("a", ["n"], [[1]])], "T", MADE)


def test_without_the_package_it_says_what_to_install():
    code = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from postdesk.errors import PostdeskError\n"
        "from postdesk.sheets.writing import workbook\n"
        "try: workbook([], '', None)\n"
        "except PostdeskError as told: print(told)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == 'XLSX needs one more package: run `pip install "postdesk[xlsx]"`\n'
