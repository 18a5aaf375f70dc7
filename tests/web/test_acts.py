"""What a person does on a page is an act of the desk: logged in their name, undone by them, refused in a sentence."""

import pytest

from stage.browsing import plain
from stage.desks import DOORS, TEA


def state(desk, ref=DOORS):
    return desk.posts.named(ref).state


def test_a_post_is_held_released_moved_and_taken_back(browser, desk):
    assert browser.do("hold", ref=DOORS, why="not yet", back="/?view=week").headers["location"] == "/?view=week"
    assert state(desk) == "held"
    shown = browser.page("/post/spring/doors/fedi")
    assert f"{DOORS}: on hold." in shown
    assert f"On hold by {desk.who} since" in shown
    browser.do("release", ref=DOORS)
    assert state(desk) == "queued"
    browser.do("move", ref=DOORS, when="2026-11-25T11:15", why="the hall is taken")
    assert desk.posts.named(DOORS).local == "2026-11-25 11:15"
    assert f"{DOORS} moved to 25 Nov 2026, 11:15" in browser.page("/")
    browser.do("undo", ref=DOORS)
    assert desk.posts.named(DOORS).local == "2026-11-24 09:00"
    assert f"Taken back: {DOORS} moved." in browser.page("/")
    assert "Taken back" not in browser.page("/")  # said once
    who = {entry.who for entry in desk.posts.history(DOORS) if entry.why in {"not yet", "the hall is taken"}}
    assert who == {desk.who}


def test_what_a_move_breaks_is_said(browser):
    browser.do("move", ref=TEA, when="2026-11-24T09:10")
    assert f"{TEA} moved to 24 Nov 2026, 09:10: {DOORS} goes out 10 min apart" in browser.page("/")


def test_everything_is_held_in_two_steps_and_every_page_says_so(browser, desk):
    assert "Hold everything? Nothing goes out on any account" in browser.page("/hold-all?back=/log")
    browser.do("hold-all", why="an earthquake", back="/log")
    for address in ("/", "/log", "/approvals", "/settings"):
        assert f"Everything is on hold by {desk.who} since" in browser.page(address)
    assert "an earthquake" in browser.page("/")
    assert "Release everything?" in browser.page("/hold-all")
    browser.do("release-all")
    assert "The desk is released: 2 posts were kept back by its hold alone." in browser.page("/")
    assert desk.memory.standing().holds == []


def test_a_signature_is_for_what_was_seen(browser, desk):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    spring = desk.house.campaigns / "spring.yaml"
    spring.write_text(spring.read_text(encoding="utf-8").replace("Doors", "Gates"), encoding="utf-8")
    desk.queue.apply()
    refused = plain(browser.do("sign", 409, ref=seen).text)
    assert f"{DOORS} is not what {seen.partition('=')[2][:10]} names: it was changed since" in refused
    assert len(desk.queue.unsigned()) == 2
    both = [f"{post.ref}={post.content_hash}" for post in desk.posts.listing()]
    browser.do("sign", ref=both)
    assert desk.queue.unsigned() == []


