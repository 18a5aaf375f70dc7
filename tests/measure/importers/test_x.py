from datetime import UTC, datetime

import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures, Skipped

HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Replies,Reposts,URL Clicks\n"
POST = '2105789855953846273,"Thu, Oct 1, 2026",Doors &amp; gates #IOM,https://x.com/IOMExample/status/2105789855953846273,"1,351",5,41,1,1,2,-\n'
NAME = "account_analytics_content_2026-09-28_2026-10-04.csv"


def rows(tmp_path, text, name=NAME):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return list(extract(tmp_path / name).rows)


def test_a_post_with_its_moment_from_the_id(tmp_path):
    assert rows(tmp_path, HEADER + POST) == [
        Extracted(
            row=2,
            network="x",
            account="IOMExample",
            remote_id="2105789855953846273",
            url="https://x.com/IOMExample/status/2105789855953846273",
            published=datetime(2026, 10, 1, 22, 40, tzinfo=UTC),
            exact=True,
            text="Doors & gates #IOM",
            figures=Figures(5, 1, 2, None, 1, 1351, None, 41),
        )
    ]


def test_the_sample(shared):
    export = extract(shared / "samples" / NAME)
    assert (export.networks, export.notes) == (("x",), ())
    first, second, reply, deleted = export.rows
    assert (first.figures.engagements, second.text[:8], reply.reply) == (41, "Безбедна", True)
    assert deleted == Skipped(5, "the post was deleted on X")


def test_the_sample_of_the_old_export(shared):
    export = extract(next((shared / "samples").glob("tweet_activity_metrics_*.csv")))
    (post,) = export.rows
    assert post.published == datetime(2022, 1, 30, 12, 15, 11, tzinfo=UTC)
    assert post.figures == Figures(reactions=1, comments=0, shares=0, clicks=3, impressions=106, engagements=4)


@pytest.mark.parametrize("damaged", ["2.10579E+18", "2105789855953840000"])
def test_an_id_damaged_by_a_spreadsheet_is_recovered_from_the_link(tmp_path, damaged):
    (post,) = rows(tmp_path, HEADER + POST.replace("2105789855953846273,", f"{damaged},", 1))
    assert post.remote_id == "2105789855953846273"


def test_a_damaged_id_without_a_link_is_skipped(tmp_path):
    (skipped,) = rows(tmp_path, HEADER + '2.10579E+18,"Thu, Oct 1, 2026",Doors,,1,1,1,1,1,1,1\n')
    assert skipped == Skipped(
        2, 'the id "2.10579E+18" was damaged by a spreadsheet and no link is there to recover it from'
    )


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("", "it has neither an id nor a link that names its post"),
        ("Total", '"Total" is no id of a post'),
        ("9" * 30, "its id is no number that the network gives: export it again"),
    ],
)
def test_a_row_that_names_no_post_tells_why(tmp_path, number, why):
    assert rows(tmp_path, f"{HEADER}{number},,Doors,,1,1,1,1,1,1,1\n") == [Skipped(2, why)]


def test_an_id_without_a_link(tmp_path):
    (post,) = rows(tmp_path, HEADER + '2105789855953846273,"Thu, Oct 1, 2026",Doors,,1,1,1,1,1,1,1\n')
    assert (post.remote_id, post.account, post.exact) == ("2105789855953846273", "", True)


def test_a_post_older_than_timed_ids_keeps_its_day(tmp_path):
    (post,) = rows(
        tmp_path, HEADER + '1000,"Mon, Nov 1, 2010",Doors,https://twitter.com/Office/status/1000,1,1,1,1,1,1,1\n'
    )
    assert (post.published, post.exact) == (datetime(2010, 11, 1, 12, tzinfo=UTC), False)


def test_a_post_without_any_date_is_skipped(tmp_path):
    assert rows(tmp_path, HEADER + "1000,soon,Doors,https://x.com/Office/status/1000,1,1,1,1,1,1,1\n") == [
        Skipped(2, 'no date can be read in "soon"')
    ]


def test_a_file_that_a_spreadsheet_saved_with_semicolons_goes_by_its_ids(tmp_path):
    text = "Post id;Date;Post text;Post Link;Likes\n2,1E+18;01/10/2026;Doors;https://x.com/IOMExample/status/2105789855953846273;1.234\n"
    (post,) = rows(tmp_path, text)
    assert (post.published.day, post.figures.reactions, post.figures.comments) == (1, 1234, None)
