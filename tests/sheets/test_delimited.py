import pytest

from postdesk.errors import ExportError
from postdesk.sheets.reading import sheets


def read(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
    (sheet,) = sheets(tmp_path / "a.csv")
    return sheet.separator, list(sheet.rows())


def test_a_separator_is_not_the_comma_of_long_texts(tmp_path):
    text = "id;text;likes\n1;one, two, three, four, five, six;5\n2;one, two;6\n"
    assert read(tmp_path, text) == (
        ";",
        [["id", "text", "likes"], ["1", "one, two, three, four, five, six", "5"], ["2", "one, two", "6"]],
    )


def test_lines_that_were_quoted_whole_are_unwrapped(tmp_path):
    text = '"id,text,likes"\n"1,""Doors, open\n\nat """"six"""""",5"\n"2,Gates,6"\n'
    assert read(tmp_path, text) == (
        ",",
        [["id", "text", "likes"], ["1", 'Doors, open\n\nat "six"', "5"], ["2", "Gates", "6"]],
    )


def test_quoted_lines_with_empty_cells_behind_them(tmp_path):
    assert read(tmp_path, '"id,text,likes";;;\n\n"1,Doors,5";;;\n')[1] == [
        ["id", "text", "likes"],
        [],
        ["1", "Doors", "5"],
    ]


def test_a_column_of_sentences_is_no_table_of_quoted_lines(tmp_path):
    assert read(tmp_path, '"Doors, open"\n"Gates"\n') == (",", [["Doors, open"], ["Gates"]])
    assert read(tmp_path, "Doors\n") == (",", [["Doors"]])
    assert read(tmp_path, "") == (",", [])


def test_a_quotation_mark_that_is_never_closed(tmp_path):
    with pytest.raises(ExportError, match=r"a\.csv, line 2: a text that is quoted here never ends: export it again"):
        read(tmp_path, 'id,text\n1,"Doors' + "x\n" * 600_000)


def test_a_line_without_an_end(tmp_path):
    with pytest.raises(ExportError, match=r"a\.csv, line 1: the line is longer than a million letters"):
        read(tmp_path, "x" * 1_000_001)


def test_a_row_of_too_many_cells(tmp_path):
    with pytest.raises(ExportError, match=r"a\.csv, line 2: more than 2,000 cells stand in one row"):
        read(tmp_path, f"a,b\n{',' * 2_001}\n")


def test_texts_of_several_lines_hide_no_semicolon(tmp_path):
    lines = "".join(
        f'{number};"Doors\n\nopen, at six\n\nfor you, too\n\nand them, all";https://example.org/a,b\n'
        for number in range(4)
    )
    separator, rows = read(tmp_path, f"id;text;link\n{lines}")
    assert (separator, len(rows), {len(row) for row in rows}) == (";", 5, {3})


def test_a_text_that_goes_on_beyond_the_first_lines_hides_no_separator(tmp_path):
    text = "\n".join(f"{number} places, for you" for number in range(20))
    assert read(tmp_path, f'post;text;n\nspring/doors;"{text}";5\n') == (
        ";",
        [["post", "text", "n"], ["spring/doors", text, "5"]],
    )


def test_lines_of_which_only_those_with_quoted_texts_became_one_quoted_cell(tmp_path):
    """A spreadsheet that does not know the comma puts a line into quotation marks only where some stand in it."""
    text = 'id,text,likes\n"1,""Doors, open",\n"at six"",5"\n2,Gates,6\n"3,""Tea, too"",7"\n'
    assert read(tmp_path, text) == (
        ",",
        [["id", "text", "likes"], ["1", "Doors, open\nat six", "5"], ["2", "Gates", "6"], ["3", "Tea, too", "7"]],
    )
