"""What the campaign files ask for goes into the queue by the page: shown first, and done as it was shown."""

import pytest

from postdesk.words.findings import in_words
from stage.browsing import Browser, plain
from stage.colleagues import BEN, CARA, PEOPLE
from stage.desks import DOORS, SETTINGS, SPRING, TEA, lay, states

EMPTY = SPRING.replace("Doors open at six.", '""')
MANY = SPRING.partition("  - id")[0] + "".join(
    f"  - id: day-{number}\n    at: 2026-12-{number % 28 + 1:02d} {number // 28 + 8:02d}:00\n    text: Day {number}, as long as it is.\n"
    for number in range(60)
)


@pytest.fixture
def browser(office):
    return Browser(office).enter()


def queued_by(browser):
    return browser.send("/queue", **browser.form("/queue"))


def test_what_is_shown_is_done_and_then_there_is_nothing_left(browser, office):
    shown = browser.page("/queue")
    assert "New in the queue 2" in shown
    assert "24 Nov 2026, 09:00 spring/doors@fedi" in shown
    assert queued_by(browser).headers["location"] == "/"
    assert states(office) == {DOORS: "queued", TEA: "queued"}
    assert "The queue says what the files say: 2 changes." in browser.page("/")
    assert "The queue says what the files say: 2 posts." in browser.page("/queue")
    assert "Do what is shown here" not in browser.page("/queue")


def test_other_words_another_name_and_a_draft_that_is_gone_are_told_apart(browser, office):
    queued_by(browser)
    lay(office.house.root, spring=SPRING.replace("at six", "at seven"), more=SPRING.replace("spring", "more"))
    shown = browser.page("/queue")
    assert "With other words, or at another time 1" in shown
    assert "Stays out: it has been said before" in shown
    (office.house.campaigns / "more.yaml").unlink()
    lay(office.house.root, spring=SPRING.partition("  - id: tea")[0])
    assert "Out of the queue: no file asks for it any more 1" in browser.page("/queue")
    queued_by(browser)
    assert states(office)[TEA] == "cancelled"


def test_a_draft_with_an_error_is_named_with_the_way_to_it_and_keeps_no_other_out(browser, office):
    lay(office.house.root, spring=EMPTY)
    answer = browser.ask("GET", "/queue")
    assert 'href="/write/post/spring/doors"' in answer.text
    assert "A draft with something to mend stays out of the queue, and no other." in plain(answer.text)
    queued_by(browser)
    assert states(office) == {TEA: "queued"}
    shown = browser.page("/queue")
    assert "Nothing goes into the queue before the drafts below are mended." in shown


def test_what_a_rule_says_of_a_draft_is_said_once_with_all_accounts_that_it_holds_for(browser, office):
    bare = "media: [{file: media/hall.jpg, alt: ''}]\n    text: Doors"
    lay(office.house.root, spring=SPRING.replace("[fedi]", "[fedi, bsky, linkedin]").replace("text: Doors", bare))
    findings, _ = office.queue.plan()
    shown = browser.page("/queue").partition("What the rules say")[2]
    assert len({one.account for one in findings if one.named == "spring/doors"}) == 3
    for sentence in {in_words(one) for one in findings if one.named == "spring/doors"}:
        assert shown.count(f"fedi bsky linkedin {sentence}") == 1, shown


def test_what_is_to_be_done_with_a_proposal_is_said_as_the_page_lets_it_be_done(browser, office):
    lay(office.house.root, spring=SPRING.replace("text: Doors", "proposal: 'release.txt:5'\n    text: Doors"))
    told = "it is a proposal from release.txt:5 : read it there, then take it as a post where it is written"
    assert told in browser.page("/queue")
    written = browser.form("/write/post/spring/doors")
    assert told in plain(browser.send("/write/look/spring", 200, **written).text)
    browser.send("/write/post/spring/doors", **written, accepted="yes")
    assert "it is a proposal" not in browser.page("/queue")


def test_a_draft_that_broke_after_it_was_queued_waits_as_it_was(browser, office):
    queued_by(browser)
    lay(office.house.root, spring=EMPTY)
    assert "Stays as it was queued, until its draft is mended 1 24 Nov 2026, 09:00 spring/doors@fedi" in browser.page(
        "/queue"
    )
    lay(office.house.root, spring="campaign: [")
    shown = browser.page("/queue")
    assert "To mend campaigns/spring.yaml:2 the file ends" in shown


def test_only_what_was_shown_is_done(browser, office):
    seen = browser.form("/queue")
    lay(office.house.root, spring=SPRING.replace("2026-11-24 09:00", "2026-11-25 09:00"))
    told = plain(browser.send("/queue", 409, **seen).text)
    assert "The files or the queue were changed meanwhile: this is what would change now. Nothing was queued." in told
    assert "25 Nov 2026, 09:00 spring/doors@fedi" in told
    assert states(office) == {}
    assert browser.send("/queue", 409, seen="").status_code == 409
    queued_by(browser)
    assert "Nothing was queued." in plain(browser.send("/queue", 409, **seen).text)  # sent twice


def test_many_posts_are_counted_and_the_first_of_them_shown(browser, office):
    lay(office.house.root, spring=MANY)
    shown = browser.page("/queue")
    assert "New in the queue 60" in shown
    assert "And 10 more." in shown
    queued_by(browser)
    assert len(states(office)) == 60


def test_whoever_may_not_queue_reads_who_may(tmp_path, clock):
    from postdesk.desk import Desk

    desk = Desk.open(lay(tmp_path, SETTINGS + PEOPLE, spring=SPRING), clock)
    seen = Browser(desk).enter(CARA).form("/queue")
    ben = Browser(desk).enter(BEN)
    assert "to do; you may read here." in ben.page("/queue")
    assert "Do what is shown here" not in ben.page("/queue")
    assert "queue needs draft" in plain(ben.send("/queue", 409, **seen).text)
    assert states(desk) == {}
    Browser(desk).enter(CARA).send("/queue", **seen)
    assert {post.state for post in desk.posts.listing()} == {"queued"}
