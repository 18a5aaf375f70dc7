"""HighLevel's social planner."""

from stage.plans import csv_plan, new_posts, taken


def test_seconds_that_are_none_are_not_written(office, tmp_path):
    rows = [["postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "content", "link (OGmetaUrl)", "imageUrls", "gifUrl",
             "videoUrls"], ["2026-12-01 09:00:00", "Doors open.", "https://example.org", "", "", ""]]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert taking.layout == "HighLevel"
    assert new_posts(taking)["plan/doors-open"]["at"] == "2026-12-01 09:00"
