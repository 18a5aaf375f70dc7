"""A browser without a window: asks the page of a desk in this process, and keeps its cookie."""

import asyncio
import re
import ssl
from html import unescape
from html.parser import HTMLParser

import httpx2

from postdesk.web.app import DeskPages
from postdesk.web.front_door import FrontDoor
from postdesk.web.keys import PageKeys

HOST = "127.0.0.1:8765"
COOKIE = "postdesk-8765"
OURS = {"sec-fetch-site": "same-origin"}
"""What a browser says of a form that a page of the same address sent."""


class Browser:
    """Asks for pages and sends forms; `enter` comes in with the token."""

    def __init__(self, desk, door=None):
        self.keys = PageKeys(tuple(dict.fromkeys((desk.who, *(one.name for one in desk.house.people)))))
        self.door = door or FrontDoor((f"http://{HOST}",), COOKIE)
        self.app = DeskPages(desk, self.keys, self.door)
        self.cookies, self.base = {}, self.door.origins[-1]

    def enter(self, who=""):
        self.ask("GET", f"/enter?token={self.keys.tokens[who] if who else self.keys.token}")
        return self

    def ask(self, method, address, headers=(), peer="127.0.0.1", **more):
        """Return the answer to one request, whose other end is at `peer` (None for a socket); nothing is followed."""
        headers = list(headers.items()) if isinstance(headers, dict) else list(headers)

        async def asked():
            way = httpx2.ASGITransport(app=self.app, client=peer and (peer, 4711))
            async with httpx2.AsyncClient(transport=way, base_url=self.base, cookies=self.cookies) as client:
                return await client.request(method, address, headers=headers, **more)

        answer = asyncio.run(asked())
        self.cookies |= dict(answer.cookies)
        return answer

    def page(self, address, status=200):
        """Return a page's words without its marks."""
        answer = self.ask("GET", address)
        assert answer.status_code == status, answer.text
        return plain(answer.text)

    def do(self, act, status=303, **fields):
        """Send a form as a page does; return the answer."""
        answer = self.ask("POST", f"/do/{act}", OURS, data=fields)
        assert answer.status_code == status, answer.text
        return answer

    def send(self, address, status=303, files=None, **fields):
        """Send the form of an address, with files as (name, content) by their fields; return the answer."""
        answer = self.ask("POST", address, OURS, data=fields, files=files)
        assert answer.status_code == status, answer.text
        return answer

    def break_off(self, address, begun, kind="multipart/form-data; boundary=x"):
        """Begin to send a form, and go away before its end; return the messages of the answer, which nobody hears."""
        coming = iter(
            [{"type": "http.request", "body": begun, "more_body": True}, {"type": "http.disconnect"}],
        )
        said = []
        headers = {"host": HOST, "content-type": kind, "content-length": "1000000", **OURS}
        headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        scope = {
            "type": "http",
            "method": "POST",
            "path": address,
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }

        async def receive():
            return next(coming)

        async def send(message):
            said.append(message)

        asyncio.run(self.app(scope, receive, send))
        return said

    def form(self, address):
        """Return what a page's form would send if nobody changed anything in it."""
        return filled(self.ask("GET", address).text)


def asked_over(path, headers, address="http://desk.example.org/"):
    """Return the answer to one request over a Unix socket."""
    with httpx2.Client(transport=httpx2.HTTPTransport(uds=str(path))) as proxy:
        return proxy.get(address, headers=headers)


def asked_under_tls(certificate, *addresses):
    """Return the answers to whoever believes a certificate."""
    with httpx2.Client(verify=ssl.create_default_context(cafile=str(certificate))) as client:
        return [client.get(address) for address in addresses]


def plain(page):
    """Return the words of a page, without its head."""
    body = re.sub(r"(?s)^.*?</head>", "", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


class Filled(HTMLParser):
    """The fields of the largest form of a page, with their values."""

    def __init__(self):
        super().__init__()
        self.fields, self.forms, self.area = {}, [], None

    def handle_starttag(self, tag, given):
        given = dict(given)
        if tag == "form":
            self.fields = {}
            self.forms.append(self.fields)
        left = given.get("type") in {"checkbox", "radio"} and "checked" not in given
        if tag == "input" and "name" in given and not left and given.get("type") != "file":
            self.fields.setdefault(given["name"], []).append(given.get("value") or "")
        if tag == "textarea":
            self.area = self.fields.setdefault(given["name"], [])
            self.area.append("")

    def handle_data(self, data):
        if self.area is not None:
            self.area[-1] += data

    def handle_endtag(self, tag):
        self.area = None if tag == "textarea" else self.area


def filled(page):
    """Return the fields of the largest form of a page."""
    found = Filled()
    found.feed(page)
    return max(found.forms, key=len)
