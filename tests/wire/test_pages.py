"""Visiting pages, against a server on this machine that has every kind of page."""

import asyncio
import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from postdesk.models import Page
from postdesk.wire.outside import INSIDE, machines
from postdesk.wire.pages import by_host, fetch, visit
from postdesk.wire.visits import LONGEST, Visitor
from stage.answering import answering

CARD = """<!doctype html><html><head><title>Doors &amp; windows</title>
<meta property="og:title" content="Otvorena vrata"><meta name="twitter:image" content="https://example.org/hall.jpg">
<meta name="description" content="Od šest sati."></head><body><svg><title>Not the page's</title></svg></body></html>"""


LEADS = {
    "/from": "/card",
    "/circle": "/circle",
    "/to-mail": "mailto:office@example.org",
    "/to-nothing": "http://[::1?x=1",
    "/to-a-port": "http://127.0.0.1:99999/",
    "/to-far-away": "/" + "a" * 3000,
    "/to-inside": "http://127.0.0.1:PORT/card",
    "/elsewhere": "http://127.0.0.1:PORT/busy",
}


class Site(BaseHTTPRequestHandler):
    """A site with a page of each kind."""

    def do_GET(self):
        kind, status, body = {
            "/card": ("text/html; charset=utf-8", 200, CARD),
            "/bare": ("text/html", 200, "<title>\n Врата </title>"),
            "/pdf": ("application/pdf", 200, "%PDF-1.7"),
            "/odd": ("text/html; charset=klingon", 200, "<title>Vrata</title>"),
            "/long": ("text/html", 200, "<title>Vrata</title>" + "a" * (4 * LONGEST)),
            "/odder": ("text/html; charset=idna", 200, "<title>Vrata</title>"),
            "/oddest": ("text/html; charset=hex", 200, "<title>Vrata</title>"),
            "/foo": ("text/html", 200, "<![foo[ <title>Vrata</title>&#" + "9" * 5000),
            "/bytes": ("text/html; charset=windows-1251", 200, "<title>Врата</title>".encode("cp1251")),
            "/bytes-in-meta": ("text/html", 200, b"<meta charset=cp1251>" + "<title>Врата</title>".encode("cp1251")),
            "/packed": ("text/html", 200, gzip.compress(b"<title>Vrata</title>")),
            "/busy": ("text/html", 200, "<title>busy</title>"),
            "/most": ("text/html", 200, f"<title>{self.server.most}</title>"),
            "/host": ("text/html", 200, f"<title>{self.headers['Host']}</title>"),
            "/allowed": ("text/html", 200, f"<title>{self.headers['Authorization']}</title>"),
            **dict.fromkeys(LEADS, ("text/plain", 302, "")),
        }.get(urlsplit(self.path).path, ("text/html", 404, "nothing"))
        if self.path == "/slow":
            self.server.over.wait(10)
        if self.path == "/broken":
            self.connection.close()
            return
        if "busy" in self.path:
            with self.server.counted:
                self.server.now += 1
                self.server.most = max(self.server.most, self.server.now)
            self.server.over.wait(0.05)
            with self.server.counted:
                self.server.now -= 1
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", LEADS[self.path].replace("PORT", str(self.server.server_port)))
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body if isinstance(body, bytes) else body.encode())

    def log_message(self, *words):
        """Say nothing."""

    def handle(self):
        """Serve, and take it that nobody may listen any more."""
        try:
            super().handle()
        except (ConnectionError, ValueError):
            self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except (ConnectionError, ValueError):
            self.close_connection = True


