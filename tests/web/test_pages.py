"""What each page shows of a desk, and what it says where there is nothing, or no such thing."""

import re
from datetime import timedelta

import pytest

from postdesk.log.workers import pace
from stage.desks import DOORS, SETTINGS, lay
from stage.pictures import jpeg

LOUD = """\
campaign: spring
title: "<script>alert(1)</script>"
accounts: [fedi]
posts:
  - id: doors
    at: 2026-11-24 09:00
    text: "<img src=x onerror=alert(1)> {{ 7 * 7 }} #SpringTogether"
    media: [{file: media/hall.jpg, alt: '"><script>alert(2)</script>'}]
"""
MENU = ["Calendar", "Approvals", "Hand-over", "Hashtags", "Reports", "Accounts", "Log", "Settings"]


def test_the_calendar_shows_drafts_at_their_moments(browser):
    month = browser.page("/")
    assert "November 2026" in month
    assert "09:00 ◷ doors , queued, spring Doors open at six." in month
    assert "M fedi, queued" in month
    assert all(title in month for title in MENU)
    assert "23–29 Nov 2026" not in month
    week = browser.page("/?view=week&at=2026-W48")
    assert "23–29 Nov 2026" in week
    assert "09:00 ◷ doors" in week
    listed = browser.page("/?view=list&at=2026-11-24")
    assert listed.index("Tuesday 24 November") < listed.index("09:00 ◷ doors")
    assert "Nothing is planned in these four weeks." in browser.page("/?view=list&at=2027-02-01")
    assert "Nothing is planned here. Into the queue takes" in browser.page("/?at=2027-02")
    assert "November 2026" in browser.page("/?view=nonsense")


def test_the_calendar_says_held_of_what_a_hold_of_its_account_keeps_back(browser, desk):
    desk.queue.hold_over("@fedi", "the minister resigned")
    assert "09:00 ‖ doors , on hold, spring" in browser.page("/")


@pytest.mark.parametrize("at", ["2026-13", "x", "0001-01", "9999-12", "2026-1", "2026-W48"])
def test_a_month_that_is_none_is_told(browser, at):
    assert "is no day of the calendar: write it as 2026-12-18" in browser.page(f"/?at={at}", 400)


@pytest.mark.parametrize("at", ["2026-W60", "W1", "2026-11", "0001-W01", "9999-W52"])
def test_a_week_that_is_none_is_told(browser, at):
    assert "is no week of the calendar" in browser.page(f"/?view=week&at={at}", 400)


def test_a_day_with_many_posts_counts_those_that_it_does_not_show(desk, browser):
    posts = "\n".join(f"- {{id: p{n}, at: 2026-11-26 1{n}:00, text: Part {n} of the day.}}" for n in range(6))
    lay(desk.house.root, busy=f"campaign: busy\naccounts: [fedi]\nposts:\n{posts}\n")
    desk.queue.apply()
    assert "and 2 more" in browser.page("/")
    assert "15:00 ◷ p5" in browser.page("/?view=week")


def test_on_a_phone_the_month_begins_with_what_is_to_come(desk, browser, clock):
    over, link = re.compile(r'<td class="[^"]*over"[^>]*data-day="2026-11-24"'), "Show the days that are over"
    assert link not in browser.page("/")
    clock.forward(days=2)
    lay(
        desk.house.root,
        late="campaign: late\naccounts: [fedi]\nposts:\n- {id: x, at: 2026-11-27 10:00, text: See you.}\n",
    )
    for view, whole in (("month", "2026-11"), ("week", "2026-W48")):
        page = browser.ask("GET", f"/?view={view}").text
        assert over.search(page)
        assert f'<a class="button" href="/?view={view}&amp;at={whole}">{link}</a>' in page
        asked_for = browser.ask("GET", f"/?view={view}&at={whole}").text
        assert not over.search(asked_for)
        assert link not in asked_for
    clock.forward(days=4)
    assert link not in browser.page("/")


