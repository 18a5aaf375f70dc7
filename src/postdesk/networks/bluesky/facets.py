"""What Bluesky's clients make a link, a mention, a hashtag or a cashtag of.

Text sent by API is inert: only facets link, and a client has to find them. This is what the official library finds.
Source: @atproto/api 0.21.0, rich-text/detection.js and util.js (2026).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from postdesk.models import Entity
from postdesk.text import graphemes
from postdesk.text.units import offsets, utf8, utf16

LONGEST_TAG = 64

# JavaScript's white space, which holds U+FEFF and lacks U+001C-1F and U+0085.
_SPACE = "\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_NOT_IN_TAG = rf"{_SPACE}\xad\u2060\u200a-\u200d\u20e2"
_WIDE = r"\xad\u2060\u200b-\u200d" + _SPACE

_MENTION = re.compile(rf"(?:\A|[{_SPACE}(])@([a-zA-Z0-9.-]+)\b", re.ASCII)
_LINK = re.compile(
    rf"(?:\A|[{_SPACE}(])((?i:http)[Ss]?://[^{_SPACE}]++|([A-Za-z][A-Za-z0-9]*+(?:\.[A-Za-z0-9]++)++)[^{_SPACE}]*+)"
)
_TAG = re.compile(rf"(?:\A|(?<=[{_SPACE}]))[#＃](?!\ufe0f)([^{_NOT_IN_TAG}]++)")
_CASHTAG = re.compile(rf"(?:\A|[{_SPACE}(])\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")
_LINE_ENDS = re.compile(rf"[\r\n][{_WIDE}]*+")
_DIGITS = frozenset("0123456789")


class Facet(Struct, frozen=True):
    """One stretch of a text that links: UTF-8 byte offsets, the kind (tag, link, mention) and its value.

    The value of a link is its whole address, that of a mention the handle, which has yet to be resolved to a DID.
    """

    start: int
    end: int
    kind: str
    value: str


@cache
def _tlds() -> frozenset[str]:
    lines = Path(__file__).with_name("tlds.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def _known(host: str) -> bool:
    """Tell whether the part after the last dot is a top-level domain in lower case."""
    name, dot, last = host.rpartition(".")
    del name
    return bool(dot) and last in _tlds()


def mentions(text: str) -> Iterator[Entity]:
    """Yield the handles with a domain's form; whether somebody has that handle is for the network to say."""
    if "@" not in text:
        return
    for found in _MENTION.finditer(text):
        if found[1].endswith(".test") or _known(found[1]):
            yield Entity(found[1], found.start(1) - 1, found.end())


def links(text: str) -> Iterator[Entity]:
    """Yield the links as written, without one sign of punctuation and one unopened parenthesis at their end."""
    if "." not in text and "://" not in text:
        return
    for found in _LINK.finditer(text):
        written = found[1]
        if not written.startswith("http") and not (found[2] and _known(found[2])):
            continue
        if written.endswith((".", ",", ";", ":", "!", "?")):
            written = written[:-1]
        if written.endswith(")") and "(" not in written:
            written = written[:-1]
        yield Entity(written, found.start(1), found.start(1) + len(written))


def hashtags(text: str) -> Iterator[Entity]:
    """Yield the hashtags: anything but white space, not only digits and punctuation, without punctuation at the end."""
    if "#" not in text and "＃" not in text:
        return
    for found in _TAG.finditer(text):
        tag = _trimmed(found[1])
        if not all(map(_no_letter, tag)) and not _too_long(tag):
            yield Entity(tag, found.start(), found.start(1) + len(tag))


def _trimmed(tag: str) -> str:
    end = len(tag)
    while end and _punctuation(tag[end - 1]):
        end -= 1
    return tag[:end]


@cache
def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P"


def _no_letter(sign: str) -> bool:
    return sign in _DIGITS or _punctuation(sign)


def _too_long(tag: str) -> bool:
    return 2 * len(tag) > LONGEST_TAG and utf16(tag) > LONGEST_TAG and graphemes.count(tag) > LONGEST_TAG


def cashtags(text: str) -> Iterator[Entity]:
    """Yield the `$SYMBOLS` of one to five letters and digits."""
    if "$" in text:
        for found in _CASHTAG.finditer(text):
            yield Entity(found[1], found.start(1) - 1, found.end())


def facets(text: str) -> list[Facet]:
    """Return what has to be sent beside the text for it to link, in order, with UTF-8 byte offsets."""
    entities = [(mention.start, mention.end, "mention", mention.text) for mention in mentions(text)]
    entities += [(link.start, link.end, "link", address(link.text)) for link in links(text)]
    entities += [(tag.start, tag.end, "tag", tag.text) for tag in hashtags(text)]
    entities += [(tag.start, tag.end, "tag", f"${tag.text.upper()}") for tag in cashtags(text)]
    if text.isascii():
        return [Facet(*entity) for entity in sorted(entities)]
    places = sorted({place for start, end, _, _ in entities for place in (start, end)})
    byte = dict(zip(places, offsets(text, places, utf8), strict=True))
    return [Facet(byte[start], byte[end], kind, value) for start, end, kind, value in sorted(entities)]


def address(link: str) -> str:
    """Return the whole address of a link as written: a bare domain gets its https://."""
    return link if link.startswith("http") else f"https://{link}"


def clean_newlines(text: str) -> str:
    """Leave at most one empty line in a row, as the app's composer does before it sends."""
    return _LINE_ENDS.sub(_one_empty_line, text)


def _one_empty_line(match: re.Match[str]) -> str:
    last = max(match[0].rfind("\n"), match[0].rfind("\r")) + 1
    ends = match[0].count("\n") + match[0].count("\r")
    return "\n\n" + match[0][last:] if ends > 2 else match[0]
