"""The report as a workbook."""

from python_calamine import CalamineWorkbook

from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.workbook import report_workbook
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
    assert report_workbook(made(tmp_path)) == report_workbook(made(tmp_path))
