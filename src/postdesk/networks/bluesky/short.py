"""Links as the app writes them: host and the first letters of the path, while the facet keeps the whole address.

Source: bluesky-social/social-app, src/lib/strings/url-helpers.ts (toShortUrl) and rich-text-manip.ts (2026); the parts
of an address are written as the URL standard (url.spec.whatwg.org) says.
"""

import re
from urllib.parse import quote, urlsplit

from postdesk.networks.bluesky.facets import Facet, facets

LONGEST_PATH = 15
KEPT = 13

_PORTS = {"http": 80, "https": 443}
_NO_HOST = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")
_IN_FRAGMENT = "!#$%&'()*+,-./:;=?@[\\]^_{|}~"
_IN_QUERY = "!$%&()*+,-./:;=?@[\\]^_`{|}~"
_IN_PATH = "!$%&'()*+,-./:;=@[]^_|~"
_KEPT_TODAY = frozenset("ßς")
_BEFORE_QUERY = re.compile(r"[^?#]*")
_CONTROLS = "".join(map(chr, range(0x21)))


def short(link: str) -> str:
    """Return a link as it stands in the text; a bare domain, and what is no address, stay as they are."""
    try:
        parts = urlsplit(_BEFORE_QUERY.sub(_slashes, link.rstrip(_CONTROLS), count=1))
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:  # UnicodeError is one
        return link
    if parts.scheme not in _PORTS or not host:
        return link
    site = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    path = _path(parts.path)
    path += f"?{quote(parts.query, _IN_QUERY)}" if parts.query else ""
    path += f"#{quote(parts.fragment, _IN_FRAGMENT)}" if parts.fragment else ""
    return f"{site}{path[:KEPT]}..." if len(path) > LONGEST_PATH else site + path


def _slashes(written: re.Match[str]) -> str:
    return written[0].replace("\\", "/")


def _host(name: str) -> str:
    host = name if name.isascii() else ".".join(map(_label, name.split(".")))
    return "" if _NO_HOST.search(host) else host


def _label(name: str) -> str:
    # IDNA 2003, which Python has, writes ß as ss and ς as σ; today's rule keeps them.
    kept = not _KEPT_TODAY.isdisjoint(name)
    return f"xn--{name.encode('punycode').decode()}" if kept else name.encode("idna").decode()


def _path(written: str) -> str:
    """Return a path in ASCII, without the segments that mean here (`.`) and one up (`..`); "" for a lone slash."""
    kept: list[str] = []
    for segment in quote(written, _IN_PATH).split("/"):
        if segment == "..":
            del kept[max(len(kept) - 1, 1) :]
        elif segment != ".":
            kept.append(segment)
    ends = written.endswith(("/.", "/.."))
    path = "/".join([*kept, ""] if ends else kept)
    return "" if path == "/" else path


def shortened(text: str, given: str = "") -> tuple[str, list[Facet]]:
    """Return the text as it is sent with short links, and the facets that link it: each link to its whole address.

    An address that the post gives is one link, just as it stands.
    """
    raw = text.encode("utf-8", "surrogatepass")
    pieces: list[bytes] = []
    moved: list[Facet] = []
    done = shift = 0
    for facet in facets(text, given):
        end = facet.end
        if facet.kind == "link" and facet.start >= done:
            written = raw[facet.start : facet.end].decode("utf-8", "surrogatepass")
            pieces += (raw[done : facet.start], short(written).encode("utf-8", "surrogatepass"))
            end, done = facet.start + len(pieces[-1]), facet.end
        moved.append(Facet(facet.start + shift, end + shift, facet.kind, facet.value))
        shift += end - facet.end
    return b"".join((*pieces, raw[done:])).decode("utf-8", "surrogatepass"), moved
