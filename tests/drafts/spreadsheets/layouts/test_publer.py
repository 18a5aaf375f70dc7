"""Publer's bulk scheduler."""

from stage.plans import csv_plan, new_posts, taken

HEADINGS = [
    "Date - Intl. format or prompt", "Text", "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma", "Title - For the video, pin, PDF ..", "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||", "Comment(s) - Separated by ||", "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..", "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
]  # fmt: skip


def test_pictures_and_alt_texts_share_a_cell(office, tmp_path):
    row = ["2026/12/01 09:00", "Doors open.", "https://example.org/a, https://example.org/b",
           "https://example.org/hall.jpg,https://example.org/door.jpg", "", "spring", "The hall, lit||A door",
           "", "", "", "", ""]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", [HEADINGS, row]), accounts=["linkedin"])
    assert taking.layout == "Publer"
    assert new_posts(taking)["plan/doors-open"] == {
        "at": "2026-12-01 09:00",
        "accounts": ["linkedin"],
        "text": "Doors open.",
        "link": "https://example.org/a",
        "media": [{"file": "media/hall.jpg", "alt": "The hall, lit"}, {"file": "media/door.jpg", "alt": "A door"}],
    }
    assert "plan.csv: a post has one link; of several the first was taken: row 2" in taking.notes


def test_an_alt_text_that_is_left_out_keeps_the_others_in_place(office, tmp_path):
    row = ["2026-12-01 09:00", "Doors open.", "", "https://example.org/a.jpg,https://example.org/b.jpg", "", "",
           "||A door", "", "", "", "", ""]  # fmt: skip
    taking = taken(office, csv_plan(tmp_path / "plan.csv", [HEADINGS, row]), accounts=["linkedin"])
    assert new_posts(taking)["plan/doors-open"]["media"] == [
        {"file": "media/a.jpg"},
        {"file": "media/b.jpg", "alt": "A door"},
    ]
