"""Charts to look at: the figures of the reports and of `postdesk hashtags`, drawn, in words, as tables and as CSV."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.charts import MONTHLY, best_time, hashtag_trend
from postdesk.charts.picture import picture
from postdesk.figures.times import FEWEST
from postdesk.web.pages.charts import shown_chart
from postdesk.web.pages.hashtags import SORTS
from stage.browsing import Browser, plain
from stage.desks import SETTINGS, lay
from stage.invented import busy

TAGGED = """\
campaign: fair
accounts: [fedi]
hashtags: []
posts:
  - {id: one, at: 2026-11-24 09:00, text: "Doors open. #SpringFair #OpenDoors"}
  - {id: two, at: 2026-11-24 11:00, text: "Tea is ready. #springfair"}
  - {id: three, at: 2026-11-25 09:00, text: "Thank you all. #ThankYou"}
"""

BY_HAND = """\
campaign: page
accounts: [linkedin]
posts:
- {id: hall, at: 2026-11-26 09:00, text: "The hall is open. #SpringFair"}
"""
EXPORT = Path(__file__).parents[2] / "campaigns" / "exports" / "account_analytics_content_2026-11-09_2026-11-22.csv"


@pytest.fixture
def used(desk, clock):
    """A desk that has published three posts with hashtags, and one without."""
    lay(desk.house.root, fair=TAGGED)
    desk.queue.apply()
    for hours in (20, 3, 23):
        clock.forward(hours=hours)
        desk.publishing.publish_due()
    return desk


def table(answer):
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"].startswith("attachment")
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_hashtags_on_the_page_are_those_of_the_command(used, browser):
    said = used.hashtags.usage(12)
    page = browser.ask("GET", "/hashtags").text
    for tag in said.tags:
        row = re.search(rf'<tr><th scope="row"><bdi>#{tag.name}\b.*?</tr>', page, re.DOTALL)[0]
        assert f"<td>{tag.posts}</td>" in row
        cells = re.findall(r'<td class="use s\d">(?:<a [^>]*>(\d+)|<span class="(quiet|aside)")', row)
        assert [int(count) if count else {"quiet": None, "aside": 0}[none] for count, none in cells] == list(tag.weekly)
    columns, *rows = table(browser.ask("GET", "/hashtags.csv"))
    assert columns == ["hashtag", "family", *said.weeks]
    weekly = {row[0]: [int(count) if count else None for count in row[2:]] for row in rows}
    assert weekly == {f"#{tag.name}": list(tag.weekly) for tag in said.tags}
    assert None in said.tags[0].weekly  # nothing is known before the first post, and that is no 0


def test_a_network_is_chosen_and_weeks_in_which_it_was_silent_are_zeros(used, browser):
    assert "#SpringFair" in browser.page("/hashtags?network=mastodon&weeks=26")
    assert "No hashtag was used in the last 12 weeks" in browser.page("/hashtags?network=linkedin")
    assert 'no account of this desk is on "myspace": choose another network' in browser.page(
        "/hashtags?network=myspace", 400
    )
    assert [row[0] for row in table(browser.ask("GET", "/hashtags.csv?network=bluesky"))] == ["hashtag"]


def test_a_cell_says_what_it_counts_and_leads_to_its_posts(used, browser):
    page = browser.ask("GET", "/hashtags").text
    assert 'href="/hashtags/2026-W48/SpringFair" aria-label="#SpringFair, week of 23 Nov: 2 posts" data-mark' in page
    assert "#SpringFair (1), #springfair (1)" in page


def test_the_posts_of_a_cell_are_those_that_it_counts(used, browser, clock):
    shown = browser.ask("GET", "/hashtags/2026-W48/SpringFair?network=mastodon").text
    assert "#SpringFair, week of 23 Nov: 2 posts" in plain(shown)
    assert re.findall(r'href="/post/(.*?)"', shown) == ["fair/one/fedi", "fair/two/fedi"]
    assert "24 Nov 2026, 12:00 M fedi Tea is ready. #springfair" in plain(shown)
    assert "#Fair, week of 16 Nov: 0 posts" in browser.page("/hashtags/2026-W47/Fair")
    assert "2026-W60" in browser.page("/hashtags/2026-W60/Fair", 400)
    assert 'no account of this desk is on "myspace": choose another network' in browser.page(
        "/hashtags/2026-W48/Fair?network=myspace", 400
    )
    lay(used.house.root, page=BY_HAND)
    used.queue.apply()
    clock.forward(hours=22, minutes=1)
    used.publishing.publish_due()
    used.queue.resolve("page/hall@linkedin", "https://www.linkedin.com/feed/update/urn:li:share:1/", "")
    assert "26 Nov 2026 in linkedin The hall" in browser.page("/hashtags/2026-W48/springfair")
    used.readings.bring_in(EXPORT)
    shown = browser.ask("GET", "/hashtags/2026-W47/WarmWinter").text
    assert '<a href="https://x.com/exampleoffice/status/2124136279405757441" rel="noreferrer">' in shown


def names_in_order(browser, address):
    return re.findall(r'<th scope="row"><bdi>#(\w+)', browser.ask("GET", address).text)


def test_hashtags_are_put_in_order_by_their_headings(used, browser):
    assert names_in_order(browser, "/hashtags") == ["SpringFair", "OpenDoors", "SpringTogether"]
    assert names_in_order(browser, "/hashtags?sort=name") == ["OpenDoors", "SpringFair", "SpringTogether"]
    for as_ever in ("posts", "trend", "last", "nonsense"):
        assert names_in_order(browser, f"/hashtags?sort={as_ever}") == names_in_order(browser, "/hashtags")
    page = browser.ask("GET", "/hashtags?sort=name&find=spring&weeks=26").text
    assert 'aria-sort="ascending"><a href="/hashtags?find=spring&amp;weeks=26&amp;network=&amp;sort=name">' in page
    assert page.count("aria-sort") == 1
    falls = {"SpringFair": -0.5, "SpringTogether": 0.4}
    by_trend = sorted(used.hashtags.usage(12).tags, key=lambda tag: SORTS["trend"].key(tag, falls), reverse=True)
    assert [tag.name for tag in by_trend] == ["SpringTogether", "OpenDoors", "SpringFair"]


def test_charts_of_a_month_a_week_and_a_campaign_are_those_of_the_report(used, browser):
    for period, made in (
        ("2026-11", used.reports.month("2026-11")),
        ("2026-W48", used.reports.week("2026-W48")),
        ("fair", used.reports.campaign("fair")),
    ):
        page = browser.page(f"/charts?of={period}")
        for one in made.pictures:
            assert one.name == "hashtag-weeks" or f"{one.question} {one.title}" in page
            columns, rows = one.table
            found = table(browser.ask("GET", f"/charts/{period}/{one.name}.csv"))
            assert found[0] == list(columns)
            assert len(found) == 1 + len(rows)
    assert "November 2026" in browser.page("/charts")


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/charts?of=2026-13", 400, "2026-13 is no month"),
        ("/charts?of=2026-W60", 400, "2026-W60"),
        ("/charts?of=winter", 400, 'there is no campaign "winter" in the log: it has fair, spring'),
        ("/charts?of=2026-Q5", 400, 'there is no campaign "2026-Q5" in the log'),
        ("/charts?of=0000", 400, "0000 is no quarter, no year and no span of days: write it as 2026-Q4, 2026"),
        ("/charts?first=2026-11-20&last=2026-11-01", 400, "2026-11-20..2026-11-01 is no quarter, no year"),
        ("/charts?first=2026-02-30&last=2026-03-01", 400, "is no quarter, no year and no span of days"),
        ("/charts?last=2026-03-01", 400, "..2026-03-01 is no quarter, no year and no span of days"),
        ("/charts?first=2025-01-01&last=2026-03-01", 400, "has more days than a year: choose fewer"),
        ("/charts/2026-11/pie.csv", 404, "There is no chart pie of this period."),
        ("/charts/winter/growth.csv", 404, 'there is no campaign "winter"'),
    ],
)
def test_a_period_or_a_chart_that_is_not_there_is_told(used, browser, address, status, says):
    assert says in " ".join(browser.page(address, status).split()).replace(" pie ", " pie ")


@pytest.mark.parametrize(
    ("address", "of", "title"),
    [
        ("/charts?of=2026-Q4", "2026-Q4", "1 Oct – 31 Dec 2026"),
        ("/charts?of=2026", "2026", "2026"),
        ("/charts?first=2026-11-02&last=2026-11-24", "2026-11-02..2026-11-24", "2–24 Nov 2026"),
        ("/charts?of=2025-03", "2025-03", "March 2025"),
        ("/charts?of=2020-W05", "2020-W05", "Week 5, 27 Jan – 2 February 2020"),
        ("/charts?of=fair", "fair", "fair"),
    ],
)
def test_whatever_period_is_shown_is_the_one_that_is_chosen(used, browser, address, of, title):
    page = browser.ask("GET", address).text
    assert re.findall(r'<option value="([^"]*)" selected>([^<]*)', page) == [(of, title)]
    assert f'href="/charts/{of}/against-usual.csv"' in page
    assert browser.ask("GET", f"/charts/{of}/against-usual.csv").status_code == 200


def test_a_quarter_has_the_charts_of_a_month_over_its_own_days(used, browser):
    made = used.reports.span("2026-Q4")
    assert [one.name for one in made.pictures] == [one.name for one in used.reports.month("2026-11").pictures]
    assert any("1 Oct – 31 Dec 2026" in one.source for one in made.pictures)
    page = browser.page("/charts?of=2026-Q4")
    assert all(one.title in page for one in made.pictures if one.name != "hashtag-weeks")


def test_periods_are_chosen_without_typing_in_the_language_of_the_office(used, browser):
    page = browser.ask("GET", "/charts").text
    groups = re.findall(r'<optgroup label="([^"]*)">', page)
    assert groups == ["Weeks", "Months", "Quarters", "Years", "Campaigns"]
    assert page.count("<option ") == 13 + 12 + 8 + 3 + 2
    assert '<input name="first" type="date" value="" max="2026-11-25" required>' in page


@pytest.fixture(scope="module")
def shown():
    """Every chart of a busy office's month, as the page shows it, by name; and its picture."""
    made = [picture(chart, busy(600)) for chart in MONTHLY]
    return {one.name: (shown_chart(one), one) for one in made}


