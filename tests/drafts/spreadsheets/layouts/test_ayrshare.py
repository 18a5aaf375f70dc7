"""Ayrshare's bulk posts."""

from stage.plans import csv_plan, errors, new_posts, taken

HEADINGS = ["post", "platforms", "mediaUrls", "scheduleDate"]


def test_its_times_are_utc_and_become_the_offices(office, tmp_path):
    rows = [HEADINGS, ["Doors open.", "bluesky,linkedin", "", "2026-12-01T08:00:00Z"],
            ["Tea.", "bluesky", "", "2026-06-01 08:00"], ["Fold.", "bluesky", "", "2026-10-25T00:30:00Z"]]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows))
    assert taking.layout == "Ayrshare"
    assert [post["at"] for post in new_posts(taking).values()] == [
        "2026-12-01 09:00", "2026-06-01 10:00", "2026-10-25 02:30 +02:00",
    ]  # fmt: skip
    assert new_posts(taking)["plan/doors-open"]["accounts"] == ["bsky", "linkedin"]
    assert taking.notes == ["plan.csv: times are read in UTC"]


def test_a_network_without_an_account_is_left_out_and_an_unknown_word_refused(office, tmp_path):
    rows = [HEADINGS, ["Doors open.", "pinterest,bluesky", "", "2026-12-01T08:00:00Z"]]
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows))
    assert new_posts(taking)["plan/doors-open"]["accounts"] == ["bsky"]
    assert "plan.csv: no account of this desk is on pinterest; it was left out of 1 row" in taking.notes
    rows[1][1] = "blusky"
    assert errors(taken(office, csv_plan(tmp_path / "plan.csv", rows))) == [
        'plan.csv!B2: error: there is no account "blusky" in this desk: did you mean "bluesky"?'
    ]
