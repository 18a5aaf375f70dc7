"""Visiting the pages that officers link to, as networks do before they show a card.

Ten hosts at a time, and one page at a time from each; an address has ten seconds, and half a megabyte is read of it.
Whatever stands there, or does not, is said in its `Page`, and never ends the run.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from postdesk.models import Page, PageVisits

DEADLINE = 10.0
"""Seconds for one address, all redirects together."""
AT_ONCE = 10
Progress = Callable[[int, int], None]
"""Called with the pages that were visited and those that there are."""


def visit(
    addresses: Sequence[str],
    progress: Progress = lambda *_: None,
    *,
    deadline: float = DEADLINE,
    local: bool = False,
) -> dict[str, Page]:
    """Return what stands at each address; those of this machine and its network are visited only if `local`."""
    return asyncio.run(_visit_all(list(dict.fromkeys(addresses)), progress, deadline, local=local))


def fetch(address: str, most: int, *, deadline: float = DEADLINE, local: bool = False) -> bytes | None:
    """Return all that stands at an address, such as a page's picture; None where it is not there, or has more bytes."""
    from postdesk.wire.visits import Visitor

    return asyncio.run(Visitor(deadline, local=local, longest=most).fetch(address))


def page_visits(*, local: bool) -> PageVisits:
    """Return how pages are visited for their cards: those that everybody reaches, and all if `local`."""
    return PageVisits(lambda address: visit([address], local=local)[address], partial(fetch, local=local))


async def _visit_all(addresses: Sequence[str], progress: Progress, deadline: float, *, local: bool) -> dict[str, Page]:
    from postdesk.wire.visits import Visitor

    visitor, turns, found = Visitor(deadline, local=local), asyncio.Semaphore(AT_ONCE), dict[str, Page]()

    async def one_host(pages: Sequence[str]) -> None:
        async with turns:
            for address in pages:
                found[address] = await visitor.visit(address)
                progress(len(found), len(addresses))

    progress(0, len(addresses))
    await asyncio.gather(*map(one_host, by_host(addresses)))
    return {address: found[address] for address in addresses}


def by_host(addresses: Sequence[str]) -> list[list[str]]:
    """Return addresses in groups of one host each."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        groups[_host(address)].append(address)
    return list(groups.values())


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