def marks(one, look):
    return {strip.name: [mark for mark in strip.marks if mark.look == look] for strip in one.drawing.strips}


def test_a_mark_says_what_the_report_says_in_words(shown):
    for name in ("hashtag-lift", "hashtag-trend", "growth"):
        one, pictured = shown[name]
        assert one.title == pictured.title
        assert one.drawing.strips
        for own in marks(one, "now").values():
            assert own
            assert all(mark.told for mark in own)
    lift, pictured = shown["hashtag-lift"]
    for strip, row in zip(lift.drawing.strips, pictured.rows, strict=True):
        assert strip.name == row.hashtag
        assert f"n = {row.posts}" in strip.marks[-1].told


def test_an_interval_lies_round_its_estimate_and_all_within_the_scale(shown):
    for name in ("hashtag-lift", "hashtag-trend"):
        for strip in shown[name][0].drawing.strips:
            wide = [mark for mark in strip.marks if mark.look == "wide"]
            assert all(0 <= bar.at <= strip.marks[-1].at <= bar.to <= 100 for bar in wide)


def test_times_that_were_never_tried_are_marked_and_have_no_number(shown):
    one, pictured = shown[best_time.NAME]
    cells = [cell for _, line in one.week for cell in line]
    assert len(cells) == len(pictured.rows)
    for cell, row in zip(cells, pictured.rows, strict=True):
        assert cell.posts == row.posts
        assert bool(cell.estimate) == (row.effect is not None)
        assert ("untested" in cell.look) == (row.effect is None and row.posts < FEWEST)
        assert cell.told


