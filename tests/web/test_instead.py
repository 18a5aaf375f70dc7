"""A sentence that names a command leads to the page that does the same: its reader may have no terminal."""

import re

import pytest

from postdesk.cli import REPAIRS, STORY
from postdesk.html import html_page
from postdesk.web.frame import page_frame
from postdesk.web.instead import AT_THE_MACHINE, INSTEAD, at_the_machine, pages_instead
from postdesk.web.shelf import PAGES
from postdesk.web.told import TELLING
from postdesk.web.wording import shown_text
from postdesk.words import speaking
from stage.browsing import Browser
from stage.desks import DOORS
from stage.page_words import messages_of_pages, reasons_told


def test_every_command_that_a_page_can_name_has_a_page_or_is_for_whoever_runs_the_desk():
    said = "\n".join(reasons_told())
    named = {*re.findall(r"`postdesk ([a-z]+(?:-[a-z]+)*)", said)}
    assert len(named) > 10
    assert named <= {*INSTEAD, *AT_THE_MACHINE}
    assert not {*INSTEAD} & AT_THE_MACHINE
    assert {*INSTEAD, *AT_THE_MACHINE} <= {name for chapter in (*STORY.values(), REPAIRS) for name in chapter}


@pytest.mark.parametrize(("address", "title"), sorted({*INSTEAD.values()}))
def test_such_a_page_is_there_and_called_so(browser, address, title):
    assert title in messages_of_pages()
    assert f"<h1>{title}" in browser.ask("GET", address).text or address.startswith("/?view=list")
    assert browser.ask("GET", address).status_code == 200


def test_no_page_of_the_site_tells_of_a_command_alone():
    alone = [said for said in messages_of_pages() if re.search(r"(?:`|<code>)postdesk (?!serve)", said)]
    assert alone == []


def test_pages_are_named_once_each_and_in_the_language_of_the_office():
    said = "`postdesk log` shows it; `postdesk queue` first, then `postdesk plan` and `postdesk log`"
    assert pages_instead(said) == [("/log", "Log"), ("/queue", "Into the queue")]
    assert pages_instead("see `postdesk-notes` and log") == []
    with speaking("de"):
        assert pages_instead("`postdesk import-drafts x`") == [("/import", "Datei einlesen")]
    assert at_the_machine("`postdesk take-over` first")
    assert not at_the_machine("`postdesk log` shows it")


def test_what_cannot_be_done_leads_to_the_page_that_shows_why(desk):
    browser = Browser(desk).enter()
    browser.do("cancel", ref=DOORS, why="not this year")
    browser.do("undo", ref=DOORS)
    answer = browser.do("undo", 409, ref=DOORS)
    assert "is left to undo: `postdesk log` shows what was done" in answer.text
    assert 'The page for this: <a class="button" href="/log">Log</a>' in answer.text
    assert "whoever runs the desk" not in answer.text


def test_what_was_public_already_is_put_right_on_its_own_page(desk, clock):
    clock.forward(hours=20)
    desk.publishing.publish_due()
    answer = Browser(desk).enter().do("undo", 409, ref=DOORS)
    assert "`postdesk edit` its words" in answer.text
    assert 'The page for this: <a class="button" href="/?view=list">Calendar</a>' in answer.text
    assert "No page does all of this" not in answer.text


def test_what_no_page_does_is_for_whoever_runs_the_desk(desk):
    shown = html_page(
        "web/trouble.html",
        {**page_frame(desk, PAGES, "", (), ""), "sentence": "`postdesk take-over` first"},
        shown_text,
        TELLING,
    )
    assert "No page does all of this: whoever runs the desk does it on its machine." in shown
