"""Hootsuite's bulk composer, which has no headings."""

from stage.plans import csv_plan, errors, new_posts, taken

ROWS = [["10/06/2026 09:00", "Doors open.", "https://example.org/hall"], ["11/06/2026 09:00", "Tea.", ""]]


def test_its_columns_are_known_by_their_dates(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", ROWS)
    taking = taken(office, plan, accounts=["fedi"], dates="day-first")
    assert taking.layout == "Hootsuite"
    assert new_posts(taking)["plan/doors-open"] == {
        "at": "2026-06-10 09:00",
        "accounts": ["fedi"],
        "text": "Doors open.",
        "link": "https://example.org/hall",
    }


def test_a_day_above_twelve_tells_the_order_for_all(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [*ROWS, ["12/31/2026 09:00", "Party.", ""]])
    assert [post["at"] for post in new_posts(taken(office, plan, accounts=["fedi"])).values()] == [
        "2026-10-06 09:00", "2026-11-06 09:00", "2026-12-31 09:00",
    ]  # fmt: skip


def test_nobody_guesses_which_number_is_the_day(office, tmp_path):
    why = "which number is the day? say --dates day-first or --dates month-first, or write the date as 2026-12-18 09:00"
    taking = taken(office, csv_plan(tmp_path / "plan.csv", ROWS), accounts=["fedi"])
    assert errors(taking) == [f"plan.csv!A1: error: {why}", f"plan.csv!A2: error: {why}"]
