"""The header row of every real layout, word for word, with invented rows and figures counted by hand."""

import pytest

from postdesk.measure.importers import IMPORTERS
from postdesk.measure.intake.recognising import extract, opened_tables
from postdesk.measure.layouts.importer import DayCount
from postdesk.models import Extracted
from stage.real_layouts import LAYOUTS, Layout

TIKTOK_DAY = {
    ("2026-09-29", metric): value
    for metric, value in {
        "views": 950,
        "reach": 800,
        "profile visits": 20,
        "likes": 12,
        "shares of videos": 4,
        "comments on videos": 3,
        "follows": 2,
    }.items()
}
DAYS = {
    "tiktok, days": (
        Layout(
            "TikTok, the account by day",
            "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Phone number clicks ,Leads submission,"
            "Net growth,New followers,Lost followers\n"
            "2026-09-29,950,800,20,12,4,3,NAN,0,1,2,1\n",
        ),
        TIKTOK_DAY,
    ),
    "meta, days": (
        Layout(
            "Facebook and Instagram by day",
            'sep=,\n"Views"\n"Date","Primary"\n"2026-09-29T00:00:00","950"\n"2026-11-03T01:00:00","7"\n',
            encoding="utf-16",
        ),
        {("2026-09-29", "views"): 950, ("2026-11-03", "views"): 7},
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_known_by_its_header_and_read(tmp_path, name):
    layout = LAYOUTS[name]
    file = tmp_path / "export.csv"
    file.write_text(layout.lines, encoding=layout.encoding)
    (found,) = (each.title for each in IMPORTERS if each.recognise(opened_tables(file, {})))
    (post,) = (row for row in extract(file).rows if isinstance(row, Extracted))
    assert (found, post.figures) == (layout.title, layout.figures)
    assert abs((post.published - layout.published).total_seconds()) <= 60
    assert post.text in {"Doors", "Doors & tea", "扉"}


@pytest.mark.parametrize("name", DAYS)
def test_days_of_a_whole_account(tmp_path, name):
    layout, counted = DAYS[name]
    (tmp_path / "Views.csv").write_text(layout.lines, encoding=layout.encoding)
    rows = [row for row in extract(tmp_path / "Views.csv").rows if isinstance(row, DayCount)]
    assert {(f"{row.day}", row.metric): row.value for row in rows} == counted
