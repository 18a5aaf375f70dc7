"""Workbooks in which people write."""

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from postdesk.sheets.forms import Choice, Form, FormColumn, forms_workbook, sheet_names

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)
AT = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - the office's clock
COLUMNS = [
    FormColumn("at", 17, moments=True),
    FormColumn("account", 11, choice=Choice(("fedi", "bsky"), strict=True)),
    FormColumn("accounts", 22, choice=Choice(("fedi", "bsky"))),
    FormColumn("text", 60),
    FormColumn("state", 10, ours=True),
    FormColumn("base", 10, hidden=True),
]
ROWS = [[AT, "fedi", "", "=1+1", "draft", "at:abcd"], ["next", "", "fedi", "007\n@x", "=odd", ""]]


@pytest.fixture
def made():
    return forms_workbook([Form("spring", COLUMNS, ROWS)], "Posts", MADE, "lists")


def test_it_opens_with_headings_in_sight_lists_to_choose_from_and_what_is_for_machines_hidden(made):
    book = load_workbook(BytesIO(made))
    page = book["spring"]
    assert book.sheetnames == ["spring", "lists"]
    assert book["lists"].sheet_state == "hidden"
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:F3")
    strict, free = page.data_validations.dataValidation
    assert (strict.formula1, str(strict.sqref), strict.showErrorMessage) == ("'lists'!$A$1:$A$2", "B2:B203", True)
    assert (free.formula1, str(free.sqref), free.showErrorMessage) == ("'lists'!$A$1:$A$2", "C2:C203", False)
    assert page.column_dimensions["F"].hidden
    assert [cell.value for cell in page[2]] == [AT, "fedi", None, "=1+1", "draft", "at:abcd"]
    assert page["A2"].number_format == "yyyy-mm-dd hh:mm"


def test_another_reader_finds_the_same_texts_and_no_formula(made):
    rows = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name("spring").to_python()
    assert rows == [["at", "account", "accounts", "text", "state", "base"], *ROWS]
    page = load_workbook(BytesIO(made))["spring"]
    assert [page[name].data_type for name in ("D2", "D3", "E3")] == ["s", "s", "s"]
    assert [page[name].quotePrefix for name in ("D2", "D3", "E3")] == [True, False, True]


def test_names_of_sheets_are_what_a_workbook_takes():
    assert sheet_names(["a" * 40, "A" * 40, "a/b:c", "'quoted'", "", "History"]) == [
        "a" * 31, "A" * 29 + "-2", "a-b-c", "quoted", "posts", "posts-2",
    ]  # fmt: skip


def test_the_same_forms_are_the_same_bytes(made):
    assert forms_workbook([Form("spring", COLUMNS, ROWS)], "Posts", MADE, "lists") == made


def test_without_the_package_it_says_what_to_install():
    code = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from postdesk.errors import PostdeskError\n"
        "from postdesk.sheets.forms import forms_workbook\n"
        "try: forms_workbook([], '', None, '')\n"
        "except PostdeskError as told: print(told)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == 'XLSX needs one more package: run `pip install "postdesk[xlsx]"`\n'
