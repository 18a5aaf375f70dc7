from datetime import UTC, datetime

import pytest

from postdesk.cli.worded import spoken_in, worded
from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures, Skipped

HEADER = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,"
    "Impressions click-through rate (%)\n"
)


def rows(tmp_path, text):
    (tmp_path / "Table data.csv").write_text(text, encoding="utf-8")
    export = extract(tmp_path / "Table data.csv")
    assert 'choose "Lifetime"' in export.notes[-1]
    return list(export.rows)


def test_a_video_of_a_day_below_the_total(tmp_path):
    total, video = rows(
        tmp_path,
        f'{HEADER}Total,,,,5052,10.5,1,20000,5.1\nR26qwMQVo-s,"Doors, open #IOM","Sep 26, 2026",47,3529,8,1,900,4\n',
    )
    assert total == Skipped(2, '"Total" is no id of a video: rows of totals are none')
    assert (video.remote_id, video.url) == ("R26qwMQVo-s", "https://www.youtube.com/watch?v=R26qwMQVo-s")
    assert (video.published, video.exact) == (datetime(2026, 9, 26, 12, tzinfo=UTC), False)
    assert (video.text, video.kind) == ("Doors, open #IOM", "video")
    assert video.figures == Figures(impressions=900, views=3529)


def test_other_columns_that_the_officer_chose(tmp_path):
    header = "Content,Video title,Video publish time,Views,Thumbnail impressions,Likes,Comments added,Shares\n"
    (video,) = rows(tmp_path, f'{header}R26qwMQVo-s,Doors,2026-09-26,"1,000",50,9,8,7\n')
    assert video.figures == Figures(9, 8, 7, impressions=50, views=1000)


def test_a_day_that_cannot_be_read(tmp_path):
    (skipped,) = rows(tmp_path, f"{HEADER}R26qwMQVo-s,Doors,soon,47,3529,8,1,900,4\n")
    assert skipped == Skipped(2, 'no date can be read in "soon"')
    with spoken_in("fr"):
        assert worded(skipped.why) == 'aucune date ne se lit dans "soon"'


@pytest.mark.parametrize("day", ["26/09/2026", "26.9.2026", "09/26/2026", "26-Sep-26", "26-sept.-26"])
def test_a_day_that_a_spreadsheet_has_written_anew(tmp_path, day):
    (video,) = rows(tmp_path, f"{HEADER}R26qwMQVo-s,Doors,{day},47,3529,8,1,900,4\n")
    assert video.published == datetime(2026, 9, 26, 12, tzinfo=UTC)


def test_a_day_in_numbers_of_which_either_may_be_the_month(tmp_path):
    with pytest.raises(ExportError, match=r"saved by a spreadsheet and 03/11/2026 may be day or month first"):
        rows(tmp_path, f"{HEADER}R26qwMQVo-s,Doors,03/11/2026,47,3529,8,1,900,4\n")
