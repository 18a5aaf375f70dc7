"""Addresses written so that a network which finds links by itself links them whole, and they lead where they led.

Source: RFC 3986, sections 2.1 (percent-encoding) and 6.2 (what asks for the same); https://url.spec.whatwg.org/ (an
empty path is "/").
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from postdesk.models import ParsedText

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@&=+%$,;")
"""The ASCII signs with which every network goes on, inside an address."""
_READABLE, _STRICT = "/?#@&=+%$,;:-._~!*'()[]", "/?#@&=+%$,;:-._~"
"""What is left as it stands: as much as may be, or the least that keeps the meaning."""


def linked_whole(link: str, parse: Callable[[str], ParsedText]) -> str:
    """Return an address so that a network links it whole: as it stands, or encoded as far as is needed.

    Where the network links no form of it whole, it is returned as it stands.
    """
    if _everyday(link):
        return link
    if len(link.split()) > 1:  # two things in one place, which a rule tells
        return link
    return _encoded(link, parse)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly link the same
def _everyday(link: str) -> bool:
    """Tell whether every network links an address whole as it stands."""
    return link.isascii() and link[:4] == "http" and PLAIN.issuperset(link) and not _hard().search(link)


@lru_cache(maxsize=256)
def _encoded(link: str, parse: Callable[[str], ParsedText]) -> str:
    return next((form for form in _forms(link) if is_linked_whole(form, parse)), link)


def is_linked_whole(link: str, parse: Callable[[str], ParsedText]) -> bool:
    """Tell whether a network links the whole of an address that stands by itself."""
    return [found.text for found in parse(f"a\n\n{link}\n\na").links] == [link]


def _forms(link: str) -> Iterator[str]:
    """Yield an address in forms that mean the same, from the one that reads best to the one in fewest signs."""
    yield link
    try:
        parts = urlsplit(link)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return
    for form in (
        parts,
        _quoted(parts, _READABLE),
        _quoted(parts, _STRICT),
        _quoted(parts, _STRICT)._replace(netloc=host),
    ):
        yield _written(form)
        yield _written(_ends_quoted(form))


def _written(parts: SplitResult) -> str:
    """Return the address: with a path where something follows it, without an empty query."""
    path = parts.path or "/" * bool(parts.query or parts.fragment)
    return urlunsplit(parts._replace(path=path))


def _quoted(parts: SplitResult, kept: str) -> SplitResult:
    """Return an address with all but some signs encoded; a percent sign that encodes nothing, too."""
    path, query, fragment = (quote(_stray().sub("%25", part), safe=kept) for part in parts[2:])
    return parts._replace(path=path, query=query, fragment=fragment)


def _ends_quoted(parts: SplitResult) -> SplitResult:
    """Return an address with the signs encoded at which networks end its path, its query and its fragment."""
    path, query, fragment = (_last_signs().sub(_escape, part) for part in parts[2:])
    if query.endswith("%2B"):  # there a plus stands for a blank
        query = f"{query[:-3]}%20"
    return parts._replace(path=path, query=query, fragment=fragment)


def _escape(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


@cache
def _last_signs() -> re.Pattern[str]:
    """Match a sign at the end, or before a question mark, that is no letter, no digit and means nothing there."""
    return re.compile(r"[^\w/=&?](?=\?)|[^\w/=&]\Z")


@cache
def _stray() -> re.Pattern[str]:
    """Match a percent sign without two hexadecimal digits."""
    return re.compile(r"%(?![0-9A-Fa-f]{2})")


@cache
def _hard() -> re.Pattern[str]:
    """Match where networks end an address of plain signs: at a host without a path, at signs that end a part."""
    return re.compile(r"//[^/]*[?#]|[^A-Za-z0-9/=_&-](?:[?#]|\Z)|%(?![0-9A-Fa-f]{2})")
