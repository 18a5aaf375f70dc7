"""The report as a workbook."""

import subprocess
import sys

from python_calamine import CalamineWorkbook

from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.workbook import cell, workbook
from postdesk.report.writing import write
from postdesk.settings import House
from stage.invented import material, post


def made(tmp_path, *posts):
    return report(Gathered(material(*posts)), House(tmp_path, "Country Office", "Europe/Podgorica"))


def test_every_table_has_a_sheet_and_every_text_stays_a_text(tmp_path):
    (file,) = write(made(tmp_path, post(0, core=3, text="=1+1"), post(1, text="@office")), tmp_path, ["xlsx"])
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names[:5] == ["report", "posts", "networks", "campaigns", "against-plan"]
    header, first, second = book.get_sheet_by_name("posts").iter_rows()
    assert first[header.index("text")] == "=1+1"
    assert second[header.index("text")] == "@office"
    assert (first[header.index("reactions")], second[header.index("reactions")]) == (3, "")
    sentences = list(book.get_sheet_by_name("report").iter_rows())
    assert sentences[1][0] == "headline"


def test_the_same_report_is_the_same_bytes(tmp_path):
    assert workbook(made(tmp_path)) == workbook(made(tmp_path))


def test_what_a_cell_holds(tmp_path):
    assert [cell(value) for value in (("x", "y"), None, 2.5, True)] == ["x, y", None, 2.5, True]


def test_without_the_package_it_says_what_to_install():
    code = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from postdesk.errors import PostdeskError\n"
        "from postdesk.report.workbook import workbook\n"
        "try: workbook(None)\n"
        "except PostdeskError as told: print(told)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "XLSX needs a package more: pip install 'postdesk[xlsx]'\n"
