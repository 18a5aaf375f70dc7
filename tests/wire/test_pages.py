"""Visiting pages, against a server on this machine that has every kind of page."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2  # noqa: TID251 -- its exceptions, as the door meets them
import pytest

from postdesk.models import Page
from postdesk.wire.pages import LONGEST, _why, visit

CARD = """<!doctype html><html><head><title>Doors &amp; windows</title>
<meta property="og:title" content="Otvorena vrata"><meta name="twitter:image" content="https://example.org/hall.jpg">
</head><body><svg><title>Not the page's</title></svg></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A site with a page of each kind."""

    def do_GET(self):
        kind, status, body = {
            "/card": ("text/html; charset=utf-8", 200, CARD),
            "/bare": ("text/html", 200, "<title>\n Врата </title>"),
            "/pdf": ("application/pdf", 200, "%PDF-1.7"),
            "/odd": ("text/html; charset=klingon", 200, "<title>Vrata</title>"),
            "/long": ("text/html", 200, "<title>Vrata</title>" + "a" * (4 * LONGEST)),
            "/from": ("text/plain", 302, ""),
            "/circle": ("text/plain", 302, ""),
        }.get(self.path, ("text/html", 404, "nothing"))
        if self.path == "/slow":
            self.server.over.wait(10)
        if self.path == "/broken":
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", {"/from": "/card"}.get(self.path, "/circle"))
        self.end_headers()
        self.wfile.write(body.encode())

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
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.over = threading.Event()
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def seen(site):
    """What stands at one path of the site."""

    def look(path, **given):
        (page,) = visit([site + path], **given).values()
        return page

    return look


def test_a_page_with_a_card(seen, site):
    page = seen("/card")
    assert page == Page(
        f"{site}/card", 200, f"{site}/card", "text/html", "Otvorena vrata", "https://example.org/hall.jpg"
    )
    assert page.there


def test_a_title_without_a_card(seen):
    page = seen("/bare")
    assert (page.title, page.picture) == ("Врата", "")


def test_a_redirect_is_followed(seen, site):
    assert seen("/from").reached == f"{site}/card"


def test_a_circle_ends(seen):
    page = seen("/circle")
    assert page.why == "redirects more than 5 times: write the address at which the page stands"
    assert not page.there


def test_a_page_that_is_not_there(seen):
    page = seen("/nothing")
    assert (page.status, page.there) == (404, False)


def test_a_file_is_no_page(seen):
    assert seen("/pdf").kind == "application/pdf"


@pytest.mark.parametrize("path", ["/odd", "/long"])
def test_a_page_in_an_unknown_writing_or_without_end_is_read_as_far_as_it_goes(seen, path):
    assert seen(path).title == "Vrata"


def test_a_server_that_takes_its_time_is_not_waited_for(seen):
    assert seen("/slow", deadline=0.3).why == "gives no answer: open it and see"


def test_a_connection_that_breaks_off(seen):
    assert seen("/broken").why == "gives no answer: open it and see"


def test_a_server_that_does_not_listen():
    (page,) = visit(["http://127.0.0.1:9/"]).values()
    assert page.why == "gives no answer: open it and see"


@pytest.mark.parametrize("address", ["https://doors.invalid/", "https://a..b/", "https://[/"])
def test_a_host_that_nobody_knows_leads_nowhere(address):
    (page,) = visit([address]).values()
    assert page.why == "leads nowhere: its host is not known"


def test_a_server_without_a_certificate(site):
    (page,) = visit([site.replace("http://", "https://")]).values()
    assert page.status is None


def test_several_addresses_at_once(site):
    pages = visit([f"{site}/card", f"{site}/bare", f"{site}/nothing"])
    assert [page.status for page in pages.values()] == [200, 200, 404]


def test_a_machine_that_is_not_online():
    trouble = httpx2.ConnectError("[Errno -3] Temporary failure in name resolution")
    assert _why(trouble) == "cannot be looked up: is this machine online?"


def test_a_certificate_that_nobody_vouches_for():
    trouble = httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate")
    assert _why(trouble) == "has no certificate that browsers accept: readers are warned off"