def test_a_post_is_cancelled_with_a_reason(browser, desk):
    browser.do("cancel", ref=DOORS, why="the doors stay shut")
    assert state(desk) == "cancelled"
    assert "the doors stay shut" in browser.page("/post/spring/doors/fedi")


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("hold", {}, "no post was chosen: nothing was done"),
        (
            "hold",
            {"ref": DOORS, "why": "x" * 100_001},
            "what was typed has 100,001 characters, and 100,000 are the most",
        ),
        ("hold", {"ref": "spring/nowhere@fedi"}, 'no post is called "spring/nowhere@fedi"'),
        ("hold", {"ref": "doors"}, "there is no post doors"),
        ("release", {"ref": DOORS}, "queued"),
        ("retry", {"ref": DOORS}, "queued"),
        ("absent", {"ref": DOORS}, "queued"),
        ("resolve", {"ref": DOORS}, "paste the address at which the post can be read"),
        ("resolve", {"ref": DOORS, "url": "javascript:alert(1)"}, "javascript"),
        ("move", {"ref": DOORS, "when": "yesterday noon"}, "yesterday"),
        ("move", {"ref": DOORS, "when": ""}, ""),
        ("move", {"ref": DOORS, "when": "2026-11-20T09:00"}, "20 Nov 2026, 09:00 has passed: give a time to come"),
        ("undo", {}, "did is `queue` ( 23 Nov 2026, 13:00 ), and nothing takes that back"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(browser, desk, act, fields, says):
    before = desk.posts.listing()
    shown = plain(browser.do(act, 409, **fields).text)
    assert "This did not work" in shown
    assert says in shown
    assert desk.posts.listing() == before


def test_there_is_no_other_act(browser):
    assert "There is no such page" in plain(browser.do("publish", 404, ref=DOORS).text)


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/\\example.org", "javascript:x", "", "/a\nb"]
)
def test_no_form_leads_away_from_the_desk(browser, back):
    assert browser.do("hold-all", why="x", back=back).headers["location"] == "/"


def test_a_handed_over_post_is_closed_with_its_address(browser, desk, clock):
    page = desk.house.campaigns / "page.yaml"
    page.write_text(
        "campaign: page\naccounts: [linkedin]\nposts:\n- {id: hall, at: 2026-11-23 13:30, text: The hall is open.}\n",
        encoding="utf-8",
    )
    desk.queue.apply()
    clock.forward(minutes=31)
    desk.publishing.publish_due()
    shown = browser.page("/handoff")
    assert "LinkedIn · hall linkedin Due 23 Nov 2026, 13:30 , too late after 23 Nov 2026, 15:30 ," in shown
    assert "The hall is open." in shown
    assert "Needs you: ☞ 1 handed over" in shown
    assert "A person publishes it: Hand-over has what to paste." in browser.page("/needs")
    wrong = {"ref": "page/hall@linkedin", "url": "https://www.instagram.com/p/A/"}
    refused = browser.do("resolve", status=409, **wrong, back="/handoff")
    assert '<a class="button" href="/handoff">Back</a>' in refused.text
    assert ">Back<" not in browser.do("resolve", status=409, **wrong, back="//example.org").text
    browser.do(
        "resolve", ref="page/hall@linkedin", url="https://www.linkedin.com/feed/update/urn:li:share:1/", back="/handoff"
    )
    assert "Nothing waits for a person's hands." in browser.page("/handoff")
    assert state(desk, "page/hall@linkedin") == "published"


def test_what_became_of_an_act_waits_for_the_page_that_is_opened_and_not_for_one_that_looks_again(browser):
    browser.do("hold", ref=DOORS)
    glance = browser.ask("GET", "/", {"sec-fetch-dest": "empty", "sec-fetch-mode": "cors"})
    assert f"{DOORS}: on hold." not in plain(glance.text)
    assert f"{DOORS}: on hold." in browser.page("/")


def test_a_move_is_written_into_the_campaign_file_where_somebody_asks_for_it(browser, desk):
    spring = desk.house.campaigns / "spring.yaml"
    before = spring.read_text()
    browser.do("move", ref=DOORS, when="2026-11-25T11:15")
    assert spring.read_text() == before
    browser.do("move", ref=DOORS, when="2026-11-25T11:30", write="yes")
    assert spring.read_text() == before.replace("2026-11-24 09:00", "2026-11-25 11:30")
    assert f"{DOORS} moved to 25 Nov 2026, 11:30. campaigns/spring.yaml says so, too." in browser.page("/")
    assert desk.queue.plan()[1].changed == ()
    spring.write_text(before.replace("id: doors", "id: gates"))
    browser.do("move", ref=DOORS, when="2026-11-25T12:00", write="yes")
    said = browser.page("/")
    assert f"{DOORS} moved to 25 Nov 2026, 12:00. No file was changed: no campaign file asks for spring/doors" in said


