"""Sprout Social's bulk schedule."""

from stage.plans import csv_plan, new_posts, taken

HEADINGS = ["date", "time_24hr", "message_text", "public_image_url"]


def test_day_and_time_have_columns_of_their_own(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, ["31/12/2026", "9:05", "Doors open.", ""]])
    taking = taken(office, plan, accounts=["fedi"])
    assert taking.layout == "Sprout Social"
    assert new_posts(taking)["plan/doors-open"]["at"] == "2026-12-31 09:05"
