"""One visit to one page, as networks make it before they show a card: redirect by redirect, each of them judged anew.

Nothing is sent but the request, and `postdesk` as its sender: no cookie, no name or password that stands in an address.
"""

import asyncio
import codecs
import re
from collections import defaultdict
from typing import Any

import httpx2
from msgspec import Struct

from postdesk import __version__
from postdesk.models import Page
from postdesk.wire import markup
from postdesk.wire.bounded import Bounded
from postdesk.wire.exchange import IMPOSSIBLE, trust
from postdesk.wire.outside import UNKNOWN, LookUp, NotVisited, machines, through_proxy
from postdesk.wire.reply import reply_shown

LONGEST = 1 << 19
"""Bytes of a page that are read, where every card's words stand."""
DETOURS = 5
TOO_FAR = "redirects more than five times: write the address at which the page stands"
LONGEST_ADDRESS = 2_000
TITLES = ("og:title", "twitter:title")
DESCRIPTIONS = ("og:description", "twitter:description", "description")
PICTURES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
UNREADABLE = "leads nowhere: it is no address that a browser can open"
SILENT = "gives no answer: open it and see"
UNVOUCHED = "has no certificate that browsers accept: readers are warned off"
ASTRAY = "redirects to what is no web address: open it and see"
AGENT = {
    "User-Agent": f"postdesk/{__version__} (checks links before they are posted)",
    "Accept": "text/html,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
ODD_WRITINGS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "oem"}
)
"""What Python takes for a charset and no page is written in; some take their time."""


class VisitAnswer(Struct, frozen=True):
    """What came from one address: its status, its media type and charset, where it leads to, and its beginning.

    `whole` is whether that is all there is.
    """

    status: int
    kind: str
    leads_to: str
    start: bytes
    whole: bool = True


class Visitor:
    """Visits pages, one at a time from each host; an address has `deadline` seconds, not counting its turn.

    Hosts of this machine and its network are visited only if `local`; `look_up` tells where a host is. So many bytes as
    `longest` are read of each.
    """

    def __init__(self, deadline: float, *, local: bool, look_up: LookUp = machines, longest: int = LONGEST) -> None:
        self._deadline, self._local, self._look_up, self._longest = deadline, local, look_up, longest
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def visit(self, address: str) -> Page:
        """Return what stands at an address; whatever goes wrong is said in its `Page`."""
        try:
            return _page(address, *await self._followed(address))
        except NotVisited as trouble:
            return Page(address, None, why=str(trouble))

    async def fetch(self, address: str) -> bytes | None:
        """Return all that stands at an address; None where it is not there, or too long."""
        try:
            _, answer = await self._followed(address)
        except NotVisited:
            return None
        return answer.start if answer.whole and 200 <= answer.status < 300 else None

    async def _followed(self, address: str) -> tuple[httpx2.URL, VisitAnswer]:
        left, at = self._deadline, _url(address, UNREADABLE)
        for _ in range(DETOURS + 1):
            answer, took = await self._in_turn(at, left)
            if not answer.leads_to:
                return at, answer
            left, at = left - took, _joined(at, answer.leads_to)
        raise NotVisited(TOO_FAR)

    async def _in_turn(self, at: httpx2.URL, left: float) -> tuple[VisitAnswer, float]:
        """Return what comes from an address, and how many seconds that took."""
        async with self._turns[at.host]:
            begun = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(left):
                    answer = await self._asked(at)
            except (TimeoutError, httpx2.HTTPError, OSError, *IMPOSSIBLE) as trouble:
                raise NotVisited(UNVOUCHED if "certificate" in str(trouble).lower() else SILENT) from None
            return answer, asyncio.get_running_loop().time() - begun

    async def _asked(self, at: httpx2.URL) -> VisitAnswer:
        port = at.port or (443 if at.scheme == "https" else 80)
        if through_proxy(at.scheme, at.host, local=self._local):
            return await _fetched(at, at, self._longest, proxied=True)
        trouble: Exception = NotVisited(UNKNOWN)
        for machine in await self._look_up(at.raw_host.decode(), port, local=self._local):
            try:
                return await _fetched(at, at.copy_with(host=machine), self._longest, proxied=False)
            except httpx2.ConnectError as refused:
                trouble = refused
        raise trouble


async def _fetched(at: httpx2.URL, door: httpx2.URL, longest: int, *, proxied: bool) -> VisitAnswer:
    """Ask for an address, at the machine that was looked up for it."""
    named: dict[str, Any] = {} if proxied else {"sni_hostname": at.raw_host.decode()}
    host = {"Host": at.netloc.decode()}
    client = httpx2.AsyncClient(trust_env=proxied, verify=trust(str(at)), timeout=None)
    async with client, client.stream("GET", door, headers=AGENT | host, extensions=named) as answer:
        body = Bounded(longest, answer.headers.get("content-encoding", ""))
        async for chunk in answer.aiter_raw():
            if not body.take(chunk):
                break
        leads_to = answer.headers.get("location", "") if answer.is_redirect else ""
        kind = answer.headers.get("content-type", "")
        return VisitAnswer(answer.status_code, kind, leads_to, body.start, body.whole)


def _url(address: str, otherwise: str) -> httpx2.URL:
    """Return an address as one that can be visited, without name and password."""
    try:
        url = httpx2.URL(address)
        url = url.copy_with(userinfo=b"")
    except IMPOSSIBLE:
        raise NotVisited(otherwise) from None
    if url.scheme not in {"http", "https"} or not url.host or len(str(url)) > LONGEST_ADDRESS or not _port(url):
        raise NotVisited(otherwise)
    return url


def _port(url: httpx2.URL) -> bool:
    return url.port is None or 0 < url.port < 1 << 16


def _joined(at: httpx2.URL, location: str) -> httpx2.URL:
    try:
        return _url(str(at.join(location)), ASTRAY)
    except IMPOSSIBLE:
        raise NotVisited(ASTRAY) from None


def _page(address: str, at: httpx2.URL, answer: VisitAnswer) -> Page:
    kind = reply_shown(answer.kind.partition(";")[0].strip().lower())
    source = markup.visible(_read(answer))
    said = markup.properties(source)
    title = next((said[name] for name in TITLES if said.get(name)), "") or markup.markup_title(source)
    picture, description = (
        next((said[name] for name in names if said.get(name)), "") for names in (PICTURES, DESCRIPTIONS)
    )
    return Page(
        address=address,
        status=answer.status,
        reached=str(at),
        kind=kind,
        title=reply_shown(title),
        picture=picture if picture.isprintable() and len(picture) <= LONGEST_ADDRESS else "",
        description=reply_shown(description),
    )


def _read(answer: VisitAnswer) -> str:
    """Return the beginning of a page as text, in the charset that its head names, or it itself, or else in UTF-8."""
    named = re.search(r"charset=[\"']?([\w.:-]{1,40})", answer.kind, re.IGNORECASE)
    inner = re.search(rb"<meta[^>]{1,200}charset=[\"']?([\w.:-]{1,40})", answer.start[:1024], re.IGNORECASE)
    for name in (named and named[1], inner and inner[1].decode("ascii", "replace")):
        try:
            if name and codecs.lookup(name).name not in ODD_WRITINGS:
                return answer.start.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    return answer.start.decode("utf-8", "replace")
