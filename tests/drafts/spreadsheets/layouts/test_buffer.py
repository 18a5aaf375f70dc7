"""Buffer's bulk upload."""

from stage.plans import csv_plan, errors, new_posts, taken

HEADINGS = ["Text", "Image URL", "Tags", "Posting Time"]


def test_a_channels_posts_are_for_the_account_that_is_said(office, tmp_path):
    rows = [HEADINGS, ["Doors open.", "https://example.org/hall.jpg", "spring", "2026-12-01 09:00"]]
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert new_posts(taking) == {
        "plan/doors-open": {
            "at": "2026-12-01 09:00",
            "accounts": ["fedi"],
            "text": "Doors open.",
            "media": [{"file": "media/hall.jpg"}],
        }
    }
    assert taking.layout == "Buffer"
    assert taking.notes == [
        "plan.csv: times are read in Europe/Podgorica",
        'plan.csv: the column "Tags" was not read, for a draft has no place for it (1 row)',
    ]


def test_its_short_dates_have_the_month_first(office, tmp_path):
    rows = [["Text", "Image URL", "Tags", "Posting Time", "Board Name"], ["Tea.", "", "", "6/5/26 09:00", ""]]
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert new_posts(taking)["plan/tea"]["at"] == "2026-06-05 09:00"


def test_a_row_for_nobody_is_told(office, tmp_path):
    rows = [HEADINGS, ["Doors open.", "", "", "2026-12-01 09:00"]]
    assert errors(taken(office, csv_plan(tmp_path / "plan.csv", rows))) == [
        "plan.csv!A2: error: the row names no account: say --account NAME, once for each account"
    ]