def test_posts_of_the_period_and_before_stand_with_what_is_usual(shown):
    material = busy(600)
    from postdesk.charts import against_usual, campaign_timeline

    one = shown_chart(picture(against_usual, material))
    assert {strip.name for strip in one.drawing.strips} == {
        row.network for row in picture(against_usual, material).rows
    }
    assert any(mark.look == "usual" for strip in one.drawing.strips for mark in strip.marks)
    timeline = shown_chart(picture(campaign_timeline, material))
    looks = {mark.look for strip in timeline.drawing.strips for mark in strip.marks}
    assert looks == {"now", "hollow"}
    nothing = structs.replace(material, posts=(), intended=(), counts={})
    assert shown_chart(picture(campaign_timeline, nothing)).drawing.strips == ()
    assert shown_chart(picture(against_usual, nothing)).drawing.strips == ()


def test_charts_speak_the_language_of_the_office(used):
    lay(used.house.root, SETTINGS.replace('name = "Country Office"', 'name = "مكتب"\nlanguage = "ar"'))
    browser = Browser(used.read_again()).enter()
    for address in ("/charts", "/hashtags"):
        page = browser.ask("GET", address).text
        assert "\\u2068" not in page
        assert 'dir="rtl"' in page
    assert "استُعمل" in browser.page("/hashtags")


def test_a_hashtag_that_is_new_or_gone_has_no_interval_and_a_time_without_an_estimate_says_so():
    whole = busy(600)
    begun = sorted(whole.posts, key=lambda post: post.published)
    fresh = [structs.replace(post, hashtags=("Fresh",)) for post in begun[-12:]]
    trend = shown_chart(picture(hashtag_trend, structs.replace(whole, posts=(*begun[:-12], *fresh))))
    (strip,) = (strip for strip in trend.drawing.strips if strip.name == "#Fresh")
    assert [(mark.look, mark.at) for mark in strip.marks] == [("now", 100.0)]
    few = shown_chart(picture(best_time, structs.replace(whole, posts=tuple(begun[-100:]))))
    told = [cell.told for _, line in few.week for cell in line]
    assert any("no estimate, posts: " in words for words in told)
