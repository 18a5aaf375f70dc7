"""Agorapulse's bulk publishing."""

from stage.plans import csv_plan, new_posts, taken


def test_its_posts_have_a_content_and_a_link(office, tmp_path):
    rows = [["post_content", "post_link", "video_url", "image_url", "scheduled_at"],
            ["Doors open.", "https://example.org", "", "https://example.org/a.jpg", "2026-12-01 09:00"]]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert taking.layout == "Agorapulse"
    assert new_posts(taking)["plan/doors-open"] == {
        "at": "2026-12-01 09:00",
        "accounts": ["fedi"],
        "text": "Doors open.",
        "link": "https://example.org",
        "media": [{"file": "media/a.jpg"}],
    }
