"""A public post gets other words on the page: the difference is seen first, and only what was seen is said."""

import re

import pytest

from stage.browsing import plain
from stage.colleagues import BEN, CARA, DAN, PEOPLE
from stage.public_words import POST, REF, public_post


@pytest.fixture
def public(tmp_path, clock):
    with public_post(tmp_path, clock) as made:
        yield made


def seen(browser):
    """What the form of the page names as seen."""
    return re.search(r'name="seen" value="([^"]+)"', browser.ask("GET", f"{POST}/edit").text)[1]


def test_the_difference_is_shown_and_then_said_in_public(public):
    public.write("seven")
    browser = public.browser()
    assert f'href="{POST}/edit"' in browser.ask("GET", POST).text
    shown = browser.page(f"{POST}/edit")
    assert "In public Doors open at six. #Welcome In its draft Doors open at seven. #Welcome" in shown
    assert "part 1" in shown
    assert "six" in public.said, "to look changes nothing"
    browser.do("edit", ref=REF, seen=seen(browser), sure="yes", why="The hour was wrong", back=POST)
    assert "Doors open at seven." in public.said
    told = browser.page(POST)
    assert f"{REF} : edited in public." in told
    assert "The hour was wrong" in told
    assert "Take it back" not in told, "what everybody saw is not taken back"
    assert f"{REF} says in public what its draft says: there is nothing to edit" in browser.page(f"{POST}/edit")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"sure": ""}, "say of one post that everybody is to see its new words"),
        ({"ref": [REF, REF]}, "say of one post that everybody is to see its new words"),
        ({"seen": ""}, "was changed since it was shown: look at it again; nothing was done"),
        ({"seen": "0" * 64 + "-" + "0" * 64}, "was changed since it was shown: look at it again; nothing was done"),
    ],
)
def test_nothing_is_said_in_public_that_was_not_seen_and_meant(public, fields, says):
    public.write("seven")
    browser = public.browser()
    form = {"ref": REF, "seen": seen(browser), "sure": "yes", "why": "x", **fields}
    assert says in plain(browser.do("edit", 409, **form).text)
    assert "six" in public.said


def test_a_draft_that_was_written_again_after_it_was_shown_is_not_said(public):
    public.write("seven")
    browser = public.browser()
    before = seen(browser)
    public.write("eight")
    told = plain(browser.do("edit", 409, ref=REF, seen=before, sure="yes", why="x").text)
    assert f"{REF} or its draft was changed since it was shown" in told
    assert "six" in public.said


def test_of_two_browsers_the_second_hears_of_the_first(public):
    public.write("seven")
    one, other = public.browser(), public.browser()
    both = seen(one)
    one.do("edit", ref=REF, seen=both, sure="yes", why="x")
    assert "there is nothing to edit" in plain(other.do("edit", 409, ref=REF, seen=both, sure="yes", why="x").text)
    edits = [entry for entry in public.desk.posts.history(REF) if "edited in public" in entry.why]
    assert len(edits) == 1


def test_what_the_server_shows_otherwise_is_told(public):
    from stage.loopback import answer

    public.write("seven")
    browser = public.browser()
    public.instance.faults["PUT /api/v1/statuses/100"] = answer(
        body={**public.instance.posts[0], "content": "<p>Doors</p>"}
    )
    browser.do("edit", ref=REF, seen=seen(browser), sure="yes", why="x")
    assert "edited in public. Its server shows it with other words." in browser.page("/")


def test_more_than_words_is_refused_in_the_language_of_the_office(public):
    public.write("six", "    thread: [More.]\n")
    answer = public.browser('language = "de"').ask("GET", f"{POST}/edit").text
    assert "sein Thread hat 2 Teile statt 1" in plain(answer)
    assert 'lang="en"' not in answer.partition("<main")[2]
    assert "an edit changes words alone, and its thread has 2 parts instead of 1" in public.browser().page(
        f"{POST}/edit"
    )


def test_only_who_publishes_may_and_others_read_who_does(public):
    public.write("seven")
    cara = public.browser(PEOPLE, CARA)
    assert f"{POST}/edit" not in cara.ask("GET", POST).text
    assert f"For {DAN} to do; you may read here." in cara.page(f"{POST}/edit", 403)
    told = plain(cara.do("edit", 403, ref=REF, seen="x", sure="yes", why="x").text)
    assert f"{CARA} may draft here, and editing what is public needs publish: only {DAN} may; nothing was done" in told
    dan = public.browser(PEOPLE, DAN)
    dan.do("edit", ref=REF, seen=seen(dan), sure="yes", why="x")
    assert "seven" in public.said


def test_where_somebody_signs_no_form_is_shown_to_whoever_may_not(public):
    public.write("seven")
    signed = 'approval = "required"\n'
    dan = public.browser(signed + PEOPLE, DAN)
    shown = dan.ask("GET", f"{POST}/edit").text
    assert 'action="/do/edit"' not in shown
    assert "signing needs approve" in plain(shown)
    may_both = signed + PEOPLE.replace('may = ["approve", "hold"]', 'may = ["approve", "publish"]')
    ben = public.browser(may_both, BEN)
    ben.do("edit", ref=REF, seen=seen(ben), sure="yes", why="x")
    assert "seven" in public.said
    twice = public.browser("approval = 2\n" + may_both.removeprefix(signed), BEN)
    assert "two people sign" in twice.page(f"{POST}/edit")


def test_what_is_not_there_or_not_public_offers_no_edit(public, browser):
    assert "There is no post" in public.browser().page("/post/spring/nowhere/fedi/edit", 404)


def test_what_waits_is_changed_in_its_draft(desk, browser):
    assert f"{POST}/edit" not in browser.ask("GET", POST).text
    told = browser.page(f"{POST}/edit")
    assert "only what is published can be edited; change its draft and queue it again" in told
    assert "Edit the draft" in told
