from datetime import UTC, datetime

from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures, Skipped

VIDEOS = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
STUDIO = (
    "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Total play time,"
    "Average watch time,Watched full video,Add to favorites\n"
)
LINK = "https://www.tiktok.com/@iom_example/video/7567452128936238785"


def rows(tmp_path, text):
    (tmp_path / "Content.csv").write_text(text, encoding="utf-8")
    return list(extract(tmp_path / "Content.csv").rows)


def test_a_video_with_its_second_from_the_number_in_its_link(tmp_path):
    assert rows(tmp_path, f"{VIDEOS}Doors open #IOM,{LINK},2025/11/03 08:00:00,1200,80,4,9,3\n") == [
        Extracted(
            row=2,
            network="tiktok",
            account="iom_example",
            remote_id="7567452128936238785",
            url=LINK,
            published=datetime(2025, 10, 31, 18, 19, 10, tzinfo=UTC),
            exact=True,
            text="Doors open #IOM",
            figures=Figures(reactions=80, comments=4, shares=9, saves=3, views=1200),
            kind="video",
        )
    ]


def test_the_studio_rounds_large_figures(tmp_path):
    (post,) = rows(tmp_path, f'{STUDIO}Doors,{LINK},2025-10-31,1.2K,48,31,"18,400",11.5,0:12,38%,12\n')
    assert post.figures == Figures(reactions=1200, comments=48, shares=31, saves=12, views=18400)


def test_a_series_of_pictures_and_a_link_that_names_no_video(tmp_path):
    photo = LINK.replace("video", "photo")
    picture, skipped = rows(
        tmp_path, f"{VIDEOS}Doors,{photo},,1,1,1,1,1\nDoors,https://www.tiktok.com/@iom_example,,1,1,1,1,1\n"
    )
    assert picture.kind == "image"
    assert skipped == Skipped(3, 'the link "https://www.tiktok.com/@iom_example" does not name a video of TikTok')
