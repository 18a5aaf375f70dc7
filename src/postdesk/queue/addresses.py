"""The public address of a post, as a person copies it: on which network it is, and the id in it."""

import re
from urllib.parse import urlsplit

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.models import Account, Remote


def remote(url: str, network: str, account: Account | None = None) -> Remote:
    """Return what an address says of a post on a network, or on the server of one account.

    Raises:
        PostdeskError: It is no address of the web, or not one of that network or server.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PostdeskError(f'"{url}" is no address of a post: copy it from the browser, with https://')
    address = url.strip()
    last = parts.path.rstrip("/").rpartition("/")[2] or address
    ways = networks.SHELF[network].addresses if network in networks.SHELF else ()
    server = urlsplit(account.server).netloc if account and account.server else ""
    if not ways or (server and parts.netloc.casefold() == server.casefold()):
        return Remote(last, address)
    place = parts.netloc.casefold() + parts.path
    found = [match for way in ways if (match := re.fullmatch(_with(way, server), place))]
    if not found:
        where = f"a post on {server}" if server and any("{server}" in way for way in ways[:1]) else "a post there"
        name = f"{account.name} is on {networks.title(network)}" if account else f"this is on {networks.title(network)}"
        raise PostdeskError(f"{parts.netloc} is another place: {name}; copy the address of {where} from the browser")
    return Remote(found[0].groupdict().get("id") or last, address)


def _with(way: str, server: str) -> str:
    """Return an expression for the addresses of one server; of any, where none is known."""
    return way.replace("{server}", re.escape(server.casefold()) if server else r"[^/]+")
