"""Before every page: whoever has no cookie, comes by another name, or was sent by another site, goes no further."""

import pytest
from starlette.routing import Match

from postdesk.web.acts import ACTS
from postdesk.web.app import ServedSite
from postdesk.web.guard import MOST
from postdesk.web.office import ServedDesk
from postdesk.web.shelf import FORMS, PAGES
from stage.browsing import COOKIE, HOST, OURS, Browser, plain
from stage.desks import SETTINGS, lay

NAMES = {"campaign": "spring", "draft": "doors", "account": "fedi", "folder": "2026-W47", "name": "x"}
NAMES |= {"week": "2026-W48", "tag": "SpringTogether"}
ADDRESSES = [
    *(page.address.format(**NAMES) for page in PAGES),
    "/write/media?file=media/hall.jpg",
    *("/hold-all", "/events", "/static/desk.css", "/static/desk.js", "/nowhere"),
    *("/post/spring/doors/fedi/media/0", "/reports/2026-W47/index.html"),
    *("/hashtags.csv", "/charts/2026-11/x.csv"),
]
SENT = sorted({form.address.format(**NAMES) for form in FORMS})
"""The addresses of all forms that answer with a page."""
FORM = "application/x-www-form-urlencoded"
ROOMY = [form for form in FORMS if form.files]
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


def test_every_route_of_the_page_is_tried_here(desk):
    tried = [("GET", one) for one in ADDRESSES] + [("POST", one) for one in (*SENT, *(f"/do/{act}" for act in ACTS))]
    scopes = [
        {"type": "http", "method": method, "path": path.partition("?")[0], "root_path": ""} for method, path in tried
    ]
    routes = ServedSite(ServedDesk(desk)).routes()
    assert len(routes) > 50
    assert [route.path for route in routes if not any(route.matches(one)[0] is Match.FULL for one in scopes)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_shown_to_whoever_has_no_cookie(desk, address):
    stranger = Browser(desk)
    for cookies in ({}, {COOKIE: "guessed"}, {COOKIE: ""}):
        stranger.cookies = cookies
        answer = stranger.ask("GET", address)
        assert answer.status_code == 401
        assert "The address that <code>postdesk serve</code> prints lets one browser in, once." in answer.text
        assert "Country Office" not in answer.text


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_for_whoever_has_no_cookie(desk, act):
    assert Browser(desk).ask("POST", f"/do/{act}", OURS, data={"ref": "spring/doors@fedi"}).status_code == 401
    assert {post.state for post in desk.posts.listing()} == {"queued"}


def on_disk(desk):
    """Every file of the desk that a form may write."""
    return {
        path: path.read_bytes() for path in desk.house.root.rglob("*") if path.is_file() and ".sqlite" not in path.name
    }


@pytest.mark.parametrize("address", SENT)
def test_no_form_is_taken_from_whoever_has_no_cookie_or_comes_from_elsewhere(desk, address):
    before, stranger, browser = on_disk(desk), Browser(desk), Browser(desk).enter()
    told = {"data": {"text": "Planted.", "name": "planted", "account": "fedi", "sure": "yes", "network": "telegram"}}
    assert stranger.ask("POST", address, OURS, **told).status_code == 401
    assert browser.ask("POST", address, OURS | {"host": "example.org"}, **told).status_code == 421
    for headers in STRANGERS:
        answer = browser.ask("POST", address, headers, **told)
        assert answer.status_code == 403
        assert "This was asked for by another page: nothing was done." in answer.text
    assert on_disk(desk) == before


@pytest.mark.parametrize("address", SENT)
def test_a_form_without_anything_is_no_traceback(browser, address):
    for headers in ({}, {"content-type": "multipart/form-data; boundary=x"}, {"content-type": "application/json"}):
        answer = browser.ask("POST", address, OURS | headers, content=b"{}")
        assert answer.status_code in {200, 303, 400, 404, 409}


@pytest.mark.parametrize("address", [*SENT, *(f"/do/{act}" for act in ACTS)])
def test_a_form_that_is_broken_off_is_no_trouble_of_the_server_and_nothing_of_it_is_kept(browser, desk, address):
    before = on_disk(desk)
    begun = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,text\r\n'
    for answer in (browser.break_off(address, begun), browser.break_off(address, b"ref=spring&", FORM)):
        assert answer[0]["status"] == 400
    assert on_disk(desk) == before


@pytest.mark.parametrize("form", ROOMY, ids=lambda form: form.address)
def test_more_than_a_form_takes_is_refused_before_it_is_read(browser, desk, form):
    before, address = on_disk(desk), form.address.format(**NAMES)
    answer = browser.ask("POST", address, OURS | {"content-length": str(form.most + 1)}, content=b"x")
    assert answer.status_code == 413
    many = [("picture", ("a.jpg", b"x"))] * (form.files + 1)
    assert browser.ask("POST", address, OURS, files=many).status_code == 400
    assert on_disk(desk) == before


@pytest.mark.parametrize(
    "file",
    [
        *(
            "desk.toml",
            "../campaigns/desk.toml",
            "media/../desk.toml",
            "/etc/passwd",
            "media/../../.postdesk/desk.sqlite",
        ),
        *("media", "media/", "", "media/%00", "media/hidden/.x.jpg", "media/out.jpg", "media/drawing.svg", "hall.jpg"),
        "media/page.jpg",
    ],
)
def test_only_pictures_below_media_are_shown(browser, desk, file):
    media = desk.house.campaigns / "media"
    (media / "out.jpg").symlink_to(desk.house.campaigns / "desk.toml")
    (media / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    (media / "page.jpg").write_text("<html><script>alert(1)</script>")
    (desk.house.campaigns / "hall.jpg").write_bytes((media / "hall.jpg").read_bytes())
    assert browser.ask("GET", "/write/media", params={"file": file}).status_code == 404


@pytest.mark.parametrize("host", ["example.org", f"example.org:{HOST[-4:]}", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_name_that_is_not_ours_is_refused_with_the_cookie_too(browser, host):
    for method, address in (("GET", "/"), ("GET", "/enter"), ("POST", "/do/hold-all")):
        assert browser.ask(method, address, OURS | {"host": host}).status_code == 421


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("headers", STRANGERS)
def test_no_other_site_has_anything_done(browser, desk, act, headers):
    answer = browser.ask("POST", f"/do/{act}", headers, data={"ref": "spring/doors@fedi", "why": "x"})
    assert answer.status_code == 403
    assert "This was asked for by another page: nothing was done." in answer.text
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
    assert (answer.status_code, answer.text) == (
        413,
        "what was sent has 2 MB, and 1 MB are the most: nothing was done",
    )


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


@pytest.mark.parametrize(
    ("language", "direction", "said"),
    [("de", "ltr", "lässt einen Browser ein, einmal"), ("ar", "rtl", "يُدخل متصفحًا واحدًا، مرة واحدة")],
)
def test_whoever_has_an_address_that_was_used_reads_in_the_language_of_the_office_what_to_do(
    desk, language, direction, said
):
    lay(desk.house.root, SETTINGS.replace("[desk]\n", f'[desk]\nlanguage = "{language}"\n', 1))
    abroad = desk.read_again()
    first, second = Browser(abroad).enter(), Browser(abroad)
    answer = second.ask("GET", f"/enter?token={first.keys.token}x")
    assert answer.status_code == 401
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert said in plain(answer.text)
    assert "width=device-width" in answer.text, "it is read on a phone"
