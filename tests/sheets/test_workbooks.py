"""Workbooks as an attacker makes them; each is refused with one sentence, in bounded time and room."""

from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import CalamineWorkbook

from postdesk.errors import ExportError
from postdesk.sheets import unpacking, workbooks
from postdesk.sheets.looks import Look
from postdesk.sheets.reading import sheets
from stage.workbooks import MAIN, workbook


def refused(path):
    with pytest.raises(ExportError) as why:
        sheets(path)
    return str(why.value)


def rewritten(path, part, text):
    """Put another text in the place of one part of a workbook."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, data in (parts | {part: text}).items():
            new.writestr(name, data)
    return path


def sheet(cells):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


@pytest.fixture
def book(tmp_path):
    return workbook(tmp_path / "a.xlsx", One=[["a"]])


def test_a_cell_at_the_far_corner(book):
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused(rewritten(book, "xl/worksheets/s1.xml", sheet(far))) == (
        "a.xlsx has a cell 1,048,576 rows down and 16,384 columns along, as no export does: export it again, "
        "or save its sheet as CSV"
    )


def test_a_cell_beyond_any_corner_ends_its_reader_and_nobody_else(book):
    far = '<row><c><v>1</v></c></row><row r="4294967295"><c r="ZZZZZZZ4294967295"><v>1</v></c></row>'
    assert refused(rewritten(book, "xl/worksheets/s1.xml", sheet(far))).startswith("a.xlsx is ")


def test_a_workbook_without_a_sheet(book):
    rewritten(book, "xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets></sheets></workbook>')
    assert refused(book) == "a.xlsx is a workbook without a sheet: export it again"


def test_a_bomb(book):
    rewritten(book, "xl/worksheets/s1.xml", sheet(" " * 20_000_000))
    assert refused(book) == "a.xlsx unpacks to far more than its size, as no export does: export it again"


def test_more_than_fits(book, tmp_path):
    noise = "".join(f"{n * 7919 % 1_000_003}," for n in range(430)) * 4_000
    with ZipFile(book, "a", ZIP_DEFLATED) as more:
        for number in range(9):
            more.writestr(f"xl/more{number}.xml", noise)
    assert refused(book) == "a.xlsx unpacks to more than 100 MB: export a shorter time"


def test_a_sheet_of_too_many_cells_without_their_names(tmp_path):
    wide = "<row>" + "<c><v>1</v></c>" * 2_000 + "</row>"
    path = workbook(tmp_path / "a.xlsx", One=[["a"]])
    rewritten(path, "xl/worksheets/s1.xml", sheet(wide + '<row r="2000"><c><v>1</v></c></row>'))
    assert refused(path).startswith("a.xlsx has a sheet of 2,000 rows and 2,000 columns, as no export")


@pytest.mark.parametrize(
    ("letters", "cells", "why"),
    [
        (30_000, 4_000, "a.xlsx holds more than 100 MB of text: export a shorter time"),
        (900_000, 20_000, "a.xlsx is too large or too broken a spreadsheet to be read: save its sheet as CSV"),
    ],
)
def test_a_text_that_many_cells_repeat(tmp_path, letters, cells, why):
    path = workbook(tmp_path / "a.xlsx", One=[["a"]])
    rewritten(path, "xl/worksheets/s1.xml", sheet('<row><c t="s"><v>0</v></c></row>' * cells))
    text = "".join(f"{n * 7919 % 1_000_003} " for n in range(letters // 7))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    links = f'<Relationship Id="t" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    with ZipFile(path) as book:
        old = book.read("xl/_rels/workbook.xml.rels").decode()
    rewritten(path, "xl/_rels/workbook.xml.rels", old.replace("</Relationships>", links))
    rewritten(path, "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>')
    assert refused(path) == why


def test_a_part_under_another_name(book):
    data = book.read_bytes().replace(b"xl/workbook.xml", b"xl/workbook.\xc6ml", 1)
    book.write_bytes(data)
    assert "a.xlsx is no spreadsheet that can be read" in refused(book)


def test_a_spreadsheet_that_takes_too_long(book):
    with pytest.raises(ExportError, match=r"a\.xlsx is too large or too broken a spreadsheet to be read"):
        workbooks.workbook(book, patience=0)


def test_the_process_that_unpacks_says_what_it_found(book, tmp_path):
    """In this process, so that every line of it is seen; what it is asked to bound is bounded in its own only."""
    out = (tmp_path / "out").open("wb")
    with out:
        assert unpacking.unpack(book, out) == unpacking.Contents([(0, 1)], [Look("One")])
    assert (tmp_path / "out").read_bytes() == b'["a"]\n'


def test_of_an_old_workbook_only_the_names_of_its_sheets_are_known(tmp_path):
    workbook(tmp_path / "a.xlsx", One=[["id"]])
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert unpacking._looks(book, ["One"], tmp_path / "old.xls") == [Look("One")]
