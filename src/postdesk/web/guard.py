"""What stands before every page: whose request is it, from where, and what may the answer do in a browser.

A name that is not ours is refused first (DNS rebinding), then whoever has no cookie (or whom the proxy
does not name, where one signs people in), then a change that another site
asks for (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/; `Origin` where a browser does not send it). Every
answer says that the browser may load nothing but what comes from here.
"""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from postdesk.html import html_page
from postdesk.models.people import Role, names_of
from postdesk.web.front_door import FrontDoor
from postdesk.web.keys import PageKeys
from postdesk.web.office import ServedDesk, asking, glancing
from postdesk.web.shelf import most_bytes
from postdesk.web.told import TELLING
from postdesk.web.wording import noted, phrase, shown_text
from postdesk.words import speaking
from postdesk.words.pages import page_language

ENTRANCE = "/enter"
"""Where the token of the printed address is exchanged for the cookie."""
READING = frozenset({"GET", "HEAD"})
MEGABYTE = 1 << 20
TOO_MUCH = noted("what was sent has {sent} MB, and {most} MB are the most: nothing was done")
MOST = MEGABYTE
"""Bytes of a form."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""What every answer says unless its page says something stricter, or may be kept."""
STRANGER = noted(
    "The address that <code>postdesk serve</code> prints lets one browser in, once. For a new one, ask whoever runs it"
    " to start it again."
)
ELSEWHERE = noted("This desk is at <bdi>{home}</bdi> only.")
UNNAMED = noted("The proxy did not say who you are: it has to send <code>{header}</code> once.")
NOBODY = noted(
    "<bdi>{name}</bdi> is nobody in <code>[people]</code> of this desk: to be named there, ask <bdi>{people}</bdi>."
)
FOREIGN = noted("This was asked for by another page: nothing was done.")


class Guard:
    """Lets requests through to `app`: for a name of its `door`, of somebody who was let in, from its own pages."""

    def __init__(self, app: ASGIApp, keys: PageKeys, door: FrontDoor, office: ServedDesk) -> None:
        self.app, self.keys, self.door, self.office = app, keys, door, office

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(Request(scope))
        await (refused or self.app)(scope, receive, _with_policy(send))

    def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that goes no further; None for one that does."""
        if request.headers.get("host", "").lower() not in self.door.hosts:
            return self._outside(421, ELSEWHERE, home=self.office.desk().house.web_address or min(self.door.origins))
        who = self._signed_in(request) if self.door.header else self._known(request)
        if isinstance(who, Response):
            return who
        asking.set(who)
        glancing.set(request.headers.get("sec-fetch-dest") == "empty")
        if request.url.path == ENTRANCE:
            return RedirectResponse("/", 303)
        if request.method in READING:
            return None
        return self._unfit_change(request)

    def _signed_in(self, request: Request) -> str | Response:
        """Return whom the proxy names; or what is answered to whoever does not come from it, or is nobody here."""
        if not self.door.believed(request):
            return self._outside(401, ELSEWHERE, home=self.office.desk().house.web_address)
        name = self.door.named(request)
        if not name:
            return self._outside(401, UNNAMED, header=self.door.header)
        found = self.office.desk().people.known_as(name)
        return found.name if found else self._nobody(name)

    def _known(self, request: Request) -> str | Response:
        """Return whose cookie it is; or let in whoever has a token, and refuse whoever has left the desk."""
        who = self.keys.whose(request.cookies.get(self.door.cookie, ""))
        if who is None:
            return self._entering(request)
        desk = self.office.desk()
        stays = who == desk.who or desk.people.known_as(who) or not desk.people.named
        return who if stays else self._nobody(who)

    def _nobody(self, name: str) -> Response:
        people = self.office.desk().house.people
        ask = names_of(people, Role.PUBLISH) or tuple(one.name for one in people)
        return self._outside(403, NOBODY, name=name, people=", ".join(ask))

    def _entering(self, request: Request) -> Response:
        """Let in whoever has the token, once."""
        token = request.query_params.get("token", "") if request.url.path == ENTRANCE else ""
        cookie = self.keys.exchange(token) if request.method == "GET" else None
        if cookie is None:
            return self._outside(401, STRANGER)
        home, closed = RedirectResponse("/", 303), self.door.closed(request.headers["host"].lower())
        home.set_cookie(self.door.cookie, cookie, httponly=True, samesite="strict", path="/", secure=closed)
        return home

    def _unfit_change(self, request: Request) -> Response | None:
        """Refuse a change that another page asks for, or that is too much; None for one of our own."""
        if not self._own(request):
            return self._outside(403, FOREIGN)
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return PlainTextResponse("A form says how long it is.", 411)
        most = most_bytes(request.url.path, MOST)
        if int(length) > most:
            return PlainTextResponse(self._too_much(int(length), most), 413)
        return None

    def _outside(self, status: int, message: str, **values: object) -> Response:
        """Return a page, without anything of the desk's, that says in the office's language why it goes no further."""
        with speaking(page_language(self.office.desk().house.language)):
            sentence = phrase(message, **values)
            return HTMLResponse(html_page("web/outside.html", {"sentence": sentence}, shown_text, TELLING), status)

    def _too_much(self, sent: int, most: int) -> str:
        """Say in the office's language that a form is too large, in plain words: a page puts them where it has room."""
        with speaking(page_language(self.office.desk().house.language)):
            return phrase(TOO_MUCH, sent=-(-sent // MEGABYTE), most=most // MEGABYTE)

    def _own(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        origin, host = request.headers.get("origin", "").lower(), request.headers["host"].lower()
        return origin in self.door.origins and origin.partition("://")[2] == host


def _with_policy(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
