"""What an officer is told of a table besides what it changes."""

from openpyxl import load_workbook

from stage.plans import edited, errors, exported, taken

STAY = "spring/doors has words of its own for bsky, and they stay: look whether they should follow"


def test_words_of_an_account_that_do_not_follow_the_posts_are_named(desk):
    plan = edited(exported(desk), (2, "text", "Doors open at seven."))
    assert taken(desk, plan).notes == [STAY]
    plan = edited(exported(desk), (2, "text", "Doors open at seven."), (3, "text", "Doors open at seven. :tea:"))
    assert taken(desk, plan).notes == []
    plan = edited(exported(desk), (3, "text", "Doors open at seven. :tea:"), (4, "text", "Tea for all."))
    assert taken(desk, plan).notes == []


def test_of_a_new_post_whose_text_the_spreadsheet_took_for_a_formula_only_that_is_told(desk):
    plan = edited(exported(desk), (5, "post", "thanks"))
    book = load_workbook(plan)
    page = book.worksheets[0]
    page.cell(5, next(cell.column for cell in page[1] if cell.value == "text")).value = "=Thanks to all!"
    book.save(plan)
    assert [fault.partition(": error: ")[2][:46] for fault in errors(taken(desk, plan))] == [
        "the spreadsheet took a text for a formula and "
    ]
