import pytest

from postdesk.importers.cells import CellError, Cells, Columns, count, damaged
from postdesk.importers.dates import Dates
from postdesk.models import Figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("-3", -3), ("−3", -3), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1234567), ("1’234", 1234),
        ("106.0", 106), ("0,00", 0), ("1.234,0", 1234), ("1,234,567", 1234567), ("", None), ("-", None), ("–", None), ("N/A", None),
    ],
)  # fmt: skip
def test_whole_numbers_in_every_offices_writing(text, number):
    assert count(text) == number


@pytest.mark.parametrize("text", ["many", "12.5", "1,23", "1E+05", "12 %", "1.2.3"])
def test_what_is_no_whole_number_is_not_guessed(text):
    with pytest.raises(CellError, match="is no whole number"):
        count(text)


@pytest.mark.parametrize("text", ["1000000000001", "9" * 30, "-9,999,999,999,999"])
def test_more_than_anybody_counts_is_not_believed(text):
    with pytest.raises(CellError, match="is more than anybody can have counted"):
        row(reach=text).figures()


def test_the_most_that_a_column_holds():
    assert row(reach="1000000000000").figures() == Figures(reach=10**12)


@pytest.mark.parametrize("number", ["1.98732E+18", "2105789855953840000", "", "21057898559538462x"])
def test_ids_that_a_spreadsheet_has_rounded(number):
    assert damaged(number)


@pytest.mark.parametrize("number", ["2105789855953846273", "1000", "123456789012345"])
def test_ids_that_are_whole(number):
    assert not damaged(number)


def row(**cells):
    return Cells(2, list(cells.values()), Columns({name: at for at, name in enumerate(cells)}, Dates()))


def test_what_an_export_lacks_is_not_given():
    assert row(reactions="5", reach="").figures() == Figures(reactions=5)


def test_a_column_that_a_short_row_does_not_reach():
    assert Cells(2, ["a"], Columns({"id": 0, "text": 1}, Dates())).text("text") == ""


def test_a_bad_number_names_its_column():
    with pytest.raises(CellError, match='reach: "many" is no whole number'):
        row(reach="many").figures()
