import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from postdesk.figures.accounts import account_figures
from postdesk.figures.period import Period
from postdesk.figures.usual import Usual
from postdesk.log.readings.account_days import Daily
from postdesk.report import printed, write
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import message, words
from postdesk.report.wording import figure_label, figure_note
from postdesk.report.workbook import tables
from postdesk.settings import House
from stage.invented import WEEK, ZONE, material

HOUSE = House(Path(), "Office", ZONE)
MADE = datetime(2026, 11, 23, tzinfo=UTC)


def days(metric, *values, week=0, account="fb"):
    """What was counted on the first days of a week; None for a day that is not given."""
    first = WEEK.first + timedelta(weeks=week)
    return [
        Daily("facebook", account, metric, first + timedelta(days=day), value, MADE)
        for day, value in enumerate(values)
        if value is not None
    ]


def test_events_are_added_up_over_the_days_that_were_given():
    (views,) = account_figures(days("views", 10, None, 5), WEEK)
    assert (views.value, views.how, figure_label(views), figure_note(views)) == (15, "sum", "views", "on 2 of 7 days")
    assert (views.source, views.as_of, views.usual) == ("export", MADE, None)


def test_people_are_not_added_up_but_the_day_in_the_middle_is_told():
    (reach,) = account_figures(days("reach", 10, 30, 20), WEEK)
    assert (reach.value, figure_label(reach)) == (20, "reach a day, median")


def test_followers_are_told_as_they_were_counted_last():
    (followers,) = account_figures(days("followers", 1200, 1204, None), WEEK)
    assert (followers.value, followers.how, figure_label(followers)) == (1204, "last", "followers at the last count")
    weeks = [one for ago in range(1, 9) for one in days("followers", *range(7), week=-ago)]
    (followers,) = account_figures([*weeks, *days("followers", 9)], WEEK)
    assert (followers.usual.low, followers.usual.high) == (6, 6)


def test_what_was_given_before_and_is_missing_now_is_missing_not_nought():
    (views,) = account_figures(days("views", 10, week=-1), WEEK)
    assert (views.value, views.days, views.as_of, views.source) == (None, 0, None, "")


def test_a_usual_range_needs_eight_whole_weeks():
    weeks = [one for ago in range(1, 9) for one in days("views", *[ago] * 7, week=-ago)]
    (views,) = account_figures([*weeks, *days("views", 1)], WEEK)
    assert views.usual == Usual(19.25, 31.5, 43.75)
    (views,) = account_figures([*weeks[1:], *days("views", 1)], WEEK)
    assert views.usual is None


def test_a_month_has_no_usual_range():
    (views,) = account_figures(days("views", 3), Period.month("2026-11", ZONE))
    assert (views.value, views.of, views.usual) == (3, 30, None)


def test_views_come_first_and_names_that_nobody_knows_last():
    told = [
        *days("a new one", 1),
        *days("follows", 1),
        *days("reach", 1),
        *days("views", 1),
        *days("views", 2, account="a"),
    ]
    assert [(one.account, one.metric) for one in account_figures(told, WEEK)] == [
        ("a", "views"), ("fb", "views"), ("fb", "reach"), ("fb", "follows"), ("fb", "a new one"),
    ]  # fmt: skip


def test_they_stand_in_every_form_of_the_report(tmp_path):
    made = report(Gathered(material(), daily=(*days("views", 108, 2), *days("reach", 9, week=-1, account=""))), HOUSE)
    page = " ".join(printed(made, "html").split())
    assert "<li>views: <strong>110</strong>" in page
    assert "whole page: Facebook, fb" in page
    assert page.count("no day of this week was imported") == 1
    assert page.count("from an export, as of Mon 23 Nov 01:00") == 1
    assert "| Facebook: reach a day, median | – | on 0 of 7 days | usual range not known yet |" in printed(made, "md")
    assert "Facebook, fb, views: 110 (on 2 of 7 days; usual range not known yet)" in words(made)
    assert [one["value"] for one in json.loads(printed(made, "json"))["accounts"]] == [None, 110]
    (file,) = [file for file in write(made, tmp_path, ["csv"]) if file.name == "accounts.csv"]
    assert file.read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "facebook,,reach,median,,0,7,,,,,",
        f"facebook,fb,views,sum,110,2,7,,,{MADE.isoformat()},Mon 23 Nov 2026 01:00,export",
    ]
    assert ("accounts", 2) in [(name, len(rows)) for name, _, rows in tables(made)]
    assert (
        "Facebook, fb, views"
        in message(made, page, "desk@example.org", ["director@example.org"]).get_body(["html"]).get_content()
    )
