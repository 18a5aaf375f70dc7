"""SocialBee's import of content."""

from stage.plans import csv_plan, new_posts, taken


def test_pictures_gifs_and_films_come_in_their_order(office, tmp_path):
    rows = [["text", "link", "imageUrls", "gifUrls", "videoUrls", "postAtSpecificTime"],
            ["Doors open.", "https://example.org", "https://example.org/a.jpg", "", "https://example.org/f.mp4",
             "2026-12-01 09:00"]]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert taking.layout == "SocialBee"
    assert new_posts(taking)["plan/doors-open"]["media"] == [{"file": "media/a.jpg"}, {"file": "media/f.mp4"}]
