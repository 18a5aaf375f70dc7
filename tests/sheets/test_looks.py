"""What a workbook hides from whoever opens it."""

from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from postdesk.sheets.looks import Look, sheet_parts
from postdesk.sheets.reading import sheets

pytest.importorskip("xlsxwriter")


@pytest.fixture
def book(tmp_path):
    from xlsxwriter import Workbook

    with Workbook(tmp_path / "plan.xlsx") as written:
        page, aside = written.add_worksheet("Plan & more"), written.add_worksheet("aside")
        aside.hide()
        page.write_row(1, 1, ["at", "text"])
        page.merge_range(2, 1, 4, 1, "2026-12-01 09:00")
        page.set_row(3, None, None, {"hidden": True})
        page.write_formula(5, 2, "=FOO()", None, "#NAME?")
        page.write_formula(6, 2, "=1+1", None, "")
        page.write_formula(7, 2, "=1+1", None, 2)
    return tmp_path / "plan.xlsx"


def test_hidden_rows_merged_cells_and_formulas_without_a_result(book):
    page, aside = (sheet.look for sheet in sheets(book))
    assert page == Look("Plan & more", 1, aside=False, hidden=(4,), merged=((2, 1, 4, 1),), failed=("C6", "C7"))
    assert aside == Look("aside", 0, aside=True)


def test_a_workbook_whose_parts_say_nothing_of_each_other_hides_nothing(book):
    with ZipFile(book) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    links = parts["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets/sheet1.xml"', b'Target="/xl/worksheets/sheet1.xml"'
    )
    parts["xl/_rels/workbook.xml.rels"] = links.replace(
        b'Target="worksheets/sheet2.xml"', b'Target="worksheets/none.xml"'
    )
    with ZipFile(book, "w", ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    with ZipFile(book) as parts:
        assert sheet_parts(parts) == {"Plan & more": "xl/worksheets/sheet1.xml"}


def test_a_workbook_without_links_or_with_broken_ones(book, tmp_path):
    for name, text in (("none", None), ("broken", b"<a")):
        with ZipFile(tmp_path / name, "w") as new:
            new.writestr("xl/workbook.xml", b"<workbook/>")
            if text:
                new.writestr("xl/_rels/workbook.xml.rels", text)
        with ZipFile(tmp_path / name) as parts:
            assert sheet_parts(parts) == {}
