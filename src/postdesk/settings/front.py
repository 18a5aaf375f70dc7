"""`[web]` in desk.toml: where browsers find the page, and which header of which proxy says who somebody is."""

import os
from collections.abc import Mapping
from typing import Any

from postdesk.settings.toml import PROXY_SECRET, Toml, Trail

_HEADER = r"(?a)[A-Za-z](-?[A-Za-z0-9])*"
_NAME = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
_HERE = r"(127\.0\.0\.1|localhost)(:\d+)?"
_OTHERS = frozenset(("cookie", "host", "origin", "referer", "user-agent"))
"""Headers that every browser sends by itself."""


def page_origin(desk: Toml, trail: Trail, value: object) -> str:
    """Return the address at which browsers find the page, as they name it: in small letters, without a path."""
    said = desk.matching(trail, value, rf"(?a)(https://{_NAME}|http://{_HERE})/?", '"https://desk.example.org"')
    return said.rstrip("/").lower().removesuffix(":443" if said.startswith("https") else ":80")


def header_name(desk: Toml, trail: Trail, value: object) -> str:
    """Return the name of a header in small letters."""
    name = desk.matching(trail, value, _HEADER, '"Remote-User"').lower()
    if name in _OTHERS or name.startswith("sec-"):
        desk.fail(
            trail,
            'every browser sends "{name}" itself: name one that only the proxy sends, as "Remote-User"',
            name=name,
        )
    return name


def peers(desk: Toml, trail: Trail, value: object) -> tuple[str, ...]:
    """Return single addresses, or networks of them, from which a proxy's word is believed."""
    from ipaddress import ip_network

    found = []
    for word in desk.words(trail, value):
        try:
            network = ip_network(word)
        except ValueError:
            desk.fail(trail, '"{word}" is no address: write it like "10.0.0.5", or "10.0.0.0/28"', word=word)
        if not network.prefixlen:
            desk.fail(trail, '"{word}" is everybody: name the proxy alone', word=word)
        found.append(str(network))
    return tuple(found)


def front_wanted(desk: Toml, found: Mapping[str, Any]) -> None:
    """See that a sign-in by a header has people to name; SettingsError where it has none."""
    web = found.get("web", {})
    if web.get("web_header") and not found.get("people"):
        desk.fail(("web", "header"), "a sign-in by a header needs [people], who are let in: name them there")
    if web.get("web_header") and not web.get("web_address"):
        desk.fail(("web", "header"), '[web] has no address: write address = "https://desk.example.org"')


def proxy_secret(environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - this is the door
    """Return what a proxy sends along so that it is believed; "" where none is set."""
    return environ.get(PROXY_SECRET, "").strip()