def test_a_time_that_was_written_into_the_file_is_taken_back_there_too(browser, desk):
    spring = desk.house.campaigns / "spring.yaml"
    before = spring.read_bytes()
    browser.do("move", ref=DOORS, when="2026-11-25T11:30", write="yes")
    assert b"at: 2026-11-25 11:30" in spring.read_bytes()
    browser.do("undo", ref=DOORS)
    assert f"Taken back: {DOORS} moved. campaigns/spring.yaml says so, too." in browser.page("/")
    assert spring.read_bytes() == before
    assert desk.posts.named(DOORS).local == "2026-11-24 09:00"
    assert desk.queue.differences() is None


def test_a_time_that_somebody_has_mended_in_the_file_meanwhile_is_not_spoken_over(browser, desk):
    spring = desk.house.campaigns / "spring.yaml"
    browser.do("move", ref=DOORS, when="2026-11-25T11:30", write="yes")
    mended = spring.read_text(encoding="utf-8").replace("2026-11-25 11:30", "2026-11-26 12:00")
    spring.write_text(mended, encoding="utf-8")
    browser.do("undo", ref=DOORS)
    said = browser.page("/")
    assert (
        f"Taken back: {DOORS} moved. No file was changed: campaigns/spring.yaml has another time for spring/doors"
        in said
    )
    assert spring.read_text(encoding="utf-8") == mended


HALL = "page/hall@linkedin"


@pytest.fixture
def hall(desk, clock):
    """A post that a person published by hand."""
    (desk.house.campaigns / "page.yaml").write_text(
        "campaign: page\naccounts: [linkedin]\nposts:\n- {id: hall, at: 2026-11-23 13:30, text: The hall is open.}\n",
        encoding="utf-8",
    )
    desk.queue.apply()
    clock.forward(minutes=31)
    desk.publishing.publish_due()
    desk.queue.resolve(HALL, "https://www.linkedin.com/feed/update/urn:li:share:1/", "")
    return desk


def test_what_is_public_is_deleted_in_two_steps_and_for_good(hall, browser):
    address = "/post/page/hall/linkedin"
    shown = browser.page(address)
    assert "Delete it from the network" in shown
    assert "delete it there first, and say so here" in shown
    told = plain(browser.do("delete", 409, ref=HALL, gone="yes", why="wrong date").text)
    assert "say of one post that it is to go for everybody and for good: nothing was done" in told
    assert plain(browser.do("delete", 409, ref=[HALL, DOORS], sure="yes").text).count("nothing was done") == 1
    assert state(hall, HALL) == "published"
    browser.do("delete", ref=HALL, gone="yes", sure="yes", why="wrong date", back=address)
    assert state(hall, HALL) == "deleted"
    shown = browser.page(address)
    assert f"{HALL}: noted as gone from its network." in shown
    assert "Take it back" not in shown
    assert "Delete it from the network" not in shown
    told = browser.ask("GET", "/log").text
    assert "wrong date" in told
    assert f'<a href="/post/page/hall/linkedin"><bdi>{HALL}</bdi></a>' in told
    told = plain(browser.do("delete", 409, ref=HALL, gone="yes", sure="yes").text)
    assert f"{HALL} is deleted: only what is public can be deleted" in told


def test_what_the_desk_cannot_delete_there_stays_as_it_was(hall, browser):
    told = plain(browser.do("delete", 409, ref=HALL, sure="yes").text)
    assert "postdesk cannot delete on linkedin" in told
    assert state(hall, HALL) == "published"


def test_what_is_not_public_is_not_offered_for_deletion(browser, desk):
    assert "Delete it from the network" not in browser.page("/post/spring/doors/fedi")
    assert "only what is public can be deleted" in plain(browser.do("delete", 409, ref=DOORS, sure="yes").text)
    assert state(desk) == "queued"
