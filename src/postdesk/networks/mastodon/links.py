"""What a Mastodon server makes a link of: addresses with a scheme, by twitter-text with Mastodon's wider paths.

Source: mastodon/mastodon @df1439c18b, config/initializers/twitter_regex.rb, over twitter-text 3.1.0 for Ruby; the
domain has to pass IDNA 2003 with the characters of Unicode 3.2 (libidn).
"""

import re
from functools import cache, lru_cache

from postdesk.models import Entity
from postdesk.text import tlds
from postdesk.text.addresses import ACCENTS, MARKERS, SPACES, Address, Shape, locate, paths

LONGEST = 4096
LONGEST_LABEL = 63
LONGEST_SLUG = 40
SCHEMES = tuple(
    f"{scheme}://" for scheme in ("https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini")
)

_NO_DOMAIN = rf"!\"#$%&'()*+,/:;<=>?@\[\]\^`{{|}}~\x00-\x1f\x7f{SPACES}\ufffe\ufeff\uffff{MARKERS}"
_WHITE = "\x09-\x0d\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PATH = rf"[^{_WHITE}<>()?]"
_MIDDLE = r"[!*\"'「」;:=,.$%\[\]~&|]"
_NO_END = "!*\"'「」;:=,.$%[]~&|"
_ENDS_PATH = rf"[^{_WHITE}()?!*\"'「」<>;:=,.$%\[\]~&|]"
_PARENS = rf"\((?:{_PATH}++|{_PATH}*+\({_PATH}++\){_PATH}*+)\)"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c88\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\ufe2e\ufe2f"
_DASHES = "֊־᐀᠆‐-―⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"
_OLD = rf"[A-Za-z0-9{_CYRILLIC}!*';:=+,.$/%#\[\]_~&|@{ACCENTS}{_DASHES}\-]"
_OLD_PARENS = rf"\((?:{_OLD}++|{_OLD}*+\({_OLD}++\){_OLD}*+)\)"
_BEYOND_ASCII = (
    "\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
    "\U00040000-\U000dfffd\U000e1000-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
_QUERY = rf"A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_BEYOND_ASCII}"
_QUERY_END = rf"A-Za-z0-9_&=#/\-{_BEYOND_ASCII}"
_NODE = r"[A-Za-z0-9\u0400-\u052f._~\-!$()*+,;=]|%[0-9A-Fa-f]{2}"
_RESOURCE = r"[A-Za-z0-9\u0400-\u052f._~\-!$&'()*+,;=]|%[0-9A-Fa-f]{2}"
# Parentheses end a path only with what the older pattern of twitter-text allows inside.
_EXACT_PATH = rf"/(?:(?:{_MIDDLE}|(?!{_OLD_PARENS}){_PARENS})*+(?:{_ENDS_PATH}|{_OLD_PARENS}))*+"
_HOST = rf"[^{_NO_DOMAIN}]++"
_CALLS = r"(?<![A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff])(?i:"
_TCO = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII)
_DOTS = re.compile("[.\u3002\uff0e\uff61]")


@cache
def _magnet() -> re.Pattern[str]:
    return re.compile(rf"{_CALLS}magnet:)\?[{_QUERY}]*[{_QUERY_END}]")


@cache
def _xmpp() -> re.Pattern[str]:
    authority = rf"(?://(?:{_NODE})++@{_HOST}/)?(?:(?:{_NODE})++@)?(?P<host>{_HOST})"
    return re.compile(rf"{_CALLS}xmpp:){authority}(?:/(?:{_RESOURCE})++)?(?:\?[{_QUERY}]*[{_QUERY_END}])?")


@cache
def _shape() -> Shape:
    return Shape(
        runs=re.compile(rf"(?<![^{_NO_DOMAIN}])[^.{_NO_DOMAIN}]*+\.[^{_NO_DOMAIN}]++"),
        inner=re.compile(r"(?<![A-Za-z0-9＠＃\u017f\u212a])[^-_.]"),
        preceding=re.compile(r"[^A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff\u017f\u212a]"),
        schemes=SCHEMES,
        path_end=paths(rf"/{_PATH}*+", _EXACT_PATH, _NO_END),
        query=re.compile(rf"\?[{_QUERY}]++"),
        query_tail="!?*'();:+$%[].,~|@^",
    )


def mastodon_links(text: str) -> list[Entity]:
    """Return the links in order."""
    if "://" not in text:
        return []
    start = max(text.rfind(" ", 0, text.find("://")), 0)
    found = (_link(text, address) for address in locate(text, _shape(), start) if address.scheme)
    return [link for link in found if link is not None]


def calls(text: str) -> list[Entity]:
    """Return the `xmpp:` and `magnet:` addresses, which link too but count in full."""
    found = [Entity(m[0], m.start(), m.end()) for m in _magnet().finditer(text)] if "magnet:" in text.lower() else []
    if "xmpp:" in text.lower():
        found += (Entity(m[0], m.start(), m.end()) for m in _xmpp().finditer(text) if tlds.closes(m["host"]))
    return sorted(found, key=lambda entity: entity.start)


def _link(text: str, address: Address) -> Entity | None:
    end = address.end
    tco = _TCO.match(text, address.start, end)
    if tco:
        if len(tco[1]) > LONGEST_SLUG:
            return None
        end = tco.end()
    if not _possible(text[address.domain_start : address.domain_end], end - address.start):
        return None
    return Entity(text[address.start : end], address.start, end)


def _possible(domain: str, length: int) -> bool:
    if length > LONGEST:
        return False
    if domain.isascii():
        return all(len(label) <= LONGEST_LABEL for label in domain.split("."))
    encoded = [_encoded(label) for label in _DOTS.split(domain)]
    longer = max(sum(encoded) + len(encoded) - 1 - len(domain), 0)
    return all(encoded) and length + longer <= LONGEST


@lru_cache(maxsize=256)  # an office links the same few hosts, and nameprep looks each letter up in five tables
def _encoded(label: str) -> int:
    """Return how long a label is in IDNA 2003, or 0 if it cannot be written so."""
    from encodings import idna
    from stringprep import in_table_a1

    try:
        if not label.isascii() and any(map(in_table_a1, idna.nameprep(label))):
            return 0
        return len(idna.ToASCII(label))
    except UnicodeError:
        return 0
