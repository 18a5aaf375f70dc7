from datetime import UTC, datetime

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures

HEADER = (
    "Video asset ID,Universal video ID,Page ID,Page name,Title,Duration (sec),Publish time,Custom labels,Data comment,"
    "Date,Reach,3-second video views,1-minute video views,Seconds viewed,Average Seconds viewed,3-second viewers,"
    '1-minute viewers,"Reactions, comments and shares",Reactions,Comments,Shares\n'
)


def test_a_video_has_a_number_of_its_own(tmp_path):
    row = "1823209189000002,2823209189000002,100,IOM Example,Doors #IOM,42,11/10/2026 09:30,,,Lifetime,4500,900,80,3000,7,800,70,60,51,2,7\n"
    (tmp_path / "a.csv").write_text(HEADER + row, encoding="utf-8-sig")
    export = extract(tmp_path / "a.csv")
    (video,) = export.rows
    assert export.networks == ("facebook",)
    assert (video.remote_id, video.account, video.kind) == ("video:1823209189000002", "IOM Example", "video")
    assert (video.published, video.exact, video.text) == (
        datetime(2026, 11, 10, 17, 30, tzinfo=UTC),
        True,
        "Doors #IOM",
    )
    assert video.figures == Figures(51, 2, 7, reach=4500)
