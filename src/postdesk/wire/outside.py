"""Which addresses of machines are visited: those that every reader can reach, not this machine or its neighbours.

A name is looked up once, and the visit goes to the address that was judged, whatever the name says a moment later.
"""

import asyncio
import ipaddress
import socket
import urllib.request
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from typing import Protocol

INSIDE = "leads into this office's own network: readers outside cannot open it; `--local` visits it all the same"
UNKNOWN = "leads nowhere: its host is not known"
OFFLINE = "cannot be looked up: is this machine online?"
TRIED = 4
"""How many addresses of one name are tried."""
NAT64, OWN_NAT64 = IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48")
COMPATIBLE = IPv6Network("::/96")
NEAR = (".localhost", ".local", ".internal", ".home.arpa")
"""Ends of names that lead nowhere else but into one's own network (RFC 6761, 6762, 8375)."""


class LookUp(Protocol):
    """Returns the addresses at which a host is to be visited, as `machines` does."""

    async def __call__(self, host: str, port: int, *, local: bool) -> list[str]:
        """Look a host up."""


class NotVisited(Exception):
    """A page is not visited; its words say why, after its address."""


async def machines(host: str, port: int, *, local: bool) -> list[str]:
    """Return the addresses at which a host is to be visited.

    Raises:
        NotVisited: It has none, or none outside where only those are wanted.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as trouble:
        raise NotVisited(OFFLINE if trouble.errno == socket.EAI_AGAIN else UNKNOWN) from None
    except (UnicodeError, OSError, OverflowError):
        raise NotVisited(UNKNOWN) from None
    known = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in known if local or outside(address)]
    if known and not allowed:
        raise NotVisited(INSIDE)
    return allowed[:TRIED]


def through_proxy(scheme: str, host: str, *, local: bool) -> bool:
    """Tell whether a proxy fetches what this machine asks for: it looks names up itself.

    Raises:
        NotVisited: The host is one of this network by its very name or number.
    """
    if scheme not in urllib.request.getproxies() or urllib.request.proxy_bypass(host):
        return False
    inside = not outside(host) if _number(host) else "." not in host or host.endswith(NEAR)
    if inside and not local:
        raise NotVisited(INSIDE)
    return True


def outside(address: str) -> bool:
    """Tell whether a number is one that the whole world reaches; one that carries another is both of them."""
    machine = _number(address.partition("%")[0])
    return machine is not None and all(map(_everywhere, (machine, *_carried(machine))))


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _everywhere(machine: IPv4Address | IPv6Address) -> bool:
    near = isinstance(machine, IPv6Address) and (machine.is_site_local or machine in OWN_NAT64)
    return machine.is_global and not machine.is_multicast and not near


def _carried(machine: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """Yield the older addresses that a newer one stands for."""
    if isinstance(machine, IPv6Address):
        if machine in NAT64 or machine in COMPATIBLE:
            yield IPv4Address(int(machine) & 0xFFFFFFFF)
        yield from (each for each in (machine.ipv4_mapped, machine.sixtofour, *(machine.teredo or ())) if each)
