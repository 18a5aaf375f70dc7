"""What X makes a link of: twitter-text's addresses, with its rules on bare domains and on t.co.

Source: twitter-text 3.1.0, extractUrlsWithIndices.js.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Entity
from postdesk.text import tlds
from postdesk.text.addresses import ACCENTS, MARKERS, SPACES, Address, Shape, locate, paths
from postdesk.text.units import utf16

LONGEST = 4096
LONGEST_LABEL = 63
LONGEST_SLUG = 40
SURELY_SHORT = 6
"""So many characters fit in punycode: it takes at most nine letters for each, and four before them."""

_NO_DOMAIN = rf"!#'%&()*+,\\/:;<=>?@\[\]\^{{|}}~${SPACES}\ufffe\ufeff\uffff{MARKERS}"

_ENDS_PATH = rf"A-Za-z0-9\u0400-\u04ff\u1c80-\u1c87+\-=_#/{ACCENTS}"
_MIDDLE = r"!*';:,.$%\[\]\u2013~@|&"
_NO_END = "!*';:,.$%[]\u2013~@|&"
_PATH = _ENDS_PATH + _MIDDLE
_PARENS = rf"\((?:[{_PATH}]++|[{_PATH}]*+\([{_PATH}]++\)[{_PATH}]*+)\)"
# A path ends in a letter or digit, or in parentheses that follow one at once.
_EXACT_PATH = rf"/(?:{_PARENS})*+(?:(?:[{_MIDDLE}]|{_PARENS})*+[{_ENDS_PATH}](?:{_PARENS})*+)*+"
_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"

_A_DOT = re.compile(r"\.[^\x00-@\[-`{-\x7f]")
_BLANK = re.compile(r"[ \n]")
# Whole words in letters that hold no surprise: one that is an address, and one whose domain follows an @.
_PLAIN = re.compile(
    r"(?:https?://)?((?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\.)++([a-z]++))"
    r"(?:/[A-Za-z0-9\u0400-\u04ff/\-_.=&%+#]*+(?<=[A-Za-z0-9\u0400-\u04ff/\-_=#])"
    r"(?:\?[A-Za-z0-9/\-_.=&%+#()]*+(?<=[A-Za-z0-9/\-_=#]))?+)?+(?=[ \n]|\Z)"
)
_BARE_AFTER = "-_./"
_HANDLE = re.compile(r"(?:[A-Za-z0-9]*+@)++[A-Za-z0-9]++(?:\.[A-Za-z0-9]++)*+[.,;:!?)]*+(?=[ \n]|\Z)")
_TCO = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:\?[{_QUERY}]*[A-Za-z0-9\-_&=#/])?", re.IGNORECASE | re.ASCII)
_ASCII_CHAIN = re.compile(rf"[-A-Za-z0-9{ACCENTS}][-A-Za-z0-9.{ACCENTS}]*+")
_PLAIN_DOMAIN = re.compile(r"[-A-Za-z0-9.]+")
_IDEOGRAPHIC_DOTS = re.compile("[\u3002\uff0e\uff61]")


@cache
def _shape() -> Shape:
    return Shape(
        runs=re.compile(rf"(?<![^{_NO_DOMAIN}])[^.{_NO_DOMAIN}]*+\.[^{_NO_DOMAIN}]++"),
        inner=re.compile(r"(?<![A-Za-z0-9＠＃])[^-_.]|[\U00010000-\U0010ffff]"),
        preceding=re.compile(r"[^A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]"),
        schemes=("https://", "http://"),
        path_end=paths(rf"/[{_PATH}]*+", _EXACT_PATH, _NO_END),
        query=re.compile(rf"\?[{_QUERY}]++"),
        query_tail="!?*'@();:+$%[].,~|",
        halves=True,
    )


def x_links(text: str) -> list[Entity]:
    """Return the links in order, bare domains such as `iom.int` included.

    A link's text may differ from what stands between its indices: X finds bare domains inside other words.
    """
    if "." not in text:
        return []
    found: list[Entity] = []
    end = 0
    while dot := _A_DOT.search(text, end):
        start, end = _word(text, end, dot.start())
        plain = _PLAIN.match(text, start)
        if plain and _undisputed(plain):
            found.append(Entity(plain[0], start, end))
        elif not _HANDLE.match(text, start):
            found += (link for address in locate(text, _shape(), start, end) for link in _links(text, address))
    return found


def _word(text: str, low: int, dot: int) -> tuple[int, int]:
    """Return where the word around a dot begins and ends: what stands between blanks and ends of lines."""
    start = max(text.rfind(" ", low, dot), text.rfind("\n", low, dot)) + 1 or low
    blank = _BLANK.search(text, dot)
    return start, blank.start() if blank else len(text)


def _undisputed(address: re.Match[str]) -> bool:
    host, top = address.groups()
    return (
        top in tlds.known_tld() and len(host) <= LONGEST_LABEL and host.lower() != "t.co" and len(address[0]) < LONGEST
    )


def _links(text: str, address: Address) -> Iterator[Entity]:
    domain = text[address.domain_start : address.domain_end]
    whole = text[address.start : address.end]
    if not _possible(domain, utf16(whole) + len(address.scheme or "https://")):
        return
    if address.scheme:
        yield from _with_scheme(address, whole)
    elif not address.before or address.before not in _BARE_AFTER:
        yield from _bare(address, domain, whole)


def _with_scheme(address: Address, whole: str) -> Iterator[Entity]:
    tco = _TCO.match(whole)
    if tco and len(tco[1]) > LONGEST_SLUG:
        return
    link = tco[0] if tco else whole
    yield Entity(link, address.start, address.start + len(link))


def _bare(address: Address, domain: str, whole: str) -> Iterator[Entity]:
    found = [(0, len(domain))] if _PLAIN_DOMAIN.fullmatch(domain) else list(_ascii_domains(domain))
    done = 0
    for start, end in found:
        # X looks the domain up in the word again, and takes the first place after the domain before: of
        # `laa.中国a.中国` it links the first `a.中国`, although only the second is a domain.
        at = domain.index(domain[start:end], done)
        done = at + end - start
        if address.has_path and end == found[-1][1]:
            yield Entity(domain[start:end] + whole[len(domain) :], address.start + at, address.end)
        else:
            yield Entity(domain[start:end], address.start + at, address.start + done)


def _ascii_domains(domain: str) -> Iterator[tuple[int, int]]:
    """Yield where, inside a domain, chains of Latin labels end in a known top-level domain."""
    position = 0
    while chain := _ASCII_CHAIN.search(domain, position):
        stop = _ascii_end(domain, chain.start(), chain.end())
        if stop:
            yield chain.start(), stop
        position = stop or chain.end()


def _ascii_end(domain: str, start: int, end: int) -> int:
    dot = domain.rfind(".", start, end)
    while dot > start:
        if stop := tlds.end(domain, dot + 1):
            return stop
        dot = domain.rfind(".", start, dot)
    return 0


def _possible(domain: str, length: int) -> bool:
    """Tell whether every label can be written in punycode within 63 characters, and the whole within 4,096."""
    if length > LONGEST:
        return False
    if domain.isascii():
        return len(domain) <= LONGEST_LABEL or all(len(label) <= LONGEST_LABEL for label in domain.split("."))
    if domain.startswith("xn--") and not any(_ascii_domains(domain)):
        return False
    return all(_encoded_length(label) <= LONGEST_LABEL for label in domain.split("."))


def _encoded_length(label: str) -> int:
    """Return how long a label is in punycode; its own length where that tells on which side of the limit it is."""
    if len(label) > LONGEST_LABEL or len(label) <= SURELY_SHORT:
        return len(label)
    parts = _IDEOGRAPHIC_DOTS.split(label)
    return len(parts) - 1 + sum(len(p) if p.isascii() else 4 + len(p.encode("punycode")) for p in parts)
