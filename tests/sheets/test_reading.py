import pytest

from postdesk.errors import ExportError
from postdesk.sheets.reading import sheets
from stage.workbooks import workbook


def read(path):
    return [list(sheet.rows()) for sheet in sheets(path)]


def test_lines_inside_a_quoted_text_stay_one_row(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\n1,"one\n\n""two"""\n', encoding="utf-8")
    assert read(tmp_path / "a.csv") == [[["id", "text"], ["1", 'one\n\n"two"']]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_letters_of_two_bytes_without_a_mark(tmp_path, encoding):
    (tmp_path / "a.csv").write_bytes("Post text,b\nОпис,2\n".encode(encoding))
    assert read(tmp_path / "a.csv") == [[["Post text", "b"], ["Опис", "2"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_every_unicode_encoding_with_or_without_its_mark(tmp_path, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / "a.csv").write_bytes(f"{mark}Опис,b\n1,2\n".encode(encoding))
    assert read(tmp_path / "a.csv") == [[["Опис", "b"], ["1", "2"]]]


@pytest.mark.parametrize(("encoding", "text"), [("cp1251", "Безбедна миграција"), ("cp1252", "café à Genève")])
def test_old_code_pages_are_guessed_and_the_guess_is_told(tmp_path, encoding, text):
    (tmp_path / "a.csv").write_bytes(f"{text},b\n".encode(encoding))
    (sheet,) = sheets(tmp_path / "a.csv")
    assert list(sheet.rows()) == [[text, "b"]]
    assert sheet.notes == (f"a.csv is not UTF-8; it was read as {encoding}: look whether its letters are right",)


@pytest.mark.parametrize(("text", "separator"), [("a;b\n1,5;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a,b\n1,2\n", ",")])
def test_the_separator_is_the_one_the_first_lines_hold_most(tmp_path, text, separator):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    (sheet,) = sheets(tmp_path / "a.csv")
    assert sheet.separator == separator
    assert next(sheet.rows()) == ["a", "b"]


def test_a_sep_line_has_the_last_word(tmp_path):
    (tmp_path / "a.csv").write_text("sep=|\na|b,c,d,e\n", encoding="utf-8")
    assert read(tmp_path / "a.csv")[0][1] == ["a", "b,c,d,e"]


def test_a_column_can_be_looked_through_before_it_is_read(tmp_path):
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (sheet,) = sheets(tmp_path / "a.csv")
    assert list(sheet.rows()) == list(sheet.rows()) == [["a"], ["1"]]


def test_a_workbook_gives_each_sheet_with_whole_numbers_as_they_are_seen(tmp_path):
    path = workbook(tmp_path / "a.xlsx", One=[["a", "b"], [106, 0.25]], Two=[["c"]])
    assert read(path) == [[["a", "b"], ["106", "0.25"]], [["c"]]]


def test_dates_of_a_real_xls_are_text_as_its_network_wrote_them(shared):
    posts = read(next((shared / "samples").glob("iom-example_content_*.xls")))[1]
    assert posts[2][5] == "09/29/2026"


def test_true_dates_of_a_spreadsheet_become_text():
    from datetime import date, datetime

    from postdesk.sheets.unpacking import text

    assert [text(date(2026, 9, 29)), text(datetime(2026, 9, 29, 7, 32))] == ["2026-09-29", "2026-09-29 07:32:00"]  # noqa: DTZ001


def test_a_file_that_is_cut_off(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(ExportError, match=r"a\.xlsx is no spreadsheet that can be read .*: export it again"):
        sheets(tmp_path / "a.xlsx")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ExportError, match=r"cannot be read \(no such file or directory\): look at its permissions"):
        sheets(tmp_path / "a.csv")
