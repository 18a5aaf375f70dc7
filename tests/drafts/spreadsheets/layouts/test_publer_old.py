"""Publer's older table."""

from stage.plans import csv_plan, new_posts, taken


def test_its_message_is_the_text(office, tmp_path):
    rows = [["Date", "Message", "Link", "Media", "Location", "Labels"],
            ["2026/12/01 09:00", "Doors open.", "https://example.org", "", "", ""]]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert taking.layout == "Publer (old)"
    assert new_posts(taking)["plan/doors-open"]["link"] == "https://example.org"
