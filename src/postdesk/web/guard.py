"""What stands before every page: whose request is it, from where, and what may the answer do in a browser.

A name that is not ours is refused first (DNS rebinding), then whoever has no cookie, then a change that another site
asks for (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/; `Origin` where a browser does not send it). Every
answer says that the browser may load nothing but what comes from here.
"""

from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from postdesk.web.keys import PageKeys
from postdesk.web.office import asking
from postdesk.web.shelf import most_bytes

ENTRANCE = "/enter"
"""Where the token of the printed address is exchanged for the cookie."""
READING = frozenset({"GET", "HEAD"})
MOST = 1 << 20
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
STRANGER = (
    "This page opens with the address that `postdesk serve` printed. It works once; for another one, start it again."
)


class Guard:
    """Lets requests through to `app`: for one of `hosts` ("127.0.0.1:8765"), with the cookie, from its own pages."""

    def __init__(self, app: ASGIApp, keys: PageKeys, hosts: Collection[str], cookie: str) -> None:
        self.app, self.keys, self.hosts, self.cookie = app, keys, frozenset(hosts), cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(Request(scope))
        await (refused or self.app)(scope, receive, _with_policy(send))

    def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that goes no further; None for one that does."""
        if request.headers.get("host", "").lower() not in self.hosts:
            return PlainTextResponse(f"This desk answers at {min(self.hosts)} only.", 421)
        who = self.keys.whose(request.cookies.get(self.cookie, ""))
        if who is None:
            return self._entering(request)
        asking.set(who)
        if request.url.path == ENTRANCE:
            return RedirectResponse("/", 303)
        if request.method in READING:
            return None
        return self._unfit_change(request)

    def _entering(self, request: Request) -> Response:
        """Let in whoever has the token, once."""
        token = request.query_params.get("token", "") if request.url.path == ENTRANCE else ""
        cookie = self.keys.exchange(token) if request.method == "GET" else None
        if cookie is None:
            return PlainTextResponse(STRANGER, 401)
        home = RedirectResponse("/", 303)
        home.set_cookie(self.cookie, cookie, httponly=True, samesite="strict", path="/")
        return home

    def _unfit_change(self, request: Request) -> Response | None:
        """Refuse a change that another page asks for, or that is too much; None for one of our own."""
        if not self._own(request):
            return PlainTextResponse("This was asked for by another page: nothing was done.", 403)
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return PlainTextResponse("A form says how long it is.", 411)
        most = most_bytes(request.url.path, MOST)
        if int(length) > most:
            return PlainTextResponse(f"A form holds at most {most:,} bytes: nothing was done.", 413)
        return None

    def _own(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        scheme, found, host = request.headers.get("origin", "").partition("://")
        return scheme == request.url.scheme and bool(found) and host.lower() == request.headers["host"].lower()


def _with_policy(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
