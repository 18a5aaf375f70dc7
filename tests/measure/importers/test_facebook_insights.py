from datetime import UTC, datetime

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures

HEADER = (
    "Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Audience Targeting,Lifetime Post Total Reach,"
    "Lifetime Post organic reach,Lifetime Post Paid Reach,Lifetime Post Total Impressions\n"
)
MEANING = (
    ",,,,,,,,Lifetime: The total number of people,Lifetime: of those,Lifetime: paid,Lifetime: The number of times\n"
)
POST = "951745098223517_980422845355742,https://www.facebook.com/office/posts/980422845355742:0,Doors #IOM,Photo,,,10/1/2018 21:00, ,800,700,100,1900\n"


def test_a_post_below_the_row_that_describes_the_columns(tmp_path):
    (tmp_path / "a.csv").write_text(HEADER + MEANING + POST, encoding="utf-8")
    (post,) = extract(tmp_path / "a.csv").rows
    assert (post.row, post.network, post.remote_id, post.kind) == (3, "facebook", "980422845355742", "image")
    assert (post.published, post.exact) == (datetime(2018, 10, 2, 4, tzinfo=UTC), True)
    assert post.figures == Figures(impressions=1900, reach=800)
