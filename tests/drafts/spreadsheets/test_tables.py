"""Tables as an officer sees them, whatever Excel has done to them."""

import pytest

from postdesk.drafts.spreadsheets.tables import column_letters, folded_heading
from postdesk.errors import ExportError
from stage.plans import csv_plan, errors, new_posts, taken, xlsx_plan

HEADINGS = ["at", "accounts", "text"]
ROW = ["2026-12-01 09:00", "fedi", "Doors open."]
POST = {"at": "2026-12-01 09:00", "accounts": ["fedi"], "text": "Doors open."}


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")],
)
def test_whatever_separates_the_cells_and_however_letters_are_written(office, tmp_path, separator, encoding):
    row = [*ROW[:2], "Les portes s’ouvrent à six heures, déjà."]
    taking = taken(office, csv_plan(tmp_path / "plan.csv", [HEADINGS, row], separator, encoding))
    assert new_posts(taking)["plan/les-portes-s-ouvrent"]["text"] == row[2]


def test_cyrillic_of_an_old_code_page(office, tmp_path):
    row = [*ROW[:2], "Врата су отворена од шест сати, и има чаја за све који дођу."]
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, row], ";", "cp1251")
    taking = taken(office, plan)
    assert new_posts(taking)["plan/врата-су-отворена"]["text"] == row[2]
    assert any("Windows-1251" in note or "cp1251" in note for note in taking.notes)


def test_a_line_that_names_the_separator_is_no_row_of_the_spreadsheet(office, tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_bytes(b"sep=;\r\nat;accounts;text\r\nsoon;fedi;Doors open.\r\n")
    assert errors(taken(office, plan))[0].startswith("plan.csv!A2: error: ")


def test_breaks_and_quotes_within_a_cell_and_blanks_around_it(office, tmp_path):
    row = [" 2026-12-01 09:00 ", " fedi\u00a0", '  Line one, “quoted”\r\n\r\nline "two"  \n']
    taking = taken(office, csv_plan(tmp_path / "plan.csv", [[" At ", "“accounts”", "TEXT\u00a0"], row]))
    assert new_posts(taking)["plan/line-one-quoted-line"]["text"] == 'Line one, “quoted”\n\nline "two"'


def test_quotes_that_are_not_straight_keep_nothing_together(office, tmp_path):
    plan = tmp_path / "plan.csv"
    plan.write_text("at,accounts,text\n2026-12-01 09:00,fedi,“Doors, open.”\n", encoding="utf-8")
    assert errors(taken(office, plan)) == [
        (
            "plan.csv!D2: error: the row has more cells than there are headings: a text with a “,” in it needs straight "
            'quotes (") around it'
        )
    ]
    plan.write_text("at\taccounts\ttext\n2026-12-01 09:00\tfedi\tDoors\topen.\n", encoding="utf-8")
    assert "a text with a tab in it" in errors(taken(office, plan))[0]


def test_what_is_merged_over_rows_is_in_each_of_them_and_hidden_rows_are_told(office, tmp_path):
    from xlsxwriter import Workbook

    with Workbook(tmp_path / "plan.xlsx") as book:
        page = book.add_worksheet("May")
        page.write("B1", "Our plan for May")
        page.write_row("B3", ["at", "text", "accounts"])
        page.merge_range("B4:B5", "2026-12-01 09:00")
        page.write_row("C4", ["Doors open.", "fedi"])
        page.write_row("C5", ["Tea.", "bsky"])
        page.merge_range("D7:D8", "fedi")
        page.write_row("B7", ["2026-12-02 09:00", "Cake."])
        page.set_row(4, None, None, {"hidden": True})
        page.set_row(19, None, None, {"hidden": True})
        book.add_worksheet("secret").hide()
    taking = taken(office, tmp_path / "plan.xlsx")
    assert errors(taking) == []
    assert [(post["at"], post["accounts"]) for post in new_posts(taking).values()] == [
        ("2026-12-01 09:00", ["fedi"]),
        ("2026-12-01 09:00", ["bsky"]),
        ("2026-12-02 09:00", ["fedi"]),
    ]
    assert 'plan.xlsx: hidden rows of the sheet "May" were read, too: 5' in taking.notes
    assert 'plan.xlsx: the sheet "secret" is hidden and was not read' in taking.notes


def test_more_hidden_rows_than_anybody_reads(office, tmp_path):
    from xlsxwriter import Workbook

    with Workbook(tmp_path / "plan.xlsx") as book:
        page = book.add_worksheet("May")
        page.write_row(0, 0, HEADINGS)
        for number in range(1, 13):
            page.write_row(number, 0, [*ROW[:2], f"Door {number}."])
            page.set_row(number, None, None, {"hidden": True})
    assert 'plan.xlsx: hidden rows of the sheet "May" were read, too: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …' in (
        taken(office, tmp_path / "plan.xlsx").notes
    )


def test_a_text_that_a_spreadsheet_took_for_a_formula_is_told(office, tmp_path):
    from xlsxwriter import Workbook

    with Workbook(tmp_path / "plan.xlsx") as book:
        page = book.add_worksheet("May")
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, ROW[:2])
        page.write_formula(1, 2, "=Doors()", None, "#NAME?")
    lost = "the spreadsheet took a text for a formula and lost it: write it again with an apostrophe (') in front"
    assert errors(taken(office, tmp_path / "plan.xlsx"))[0] == f"plan.xlsx!May!C2: error: {lost}"
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, [*ROW[:2], "#NAME?"]])
    assert errors(taken(office, plan)) == [f"plan.csv!C2: error: {lost}"]


def test_what_begins_like_a_formula_is_a_text_in_both_directions(office, tmp_path):
    texts = ["=1+1 is two", "@office says", "- a list", "+ more"]
    for plan in (
        xlsx_plan(tmp_path / "plan.xlsx", plan=[HEADINGS, *([*ROW[:2], text] for text in texts)]),
        csv_plan(tmp_path / "plan.csv", [HEADINGS, *([*ROW[:2], f"'{text}"] for text in texts)]),
    ):
        assert [post["text"] for post in new_posts(taken(office, plan)).values()] == texts


def test_days_that_were_taken_for_months_are_told(office, tmp_path):
    from datetime import datetime

    dates = [datetime(2026, 6, 10, 9), "13/10/2026 09:00"]  # noqa: DTZ001
    plan = xlsx_plan(tmp_path / "plan.xlsx", plan=[HEADINGS, *([date, *ROW[1:]] for date in dates)])
    assert errors(taken(office, plan)) == [
        (
            "plan.xlsx!plan: error: a spreadsheet seems to have taken days for months here: days above 12 are texts, all "
            "others dates; write them as 2026-12-18 09:00, or say --dates where they are right"
        )
    ]
    assert errors(taken(office, plan, dates="day-first")) == []


def test_columns_are_called_as_spreadsheets_call_them():
    assert [column_letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert folded_heading(" “Text”\u00a0 “x” ") == 'text" "x'


def test_a_table_that_is_longer_than_any_plan_is_refused_and_not_cut(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, *([ROW] * 20_000)])
    with pytest.raises(ExportError, match=r"^plan\.csv has more than 20,000 rows: take it in by parts$"):
        taken(office, plan)