def test_a_post_is_shown_as_its_network_shows_it_with_its_life(browser):
    shown = browser.page("/post/spring/doors/fedi")
    assert "spring/doors fedi As Mastodon shows it" in shown
    assert "Doors open at six." in shown
    assert "queued 24 Nov 2026, 09:00 Europe/Podgorica" in shown
    assert "Nobody has signed it as it is; this desk lets it out" in shown
    assert "Its life 23 Nov 2026, 13:00 queued" in shown


@pytest.mark.parametrize(
    "address", ["/post/spring/nowhere/fedi", "/post/spring/door/fedi", "/post/a/b/c", "/reports/x"]
)
def test_what_is_not_there_is_told(browser, address):
    assert "There is no " in browser.page(address, 404)


def test_markup_in_a_post_is_words(desk, browser):
    lay(desk.house.root, spring=LOUD)
    desk.queue.apply()
    for address in ("/", "/post/spring/doors/fedi", "/approvals", "/log"):
        page = browser.ask("GET", address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "{{ 7 * 7 }}" in browser.page("/post/spring/doors/fedi")


def test_names_and_reasons_that_steer_are_visible(desk, browser):
    lay(desk.house.root, SETTINGS.replace('"Country Office"', '"Country\\u202eOffice\\u001b[2J"'))
    desk.queue.hold([DOORS], "because\x1b]0;x\x07 \u2066of\x85 it")
    for address in ("/", "/post/spring/doors/fedi", "/log", "/settings"):
        page = browser.ask("GET", address).text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
        assert "Country\\u202eOffice\\u001b[2J" in page
    assert "because\\u001b]0;x\\u0007 \\u2066of\\u0085 it" in browser.page("/log")


def test_posts_that_say_the_same_wait_on_one_card(desk, browser):
    lay(
        desk.house.root,
        both="campaign: both\naccounts: [fedi, bsky]\nposts:\n"
        "- {id: open, at: 2026-11-26 10:00, text: We are open., link: 'https://example.org/open'}\n",
    )
    desk.queue.apply()
    page = browser.page("/approvals")
    assert page.count("both/open") == 1
    assert page.count("Sign as") == 3
    assert "On this desk approval is optional" in page


def test_hashtags_of_a_desk_that_published_nothing_are_none(browser):
    assert "No hashtag was used in the last 12 weeks" in browser.page("/hashtags")
    assert '"7" weeks cannot be shown: choose 12, 26 or 52' in browser.page("/hashtags?weeks=7", 400)


def test_hashtags_are_counted_week_by_week_and_found(desk, browser, clock):
    clock.forward(hours=20)
    desk.publishing.publish_due()
    page = browser.page("/hashtags?weeks=26")
    assert "#SpringTogether stood on 1 of 1 posts in 26 weeks; 1 hashtag was used" in page
    assert "#SpringTogether" in browser.page("/hashtags?find=%23springt")
    assert "No hashtag fits." in browser.page("/hashtags?find=winter")


def test_reports_are_shown_in_a_frame_that_runs_nothing(desk, browser):
    assert (
        "No report has been written yet. A worker writes each week's when the week is over, the next on 30 Nov 2026,"
        " 07:30 ; Charts shows what has been counted so far. Charts"
    ) in browser.page("/reports")
    desk.reports.write(desk.reports.week("2026-W47"))
    (desk.house.reports / "handoff").mkdir(exist_ok=True)
    assert "2026-W47" in browser.page("/reports")
    framed = browser.ask("GET", "/reports/2026-W47").text
    assert '<iframe class="report" src="/reports/2026-W47/index.html"' in framed
    assert " sandbox>" in framed
    assert "<small>16\u2060–\u206022 Nov 2026</small></h1>" in framed
    report = browser.ask("GET", "/reports/2026-W47/index.html")
    assert report.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert report.headers["content-type"] == "text/html; charset=utf-8"
    assert browser.ask("GET", "/reports/2026-W47/report.json").headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "address",
    [
        "/reports/2026-W47/..%2F..%2Fcampaigns%2Fdesk.toml",
        "/reports/..%2Fcampaigns/desk.toml",
        "/reports/..%2F.postdesk/desk.sqlite",
        "/reports/%2e%2e/desk.toml",
        "/reports/handoff/index.html",
        "/reports/2026-W47/%00",
        "/static/..%2Fapp.py",
        "/static/%2e%2e/%2e%2e/desk/desk.py",
        "/post/spring/doors/fedi/media/0",
        "/post/spring/doors/fedi/media/99999999999999999999",
        "/post/spring/nowhere/fedi/media/0",
    ],
)
def test_no_address_leads_to_a_file_that_no_page_shows(desk, browser, address):
    desk.reports.write(desk.reports.week("2026-W47"))
    assert browser.ask("GET", address).status_code == 404


