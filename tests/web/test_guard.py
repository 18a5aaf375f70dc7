"""Before every page: whoever has no cookie, comes by another name, or was sent by another site, goes no further."""

import pytest

from postdesk.web.guard import MOST
from postdesk.web.shelf import PAGES
from stage.browsing import COOKIE, HOST, OURS, Browser

ADDRESSES = [
    *(page.address.format(campaign="spring", draft="doors", account="fedi", folder="2026-W47") for page in PAGES),
    *("/hold-all", "/events", "/static/desk.css", "/static/desk.js", "/nowhere"),
    *("/post/spring/doors/fedi/media/0", "/reports/2026-W47/index.html"),
]
ACTS = ["hold", "release", "cancel", "retry", "move", "sign", "resolve", "absent", "hold-all", "release-all", "undo"]
STRANGERS = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": "https://example.org"},
    {"origin": f"http://{HOST}0"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": f"https://{HOST}"},
    {"origin": "null"},
    {},
]
"""What a browser says of a form on another page, and one that says nothing."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_shown_to_whoever_has_no_cookie(desk, address):
    stranger = Browser(desk)
    for cookies in ({}, {COOKIE: "guessed"}, {COOKIE: ""}):
        stranger.cookies = cookies
        answer = stranger.ask("GET", address)
        assert answer.status_code == 401
        assert "the address that `postdesk serve` printed" in answer.text
        assert "Country Office" not in answer.text


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_for_whoever_has_no_cookie(desk, act):
    assert Browser(desk).ask("POST", f"/do/{act}", OURS, data={"ref": "spring/doors@fedi"}).status_code == 401
    assert {post.state for post in desk.posts.listing()} == {"queued"}


@pytest.mark.parametrize("host", ["example.org", f"example.org:{HOST[-4:]}", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_name_that_is_not_ours_is_refused_with_the_cookie_too(browser, host):
    for method, address in (("GET", "/"), ("GET", "/enter"), ("POST", "/do/hold-all")):
        assert browser.ask(method, address, OURS | {"host": host}).status_code == 421


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("headers", STRANGERS)
def test_no_other_site_has_anything_done(browser, desk, act, headers):
    answer = browser.ask("POST", f"/do/{act}", headers, data={"ref": "spring/doors@fedi", "why": "x"})
    assert (answer.status_code, answer.text) == (403, "This was asked for by another page: nothing was done.")
    assert {post.state for post in desk.posts.listing()} == {"queued"}
    assert desk.memory.standing().holds == []


def test_an_older_browser_says_by_its_origin_that_a_form_is_ours(browser, desk):
    answer = browser.ask("POST", "/do/hold-all", {"origin": f"http://{HOST}"}, data={"why": "a flood"})
    assert answer.status_code == 303
    assert [hold.why for hold in desk.memory.standing().holds] == ["a flood"]


def test_the_printed_address_lets_one_browser_in_once(desk):
    first = Browser(desk)
    token = f"/enter?token={first.keys.token}"
    assert first.ask("GET", "/enter?token=guessed").status_code == 401
    assert first.ask("POST", token, OURS).status_code == 401
    entered = first.ask("GET", token)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/", f"{COOKIE}="))
    assert first.ask("GET", token).headers["location"] == "/"  # whoever is in may come again
    first.cookies = {}
    assert first.ask("GET", token).status_code == 401


def test_a_form_says_how_long_it_is_and_is_short(browser):
    async def endless():
        yield b"why=x"

    assert browser.ask("POST", "/do/hold-all", OURS, content=endless()).status_code == 411
    answer = browser.ask("POST", "/do/hold-all", OURS, data={"why": "x" * MOST})
    assert (answer.status_code, answer.text) == (413, "A form holds at most 1,048,576 bytes: nothing was done.")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_lead_nowhere(browser, method):
    assert browser.ask(method, "/", OURS | {"content-length": "0"}).status_code in {404, 405}


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != "/events"])
def test_every_answer_says_that_a_browser_loads_nothing_from_elsewhere(browser, address):
    headers = browser.ask("GET", address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy or address.startswith("/reports/2026-W47/")
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
