"""Where the page is found, and who says who somebody is: a cookie of ours, or the proxy that signed them in.

A header that names a person is believed from the proxy alone: over a Unix socket, or from an address that desk.toml
names, and with the secret that both know where one is set. From anywhere else it means nothing. Whatever else a proxy
says of a request (`Forwarded`, `X-Forwarded-…`) is never read.
"""

import secrets
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.requests import Request

from postdesk.errors import PostdeskError
from postdesk.settings import House
from postdesk.settings.front import proxy_secret
from postdesk.settings.toml import PROXY_SECRET

SECRET_HEADER = "x-postdesk-proxy"  # noqa: S105 - the name of the header
LONGEST = 200
"""Characters of a person's name or address."""
FEWEST = 20
"""Characters of a secret."""


class FrontDoor(Struct, frozen=True):
    """How requests come in: `origins` are the addresses at which a browser finds the page, `cookie` is its cookie.

    `header` names the person where a proxy signs people in, "" where nobody does; then no cookie is of any worth. It is
    believed over a `socket`, and from `proxies`, with `secret` where there is one.
    """

    origins: tuple[str, ...]
    cookie: str
    header: str = ""
    proxies: tuple[str, ...] = ()
    socket: bool = False
    secret: str = ""

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which it is asked for."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)

    def closed(self, host: str) -> bool:
        """Return whether all that goes to one of the hosts is encrypted."""
        return f"https://{host}" in self.origins

    def believed(self, request: Request) -> bool:
        """Return whether a request comes from the proxy."""
        if not (self.socket or self._from_proxy(request.client.host if request.client else "")):
            return False
        given = request.headers.getlist(SECRET_HEADER)
        known = len(given) == 1 and secrets.compare_digest(given[0].encode(), self.secret.encode())
        return known or not self.secret

    def _from_proxy(self, peer: str) -> bool:
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        if isinstance(address, IPv6Address):
            address = address.ipv4_mapped or address
        return any(address in ip_network(proxy) for proxy in self.proxies)

    def named(self, request: Request) -> str:
        """Return whom the proxy names, as it says it; "" where it names nobody, or two, or in no letters."""
        given = request.headers.getlist(self.header)
        if len(given) != 1:
            return ""
        try:
            name = given[0].encode("latin-1").decode().strip()
        except UnicodeDecodeError:
            return ""
        return name if name.isprintable() and len(name) <= LONGEST else ""


def front_door(house: House, origins: Sequence[str], cookie: str, *, socket: bool) -> FrontDoor:
    """Return the door of a desk as desk.toml has it.

    Raises:
        PostdeskError: A header would be believed from nobody, or from any program on this machine.
    """
    every = tuple(dict.fromkeys((*origins, *filter(None, (house.web_address,)))))
    if not house.web_header:
        return FrontDoor(every, cookie)
    secret, proxies = proxy_secret(), house.web_proxies
    if not (socket or proxies):
        raise PostdeskError(
            '[web] says from whom its header is believed: write proxies = ["10.0.0.5"], or use --socket'
        )
    if 0 < len(secret) < FEWEST:
        raise PostdeskError(f"{PROXY_SECRET} is too short to be a secret: {FEWEST} characters are the least")
    if not (socket or secret) and any(ip_network(proxy).is_loopback for proxy in proxies):
        raise PostdeskError(
            "any program on this machine could say that it is somebody: use --socket, or set"
            f" {PROXY_SECRET} and let the proxy send it as {SECRET_HEADER}"
        )
    return FrontDoor(every, cookie, house.web_header, proxies, socket, secret)