def test_a_link_out_of_reports_is_no_report(desk, browser):
    desk.house.reports.mkdir()
    (desk.house.reports / "out").symlink_to(desk.house.campaigns)
    (desk.house.campaigns / "index.html").write_text("x")
    assert browser.ask("GET", "/reports/out/desk.toml").status_code == 404


def test_a_picture_is_shown_as_it_is_sent(desk, browser):
    lay(
        desk.house.root,
        spring="campaign: spring\naccounts: [fedi]\nposts:\n"
        "- {id: doors, at: 2026-11-24 09:00, text: Doors., media: [{file: media/hall.jpg, alt: The hall.}]}\n",
    )
    desk.queue.apply()
    assert "ALT The hall." in browser.page("/post/spring/doors/fedi")
    answer = browser.ask("GET", "/post/spring/doors/fedi/media/0")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.content[:2] == jpeg()[:2]


def test_accounts_log_and_settings(desk, browser):
    assert "M fedi Mastodon rehearses, goes nowhere · in order" in browser.page("/accounts")
    assert "in linkedin LinkedIn a person publishes · in order" in browser.page("/accounts")
    assert "spring/doors@fedi queued" in browser.page("/log")
    assert 'name = "Country Office"' in browser.page("/settings")


def test_an_account_that_rests_says_until_when_and_why(desk, browser):
    with desk.log.write() as connection:
        pace.rest_until(connection, "fedi", desk.now() + timedelta(minutes=5), desk.now(), "it asks for a pause")
    assert "rests until 23 Nov 2026, 13:05" in browser.page("/accounts")


def test_a_draft_leads_to_its_posts_elsewhere(desk, browser):
    both = "campaign: both\naccounts: [fedi, bsky]\nposts:\n- {id: open, at: 2026-11-26 10:00, text: We are open.}\n"
    lay(desk.house.root, both=both)
    desk.queue.apply()
    assert "The same draft elsewhere ◷ bsky , queued" in browser.page("/post/both/open/fedi")


def test_an_entry_of_the_log_leads_to_its_post_and_one_of_many_posts_nowhere(desk, browser):
    desk.queue.hold_over("@fedi", "a fair")
    told = browser.ask("GET", "/log").text
    assert f'<a href="/post/spring/doors/fedi"><bdi>{DOORS}</bdi></a>' in told
    assert "<td><bdi>@fedi</bdi></td>" in told


def test_the_log_is_shown_page_by_page(desk, browser):
    for _ in range(30):
        desk.queue.hold([DOORS], "")
        desk.queue.release([DOORS], "")
    first, second = browser.page("/log"), browser.page("/log?page=2")
    assert ("Older" in first, "Newer" in first) == (True, False)
    assert ("Older" in second, "Newer" in second) == (False, True)
    assert '"0" is no page of the log: the newest is 1' in browser.page("/log?page=0", 400)
    assert "is no page of the log" in browser.page("/log?page=99999999999", 400)
    assert "Nothing has happened yet." in browser.page("/log?page=9")


def test_nothing_needs_a_person_on_a_quiet_desk(browser):
    assert "Nothing needs you." in browser.page("/needs")
    assert "No worker has been heard of: 2 queued posts wait for one." in browser.page("/needs")


def test_settings_that_change_hold_at_once_and_broken_ones_are_told(desk, browser):
    lay(desk.house.root, SETTINGS.replace("Country Office", "Regional Office"))
    assert "Regional Office Calendar" in browser.page("/")
    lay(desk.house.root, SETTINGS + "[desk\n")
    assert "desk.toml:" in browser.page("/")
    assert "Regional Office Calendar" in browser.page("/")
    (desk.house.root / "campaigns" / "desk.toml").unlink()
    assert "cannot be read (no such file or directory)" in browser.page("/")
    lay(desk.house.root)
    assert "desk.toml:" not in browser.page("/")


