"""Accounts on the page: signed in by the steps of the command, one question a page; nothing secret is shown again."""

import re
from datetime import timedelta

import pytest

from contracts.threads import ThreadsApi
from contracts.threads_sign_in import TOKEN as THREADS
from postdesk.log.workers import pace
from stage.browsing import Browser, plain
from stage.desks import lay
from stage.pretend_mastodon import Instance

TOKEN = "the-token-of-the-account"
SETTINGS = '[desk]\nname = "Country Office"\ntimezone = "UTC"\n'


@pytest.fixture
def office(tmp_path, clock, monkeypatch):
    """An office without accounts, and without a keyring."""
    import sys

    from postdesk.desk import Desk

    monkeypatch.setitem(sys.modules, "keyring", None)
    desk = Desk.open(lay(tmp_path, SETTINGS), clock)
    with desk.log:
        yield desk


@pytest.fixture
def browser(office):
    return Browser(office).enter()


def begun(browser, **said):
    return browser.send("/accounts/add", **{"name": "fedi", "network": "mastodon", **said}).headers["location"]


def answered(browser, at, *answers):
    """Answer one question after the other; return the address to which the last one leads."""
    for answer in answers:
        while "Go on" not in browser.page(at) and "Begin again" not in browser.page(at):
            continue  # a network that thinks longer than a page waits for its question
        last = browser.send(at, answer=answer).headers["location"]
    return last


def test_an_account_is_signed_in_step_by_step_and_nothing_secret_is_shown(browser, office):
    with Instance(token=TOKEN).serve() as door:
        at = begun(browser)
        pages = [browser.page(at)]
        assert "The server's address" in pages[0]
        answered(browser, at, "not an address")
        pages.append(browser.page(at))
        assert "That does not look right: it is like https://example.social" in pages[1]
        answered(browser, at, door.url)
        pages.append(browser.page(at))
        assert "How do you want to sign in? page : on the server's own page" in pages[2]
        answered(browser, at, "page")
        shown = browser.ask("GET", at).text
        assert f'<a href="{door.url}/oauth/authorize?' in shown
        assert 'type="password"' in shown
        assert answered(browser, at, "the-code") == "/accounts"
        pages += [shown, browser.page("/accounts")]
    assert "fedi is signed in as office" in pages[-1]
    assert "M fedi Mastodon postdesk publishes · in order" in pages[-1]
    assert not [page for page in pages if TOKEN in page or "the-apps-secret" in page or "the-code" in page]
    assert "[accounts.fedi]" in (office.house.campaigns / "desk.toml").read_text()
    assert TOKEN in (office.house.root / ".env").read_text()
    assert "This sign-in is over" in browser.page(at, 404)


def test_networks_are_asked_and_an_account_leaves(browser, office):
    with Instance(token=TOKEN).serve() as door:
        at = begun(browser)
        answered(browser, at, door.url, "token", TOKEN)
        asked = plain(browser.send("/accounts/check", 200).text)
        assert "Signed in as office . It may: read write. Calls left for now: 287." in asked
        assert TOKEN not in asked
        assert "This cannot be taken back" in browser.page("/accounts/remove/fedi")
        browser.send("/accounts/remove/fedi", 409)
        assert "[accounts.fedi]" in (office.house.campaigns / "desk.toml").read_text()
        browser.send("/accounts/remove/fedi", sure="yes")
    assert "fedi is off the desk; its secrets are out of .env." in browser.page("/accounts")
    assert (office.house.campaigns / "desk.toml").read_text() == SETTINGS
    assert "There is no account fedi" in browser.page("/accounts/remove/fedi", 404)


def test_how_many_posts_a_network_takes_yet_is_told_and_what_bars_an_account(browser, office):
    api = ThreadsApi()
    with api.serve() as door:
        lay(office.house.root, f'{SETTINGS}[accounts.threads]\nnetwork = "threads"\nserver = "{door.url}"\n')
        (office.house.root / ".env").write_text(f"POSTDESK_THREADS_TOKEN={THREADS}\n")
        assert "Posts left today: 250." in plain(browser.send("/accounts/check", 200).text)
        api.door.scopes.discard("threads_basic")
        barred = plain(browser.send("/accounts/check", 200).text)
    assert "the token may not post, for it lacks threads_basic (finding the profile and its posts)" in barred
    assert "Signed in as" not in barred


def test_who_is_not_let_in_is_told_and_nothing_is_kept(browser, office):
    with Instance(token=TOKEN).serve() as door:
        at = begun(browser)
        answered(browser, at, door.url, "token", "another-token")
        shown = browser.page(at)
    assert "Begin again" in shown
    assert "another-token" not in shown
    assert (office.house.campaigns / "desk.toml").read_text() == SETTINGS
    assert not (office.house.root / ".env").exists()


def test_a_sign_in_is_given_up(browser, office):
    at = begun(browser)
    assert browser.send(at, only="leave").headers["location"] == "/accounts"
    assert "The sign-in of fedi was given up: nothing was changed." in browser.page("/accounts")
    assert (office.house.campaigns / "desk.toml").read_text() == SETTINGS


@pytest.mark.parametrize("said", [{"name": ""}, {"network": "nowhere"}, {"keep": "pocket"}, {"network": "tiktok"}])
def test_a_sign_in_that_cannot_begin_is_told(browser, said):
    answer = browser.send("/accounts/add", 409, **{"name": "fedi", "network": "mastodon", **said})
    assert "say what the account is called here, and on which network it is" in plain(answer.text)


def test_the_form_begins_with_the_networks_that_can_be_signed_in(browser):
    shown = browser.page("/accounts/add?name=fedi&network=mastodon")
    assert "Mastodon" in shown
    assert "TikTok" not in shown
    assert "The desk has no account yet: sign one in." in browser.page("/accounts")


def test_an_account_that_rests_and_one_whose_token_ends_say_so(office, browser, clock):
    lay(
        office.house.root,
        SETTINGS + '[accounts.page]\nnetwork = "linkedin"\nid = "urn:li:organization:1"\ntoken_ends = 2026-12-20\n',
    )
    assert "The sign-in ends on 20 Dec 2026." in browser.page("/accounts")
    lay(office.house.root, SETTINGS + '[accounts.try]\nnetwork = "rehearsal"\n')
    with office.log.write() as connection:
        pace.rest(connection, "try", office.now())
    assert "late posts go out a minute apart, the next from" in browser.page("/accounts")
    with office.log.write() as connection:
        pace.rest_until(connection, "try", office.now() + timedelta(minutes=5), office.now(), "it asks for a pause")
    assert re.search(r"rests until \S.*: it asks for a pause", browser.page("/accounts"))


def test_an_account_that_cannot_be_called_so_is_told_when_it_is_asked(browser):
    at = begun(browser, name="a b")
    assert browser.send(at).headers["location"] == at
    assert "Begin again" in browser.page(at)


def test_an_address_that_nobody_was_given_leads_to_no_sign_in(browser):
    for at in ("/accounts/sign-in/x", "/accounts/sign-in/..%2F..%2Fx"):
        assert browser.ask("GET", at).status_code == 404
