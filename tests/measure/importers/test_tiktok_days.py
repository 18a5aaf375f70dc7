from datetime import date

from postdesk.measure.intake.recognising import extract
from postdesk.measure.layouts.importer import DayCount
from postdesk.models import Skipped

HEADER = (
    "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Phone number clicks ,Leads submission,"
    "Net growth,New followers,Lost followers\n"
)


def rows(tmp_path, text):
    (tmp_path / "Overview.csv").write_text(text, encoding="utf-8")
    export = extract(tmp_path / "Overview.csv")
    assert (export.of, export.networks) == ("day", ("tiktok",))
    return list(export.rows)


def test_a_day_of_the_account_in_each_metric_that_was_counted(tmp_path):
    assert rows(tmp_path, f"{HEADER}2026-11-02,1200,NAN,31,80,9,4,0,0,2,3,1\n") == [
        DayCount(2, "tiktok", metric, date(2026, 11, 2), value)
        for metric, value in (
            ("views", 1200),
            ("profile visits", 31),
            ("likes", 80),
            ("shares of videos", 9),
            ("comments on videos", 4),
            ("follows", 3),
        )
    ]


def test_a_day_or_a_figure_that_cannot_be_read(tmp_path):
    first, *rest = rows(tmp_path, f"{HEADER}November,1,1,1,1,1,1,0,0,1,1,1\n2026-11-02,many,1,1,1,1,1,0,0,1,1,1\n")
    assert first == Skipped(2, 'no date can be read in "November"')
    assert rest[0] == Skipped(3, 'views: "many" is no whole number')
    assert len(rest) == 7