@pytest.fixture(scope="module")
def site():
    """The site's address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.over, server.counted = threading.Event(), threading.Lock()
    server.now = server.most = 0
    with answering(server):
        yield f"http://127.0.0.1:{server.server_port}"
        server.over.set()


@pytest.fixture
def seen(site):
    """What stands at one path of the site."""

    def look(path, **given):
        (page,) = visit([site + path], local=True, **given).values()
        return page

    return look


def test_a_page_with_a_card(seen, site):
    page = seen("/card")
    assert page == Page(
        address=f"{site}/card",
        status=200,
        reached=f"{site}/card",
        kind="text/html",
        title="Otvorena vrata",
        picture="https://example.org/hall.jpg",
        description="Od šest sati.",
    )
    assert page.there


@pytest.mark.parametrize("picture", ["https://example.org/" + "a" * 3000, "https://example.org/\x07"])
def test_an_address_of_a_picture_that_nobody_could_open_is_none(picture):
    from postdesk.wire.visits import VisitAnswer, _page

    page = f'<meta property="og:image" content="{picture}">'.encode()
    assert _page("x", "x", VisitAnswer(200, "text/html", "", page)).picture == ""


def test_what_stands_at_an_address_is_fetched_whole_or_not_at_all(site):
    assert fetch(f"{site}/pdf", 100, local=True) == b"%PDF-1.7"
    assert fetch(f"{site}/long", 100, local=True) is None
    assert fetch(f"{site}/not-there", 100, local=True) is None
    assert fetch(f"{site}/pdf", 100) is None


def test_a_title_without_a_card(seen):
    page = seen("/bare")
    assert (page.title, page.picture) == ("Врата", "")


@pytest.mark.parametrize("path", ["/bytes", "/bytes-in-meta"])
def test_a_page_in_an_old_charset_says_so_in_its_head_or_by_itself(seen, path):
    assert seen(path).title == "Врата"


def test_a_packed_page_is_unpacked(seen):
    assert seen("/packed").title == "Vrata"


def test_a_redirect_is_followed(seen, site):
    assert seen("/from").reached == f"{site}/card"


def test_a_circle_ends(seen):
    page = seen("/circle")
    assert page.why == "redirects more than five times: write the address at which the page stands"
    assert not page.there


@pytest.mark.parametrize("path", ["/to-mail", "/to-nothing", "/to-a-port", "/to-far-away"])
def test_a_redirect_to_what_is_no_web_address(seen, path):
    assert seen(path).why == "redirects to what is no web address: open it and see"


def test_a_page_that_is_not_there(seen):
    page = seen("/nothing")
    assert (page.status, page.there) == (404, False)


def test_a_file_is_no_page(seen):
    assert seen("/pdf").kind == "application/pdf"


@pytest.mark.parametrize("path", ["/odd", "/odder", "/oddest", "/long", "/foo"])
def test_a_page_in_an_unknown_writing_or_without_end_is_read_as_far_as_it_goes(seen, path):
    assert seen(path).title == "Vrata"


def test_a_server_that_takes_its_time_is_not_waited_for(seen):
    assert seen("/slow", deadline=0.3).why == "gives no answer: open it and see"


def test_a_connection_that_breaks_off(seen):
    assert seen("/broken").why == "gives no answer: open it and see"


def test_a_server_that_does_not_listen():
    (page,) = visit(["http://127.0.0.1:9/"], local=True).values()
    assert page.why == "gives no answer: open it and see"


@pytest.mark.parametrize("address", ["https://doors.invalid/", "https://a..b/", "https://[/", "http://xn--/"])
def test_a_host_that_nobody_knows(address):
    (page,) = visit([address], local=True).values()
    assert page.why == "leads nowhere: its host is not known"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:99999/",
        "http://[::1?x=1",
        "http:///doors",
        "http://a\nb/",
        "ftp://example.org/",
        f"http://{'a' * 3000}.example/",
    ],
)
def test_what_no_browser_opens_is_not_visited(address):
    (page,) = visit([address], local=True).values()
    assert page.why == "leads nowhere: it is no address that a browser can open"


def test_a_server_without_a_certificate(site):
    (page,) = visit([site.replace("http://", "https://")], local=True).values()
    assert page.status is None


def test_several_addresses_at_once_are_counted(site):
    counted = []
    addresses = [f"{site}/card", f"{site}/bare", f"{site}/nothing", f"{site}/card", "http://xn--/"]
    pages = visit(addresses, lambda *each: counted.append(each), local=True)
    assert [page.status for page in pages.values()] == [200, 200, 404, None]
    assert counted == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_one_host_is_asked_for_one_page_at_a_time(site, seen):
    visit([f"{site}/busy?{n}" for n in range(4)] + [f"{site.replace('127.0.0.1', 'localhost')}/elsewhere"], local=True)
    assert seen("/most").title == "1"


def test_hosts_stand_in_line_each_for_itself():
    said = ["https://a.example/1", "https://b.example/", "https://A.example./2", "https://[/"]
    assert by_host(said) == [["https://a.example/1", "https://A.example./2"], ["https://b.example/"], ["https://[/"]]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "10.1.2.3", "169.254.169.254"])
def test_this_machine_and_its_network_are_not_visited_unasked(host):
    (page,) = visit([f"http://{host}:9/"]).values()
    assert page.why == INSIDE
    assert not page.there


def test_nor_after_a_redirect(site):
    """The first host is outside, as far as anybody knows; where it leads to is judged like any other address."""

    async def look_up(host, port, *, local):
        return ["127.0.0.1"] if host == "outside.test" else await machines(host, port, local=local)

    visitor, address = Visitor(5, local=False, look_up=look_up), site.replace("127.0.0.1", "outside.test")
    assert asyncio.run(visitor.visit(f"{address}/host")).title == urlsplit(address).netloc
    assert asyncio.run(visitor.visit(f"{address}/from")).title == "Otvorena vrata"
    assert asyncio.run(visitor.visit(f"{address}/to-inside")).why == INSIDE


def test_a_name_and_a_password_in_an_address_go_nowhere(site):
    (page,) = visit([site.replace("://", "://ana:hush@") + "/allowed"], local=True).values()
    assert (page.title, "hush" in page.reached) == ("None", False)


def test_a_proxy_is_asked_by_name(site, monkeypatch):
    monkeypatch.setenv("http_proxy", site)
    (page,) = visit(["http://doors.example/card"]).values()
    assert (page.title, page.reached) == ("Otvorena vrata", "http://doors.example/card")
