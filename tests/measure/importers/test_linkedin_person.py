from datetime import UTC, datetime

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures
from stage.workbooks import workbook

HEADER = ["Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"]
ONE, TWO, THREE = (f"https://www.linkedin.com/feed/update/urn:li:activity:{number}" for number in (
    7510602264084480007, 7510602264084480008, 7510602264084480009
))  # fmt: skip
DAY = "9/29/2026"


def test_the_two_lists_are_joined_on_the_link(tmp_path):
    path = workbook(
        tmp_path / "Content_2026-09-28_2026-10-04_Ana Member.xlsx",
        TOP=[
            ["Maximum of 50 posts"],
            [""],
            HEADER,
            [ONE, DAY, 93, "", TWO, DAY, 2400],
            [TWO, DAY, 12, "", THREE, DAY, 800],
        ],
    )
    export = extract(path)
    assert export.networks == ("linkedin",)
    posts = {post.remote_id[-1]: (post.row, post.figures) for post in export.rows}
    assert posts == {
        "7": (4, Figures(engagements=93)),
        "8": (5, Figures(engagements=12, impressions=2400)),
        "9": (6, Figures(impressions=800)),
    }
    assert "at most 50" in export.notes[0]


def test_the_sample(shared):
    export = extract(shared / "samples" / "PARTLY_UNCERTAIN_Content_2026-09-28_2026-10-04_Member.xlsx")
    (post,) = export.rows
    assert (post.account, post.published, post.exact) == ("", datetime(2026, 9, 29, 7, 32, tzinfo=UTC), True)
    assert post.figures == Figures(engagements=93, impressions=2400)


def test_the_person_is_in_the_files_name(tmp_path):
    name = "Content_2026-09-28_2026-10-04_Ana Member.xlsx"
    (post,) = extract(workbook(tmp_path / name, TOP=[HEADER, [ONE, DAY, 93]])).rows
    assert (post.account, post.figures) == ("Ana Member", Figures(engagements=93))
