"""Before the weekly report, whoever exports figures hears which are old, and where new ones are."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.log.workers import once_a_period
from postdesk.report.reminder import KIND, due_reminder, export_places, outdated, reminder
from postdesk.settings.mail import Mail
from stage.desks import SETTINGS, lay

SATURDAY = datetime(2026, 11, 28, 6, 30, tzinfo=UTC)
"""Two days before Monday, 30 November, 07:30 in Podgorica."""
REAL = SETTINGS.replace("rehearsal = true\n", "")
X = """\
Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks
2105789855953846273,"Thu, Oct 1, 2026",Doors open at six.,https://x.com/office/status/2105789855953846273,1351,5,41,1,0,0,1,2,2,29,0,1,0
"""


@pytest.fixture
def exporting(public):
    """The office, with an account on X and one on LinkedIn whose figures a person exports."""
    more = '\n[accounts.x]\nnetwork = "x"\nhandle = "office"\nby_hand = true\n'
    lay(public.house.root, REAL + more)
    from postdesk.desk import Desk

    desk = Desk.open(public.house.root, public.now)
    with desk.log:
        yield desk


def bring(desk, folder, day):
    file = folder / f"account_analytics_content_2026-09-28_{day}.csv"
    file.write_text(X, encoding="utf-8")
    desk.readings.bring_in(Path(file))


def test_it_is_time_two_days_before_the_report_and_until_it_is_written(exporting):
    log, house = exporting.log, exporting.house
    assert due_reminder(log, house, SATURDAY - timedelta(seconds=1)) == ""
    assert due_reminder(log, house, SATURDAY) == "2026-W48"
    assert due_reminder(log, house, SATURDAY + timedelta(hours=47)) == "2026-W48"
    assert due_reminder(log, house, SATURDAY + timedelta(hours=48)) == ""
    assert due_reminder(log, replace(house, report_remind=timedelta(hours=1)), SATURDAY) == ""
    once_a_period.once(log, KIND, "2026-W48", list, "desk:1", lambda: SATURDAY)
    assert due_reminder(log, house, SATURDAY) == ""


def test_a_desk_without_a_post_reminds_of_nothing(log, office):
    assert due_reminder(log, office.house, SATURDAY) == ""


def test_figures_older_than_a_week_are_named_with_their_place(exporting, tmp_path):
    bring(exporting, tmp_path, "2026-11-20")
    assert outdated(exporting.log, exporting.house, SATURDAY) == outdated(exporting.log, exporting.house, SATURDAY)
    (one,) = outdated(exporting.log, exporting.house, SATURDAY)
    assert one.says(SATURDAY, "Europe/Podgorica") == (
        "X: the newest figures are of 2026-11-20, 7 days old. "
        "Fetch them at x.com > Analytics > Content, the download sign, then `postdesk import FILE`."
    )
    bring(exporting, tmp_path, "2026-11-23")
    assert outdated(exporting.log, exporting.house, SATURDAY) == ()


def test_a_network_without_a_figure_is_named_where_posts_went_out(exporting, tmp_path):
    with exporting.log.write() as connection:
        connection.exec_driver_sql("UPDATE publication SET network = 'linkedin'")
    (one,) = outdated(exporting.log, exporting.house, SATURDAY)
    assert one.says(SATURDAY, "UTC").startswith("LinkedIn: no figures yet. Fetch them at the LinkedIn page > Analytics")
    assert outdated(exporting.log, exporting.house, SATURDAY + timedelta(days=60)) == ()


def test_a_desk_that_rehearses_exports_nothing(public):
    assert outdated(public.log, public.house, SATURDAY) == ()


def test_each_network_that_offers_an_export_has_one_place_for_it():
    assert set(export_places()) == {"facebook", "instagram", "linkedin", "tiktok", "x", "youtube"}


def test_the_mail_says_when_the_report_writes_itself_and_what_is_old(exporting, tmp_path):
    bring(exporting, tmp_path, "2026-11-20")
    old, house = outdated(exporting.log, exporting.house, SATURDAY), exporting.house
    through = Mail("127.0.0.1", "desk@example.org")
    letter = reminder(house, through, "2026-W48", old, ["ana@example.org"], SATURDAY)
    assert (letter["Subject"], letter["To"]) == (
        "Country Office: figures for the report of 2026-W48",
        "ana@example.org",
    )
    first, _, second = letter.get_content().splitlines()
    assert first == "The report of 2026-W48 writes itself on Mon 07:30."
    assert second.startswith("X: the newest figures are of 2026-11-20")
    late = reminder(house, through, "2026-W48", (), ["ana@example.org"], SATURDAY + timedelta(hours=1))
    assert late.get_content().splitlines()[2] == "Every network's figures are fresh by now."
    assert late["Message-ID"] != letter["Message-ID"]
