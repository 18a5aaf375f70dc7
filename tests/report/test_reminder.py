"""Before the weekly report, whoever exports figures hears which are old, and where new ones are."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.log.workers import once_a_period
from postdesk.report.outdated import Outdated, export_places
from postdesk.report.reminder import KIND, due_reminder, outdated, reminder, told_before
from postdesk.settings import House
from postdesk.settings.mail import Mail
from postdesk.words import KNOWN, spoken
from stage.desks import SETTINGS, lay

SATURDAY = datetime(2026, 11, 28, 6, 30, tzinfo=UTC)
"""Two days before Monday, 30 November, 07:30 in Podgorica."""
REAL = SETTINGS.replace("rehearsal = true\n", "")
OLD = (
    Outdated("X", SATURDAY - timedelta(days=8), export_places()["x"]),
    Outdated("LinkedIn", None, export_places()["linkedin"]),
)
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


def plain(letter):
    return letter.get_body(["plain"]).get_content()


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
        "X: the newest figures are of 20 Nov 2026, 7 days old. "
        "Fetch them at x.com > Analytics > Content > Download, then `postdesk import FILE`."
    )
    bring(exporting, tmp_path, "2026-11-23")
    assert outdated(exporting.log, exporting.house, SATURDAY) == ()


def test_a_network_without_a_figure_is_named_where_posts_went_out(exporting, tmp_path):
    with exporting.log.write() as connection:
        connection.exec_driver_sql("UPDATE publication SET network = 'linkedin'")
    (one,) = outdated(exporting.log, exporting.house, SATURDAY)
    assert one.says(SATURDAY, "UTC").startswith("LinkedIn: no figures yet. Fetch them at LinkedIn > Page > Analytics")
    assert outdated(exporting.log, exporting.house, SATURDAY + timedelta(days=60)) == ()


def test_a_desk_that_rehearses_exports_nothing(public):
    assert outdated(public.log, public.house, SATURDAY) == ()


def test_the_mail_says_when_the_report_writes_itself_and_what_is_old(exporting, tmp_path):
    bring(exporting, tmp_path, "2026-11-20")
    old, house = outdated(exporting.log, exporting.house, SATURDAY), exporting.house
    through = Mail("127.0.0.1", "desk@example.org")
    letter = reminder(house, through, "2026-W48", old, ["ana@example.org"], SATURDAY)
    assert (letter["Subject"], letter["To"]) == (
        "Country Office: figures for the report of 23–29 November 2026",
        "ana@example.org",
    )
    first, _, second = plain(letter).splitlines()
    assert first == "The report of 23–29 November 2026 writes itself on Mon 30 Nov 07:30."
    assert second.startswith("X: the newest figures are of 20 Nov 2026")
    late = reminder(house, through, "2026-W48", (), ["ana@example.org"], SATURDAY + timedelta(hours=1))
    assert plain(late).splitlines()[2] == "Every network's figures are fresh by now."
    assert late["Message-ID"] != letter["Message-ID"]


def in_language(language, old=OLD):
    house = House(Path(), "Ured", "Europe/Podgorica", language=language)
    return house, reminder(house, Mail("127.0.0.1", "a@example.org"), "2026-W48", old, ["b@example.org"], SATURDAY)


@pytest.mark.parametrize("language", [tag for tag in KNOWN if tag != "en"])
def test_whoever_exports_reads_it_in_the_language_of_the_office(language):
    house, letter = in_language(language)
    _, fresh = in_language(language, ())
    page = letter.get_body(["html"]).get_content()
    told = told_before(house, "2026-W48", OLD, SATURDAY)
    read = "\n".join([letter["Subject"], plain(letter), plain(fresh), page, *told])
    english = "figures|report|newest|days old|Fetch|writes itself|fresh by now|before"
    assert re.findall(rf"\b(?:{english})\b", read) == []
    assert read.count("x.com > Analytics > Content > Download") + page.count("x.com &gt; Analytics") == 3
    assert f'lang="{spoken(language)}" dir="{"rtl" if language.startswith("ar") else "ltr"}"' in page


def test_the_reminder_word_for_word_in_two_scripts():
    _, french = in_language("fr")
    assert french["Subject"] == "Ured : chiffres pour le rapport du 23–29 novembre 2026"
    assert plain(french).splitlines()[2] == (
        "X : les chiffres les plus récents datent du 20 nov. 2026 (8 jours). "
        "Allez les chercher ici : x.com > Analytics > Content > Download, puis `postdesk import FICHIER`."
    )
    _, serbian = in_language("sr")
    assert plain(serbian).splitlines()[0] == "Извештај 23.–29. новембар 2026. настаје сам: пон 30. нов 07:30."
