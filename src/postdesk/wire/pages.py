"""Visiting web pages, as networks do before they show a card: the one door to pages that officers link to.

Redirects are followed, at most five; half a megabyte of a page is read, where every card's words stand; an address has
ten seconds. Nothing is sent but the request, and `postdesk` as its sender.
"""

import asyncio
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from postdesk.models import Page

if TYPE_CHECKING:
    import httpx2

DEADLINE = 10.0
"""Seconds for one address, all redirects together."""
LONGEST = 1 << 19
"""Bytes of a page that are read."""
AT_ONCE = 8
DETOURS = 5
TITLES = ("og:title", "twitter:title")
PICTURES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")


def visit(addresses: Sequence[str], deadline: float = DEADLINE) -> dict[str, Page]:
    """Return what stands at each address; whatever goes wrong is said in its `Page`."""
    return asyncio.run(_visit_all(addresses, deadline))


async def _visit_all(addresses: Sequence[str], deadline: float) -> dict[str, Page]:
    import httpx2

    from postdesk import __version__

    turns = asyncio.Semaphore(AT_ONCE)
    agent = {
        "User-Agent": f"postdesk/{__version__} (checks links before they are posted)",
        "Accept": "text/html,*/*;q=0.5",
    }
    async with httpx2.AsyncClient(
        headers=agent, follow_redirects=True, max_redirects=DETOURS, timeout=deadline
    ) as client:

        async def in_turn(address: str) -> Page:
            async with turns:
                return await _visit(client, address, deadline)

        return dict(zip(addresses, await asyncio.gather(*map(in_turn, addresses)), strict=True))


async def _visit(client: "httpx2.AsyncClient", address: str, deadline: float) -> Page:
    import httpx2

    body = bytearray()
    try:
        async with asyncio.timeout(deadline), client.stream("GET", address) as answer:
            async for chunk in answer.aiter_bytes():
                body += chunk
                if len(body) >= LONGEST:
                    break
    except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as trouble:
        return Page(address, None, why=_why(trouble))
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    card = Card()
    card.feed(body[:LONGEST].decode(answer.encoding or "utf-8", "replace"))
    title = card.first(TITLES) or card.title.strip()
    return Page(address, answer.status_code, str(answer.url), kind, title, card.first(PICTURES))


def _why(trouble: Exception) -> str:
    """Say why nothing was delivered: a host that the name system does not know leads nowhere for anybody."""
    cause = str(trouble).lower()
    kind = type(trouble).__name__
    if "name or service" in cause or "getaddrinfo" in cause or kind in {"InvalidURL", "LocalProtocolError"}:
        return "leads nowhere: its host is not known"
    if "temporary failure" in cause:
        return "cannot be looked up: is this machine online?"
    if "certificate" in cause:
        return "has no certificate that browsers accept: readers are warned off"
    if kind == "TooManyRedirects":
        return f"redirects more than {DETOURS} times: write the address at which the page stands"
    return "gives no answer: open it and see"


class Card(HTMLParser):
    """Picks out of a page what its card would show."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self._inside = False
        self._said: dict[str, str] = {}

    def first(self, names: Sequence[str]) -> str:
        """Return the first of some properties that the page gives."""
        return next((self._said[name] for name in names if self._said.get(name)), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a property of the page, or that its title begins."""
        given = dict(attrs)
        if tag == "meta":
            name = (given.get("property") or given.get("name") or "").lower()
            self._said.setdefault(name, (given.get("content") or "").strip())
        self._inside = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        """Note that the title ends."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Take the title's words."""
        if self._inside:
            self.title += data
