from datetime import UTC, datetime

import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures, Skipped

HEADER = "Date,Network,Profile,Text,Link,Impressions,Reach,Likes,Comments,Shares,Link clicks,Saves\n"


def rows(tmp_path, *lines):
    (tmp_path / "posts.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return list(extract(tmp_path / "posts.csv").rows)


@pytest.mark.parametrize(
    ("link", "network", "account", "remote_id", "published"),
    [
        (
            "https://x.com/office/status/2105789855953846273",
            "x",
            "office",
            "2105789855953846273",
            datetime(2026, 10, 1, 22, 40, tzinfo=UTC),
        ),
        (
            "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7532404259715821625",
            "linkedin",
            "Office",
            "urn:li:share:7532404259715821625",
            datetime(2026, 11, 28, 11, 25, 20, 820000, UTC),
        ),
        (
            "https://www.instagram.com/p/DfyxNzTgAAF/",
            "instagram",
            "Office",
            "DfyxNzTgAAF",
            datetime(2026, 11, 16, 7, 0, 0, 111000, UTC),
        ),
        (
            "https://www.tiktok.com/@office/video/7567452128936238785",
            "tiktok",
            "office",
            "7567452128936238785",
            datetime(2025, 10, 31, 18, 19, 10, tzinfo=UTC),
        ),
        ("https://youtu.be/R26qwMQVo-s", "youtube", "Office", "R26qwMQVo-s", datetime(2026, 10, 2, 12, tzinfo=UTC)),
        (
            "https://www.facebook.com/100_980422845355742",
            "facebook",
            "Office",
            "980422845355742",
            datetime(2026, 10, 2, 12, tzinfo=UTC),
        ),
    ],
)
def test_a_link_names_the_network_and_the_post(tmp_path, link, network, account, remote_id, published):
    (post,) = rows(tmp_path, f"2026-10-02 00:40,Somewhere,Office,Doors #IOM,{link},900,700,5,1,2,3,4")
    assert (post.network, post.account, post.remote_id) == (network, account, remote_id)
    assert abs(post.published - published).total_seconds() < 1
    assert post.exact is (published.hour != 12)
    assert post.figures == Figures(5, 1, 2, 3, 4, 900, 700)


def test_a_link_that_names_no_post_and_a_day_that_is_none(tmp_path):
    assert rows(
        tmp_path,
        "2026-10-02,X,Office,Doors,https://example.org/1,1,1,1,1,1,1,1",
        "soon,YouTube,Office,Doors,https://youtu.be/R26qwMQVo-s,1,1,1,1,1,1,1",
    ) == [
        Skipped(2, 'the link "https://example.org/1" does not name a post of a network that postdesk knows'),
        Skipped(3, 'no date can be read in "soon"'),
    ]


def test_the_posts_whose_ids_tell_their_day_tell_the_order_for_the_others(tmp_path):
    """X's id is of 1 October 2026; without it, nobody could say which number of the video's date is the month."""
    told = "01/10/2026 22:40,X,Office,Doors,https://x.com/office/status/2105789855953846273,1,1,1,1,1,1,1"
    _, _, _, video = rows(
        tmp_path,
        told,
        told.replace("2105789855953846273", "99999999999999999999999"),
        "soon,X,Office,Doors,https://x.com/office/status/2105789855953846273,1,1,1,1,1,1,1",
        "02/10/2026,YouTube,Office,Doors,https://youtu.be/R26qwMQVo-s,1,1,1,1,1,1,1",
    )
    assert video.published == datetime(2026, 10, 2, 12, tzinfo=UTC)