WARNED = """\
campaign: weekly
accounts: [fedi, bsky]
posts:
  - {id: brief, every: Wed 11:00, from: 2026-11-25, until: 2026-12-09, text: The briefing.}
  - {id: tea, at: 2026-11-26 10:00, text: "Tea: https://example.org/a", fedi: {text: 'Tea. #a #a'}}
"""


def test_the_rules_are_heard_of_a_post_that_may_still_go_out(desk, browser, clock):
    lay(desk.house.root, weekly=WARNED)
    desk.queue.apply()
    said = browser.page("/post/weekly/tea/fedi")
    assert "What the rules say ! To look at fedi" in said
    assert "What the rules say Nothing to mend." in browser.page("/post/weekly/tea/bsky")
    assert "What the rules say Nothing to mend." in browser.page("/post/weekly/brief-2026-12-02/fedi")
    desk.queue.cancel(["weekly/tea@fedi"], "no tea")
    assert "What the rules say" not in browser.page("/post/weekly/tea/fedi")
    for gone in (WARNED.replace("id: tea", "id: coffee"), "campaign: [\n"):
        lay(desk.house.root, weekly=gone)
        assert "What the rules say" not in browser.page("/post/weekly/tea/bsky")


def test_an_empty_page_leads_on(office, browser):
    assert 'href="/write">Write a post</a>' in browser.ask("GET", "/?at=2027-02").text
    assert 'href="/write">Write a post</a>' in browser.ask("GET", "/?view=list&at=2027-02-01").text
    assert 'href="/import">Bring a file in</a>' in browser.ask("GET", "/reports").text


def test_a_campaign_file_is_there_to_read_as_it_is(desk, browser):
    spring = desk.house.campaigns / "spring.yaml"
    spring.write_text(f"# <b>Agreed</b>.\n{spring.read_text()}", encoding="utf-8")
    assert 'href="/write/campaign/spring/file">Read the file</a>' in browser.ask("GET", "/write/campaign/spring").text
    read = browser.ask("GET", "/write/campaign/spring/file").text
    assert "# &lt;b&gt;Agreed&lt;/b&gt;.\ncampaign: spring" in read
    assert "there is no campaign" in browser.page("/write/campaign/nowhere/file", 404)


def test_drafts_that_are_not_queued_stand_in_the_calendar_as_ghosts(desk, browser):
    posts = "".join(f"  - {{id: p{n}, at: 2026-11-24 0{n + 5}:00, text: Part {n}.}}\n" for n in range(5))
    lay(desk.house.root, draft=f"campaign: draft\naccounts: [fedi, bsky]\nposts:\n{posts}")
    month = browser.page("/")
    assert "05:00 ✎ p0 , draft Part 0. Not in the queue yet M fedi B bsky 06:00 ✎ p1" in month
    assert month.index("✎ p1") < month.index("◷ doors")
    assert "✎ p2" not in month
    assert "and 3 more" in month
    assert 'href="/write/post/draft/p0"' in browser.ask("GET", "/").text
    assert "data-on" not in re.search(r'<article class="card ghost".*?>', browser.ask("GET", "/").text)[0]
    assert "09:00 ✎ p4" in browser.page("/?view=list&at=2026-11-24&days=1")
    assert "09:00 ✎ p4" in browser.page("/?view=week&at=2026-W48")
    desk.queue.apply()
    assert "Not in the queue yet" not in browser.page("/")


def test_reports_are_listed_with_their_days(browser, desk):
    for folder in ("2026-W47", "2026-11", "spring", "2026-W60", "2026-13", "0000-00"):
        (desk.house.reports / folder).mkdir(parents=True)
        (desk.house.reports / folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    shown = browser.page("/reports")
    assert "spring 2026-W60 2026-W47 16\u2060–\u206022 Nov 2026 2026-13 2026-11 November 2026 0000-00" in shown
    assert "2026-W47 16\u2060–\u206022 Nov 2026 All reports" in browser.page("/reports/2026-W47")
