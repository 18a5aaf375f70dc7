import pytest

from postdesk.measure.layouts.cells import Cells, Columns
from postdesk.measure.layouts.counts import CellError, count_of, rounded
from postdesk.measure.layouts.dates import Dates
from postdesk.models import Figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("-3", -3), ("−3", -3), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1234567), ("1’234", 1234),
        ("106.0", 106), ("0,00", 0), ("1.234,0", 1234), ("1,234,567", 1234567), ("١٢", 12), ("١٢.٠", 12), ("١٬٢٣٤", 1234), ("۱۲٫۰", 12), ("۱٫۲K", 1200),
        ("", None), ("-", None), ("–", None), ("N/A", None),
    ],
)  # fmt: skip
def test_whole_numbers_in_every_offices_writing(text, number):
    assert count_of(text) == number


@pytest.mark.parametrize("text", ["many", "12.5", "1,23", "1E+05", "12 %", "1.2.3"])
def test_what_is_no_whole_number_is_not_guessed(text):
    with pytest.raises(CellError, match="is no whole number"):
        count_of(text)


@pytest.mark.parametrize("text", ["1000000000001", "9" * 30, "-9,999,999,999,999"])
def test_more_than_anybody_counts_is_not_believed(text):
    with pytest.raises(CellError, match="is more than anybody can have counted"):
        row(reach=text).figures()


def test_the_most_that_a_column_holds():
    assert row(reach="1000000000000").figures() == Figures(reach=10**12)


@pytest.mark.parametrize("number", ["1.98732E+18", "", "21057898559538462x", "9" * 41])
def test_what_is_no_whole_id(number):
    assert not row(id=number).whole(number)


@pytest.mark.parametrize("number", ["2105789855953846273", "2105789855953840000", "1000", "123456789012345"])
def test_ids_that_are_whole(number):
    assert row(id=number).whole(number)


def test_an_id_that_ends_in_noughts_is_judged_by_its_column():
    rounded_ids = Columns({"id": 0}, Dates(), rounded=True)
    assert [Cells(2, [], rounded_ids).whole(number) for number in ("1234567890123450", "1234567890123456")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (["1234567890123450", "1234567890123456"], False),
        (["1234567890123450"], False),
        (["1234567890123450", "1234567890123460", "1234567890123470"], True),
        (["2105789855953840000"], True),
        (["17", "x", ""], False),
    ],
)
def test_a_column_of_ids_that_a_spreadsheet_has_rounded(column, told):
    assert rounded(column) is told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.2K", 1200),
        ("1,25 M", 1_250_000),
        ("3b", 3_000_000_000),
        ("12K", 12_000),
        ("١٬٢٣٤", 1234),
        ("\u200f١٢", 12),
        ("NAN", None),
    ],
)
def test_rounded_figures_and_those_of_other_scripts(text, number):
    assert count_of(text) == number


def test_a_cell_of_many_digits_is_quoted_in_short():
    for text in ("9" * 400_000, "x" * 400_000):
        with pytest.raises(CellError) as why:
            row(reach=text).figures()
        assert len(str(why.value)) < 120


def test_what_is_longer_than_any_post_is_none():
    with pytest.raises(CellError, match="is longer than any network takes"):
        row(text="x" * 70_001).wording("text")
    with pytest.raises(CellError, match=r"is longer than any$"):
        _ = row(url="x" * 4_001).url
    assert len(row(account="x" * 400_000).account) == 200


def test_an_error_of_a_spreadsheet_is_no_text():
    columns = Columns({"text": 0}, Dates())
    assert Cells(2, ["#NAME?"], columns).wording("text") == ""
    assert Cells(3, ["#NAME? is what Excel says"], columns).wording("text") == "#NAME? is what Excel says"
    assert columns.spoilt == 1


def row(**cells):
    return Cells(2, list(cells.values()), Columns({name: at for at, name in enumerate(cells)}, Dates()))


def test_what_an_export_lacks_is_not_given():
    assert row(reactions="5", reach="").figures() == Figures(reactions=5)


def test_a_column_that_a_short_row_does_not_reach():
    assert Cells(2, ["a"], Columns({"id": 0, "text": 1}, Dates())).text("text") == ""


def test_a_bad_number_names_its_column():
    with pytest.raises(CellError, match='reach: "many" is no whole number'):
        row(reach="many").figures()
