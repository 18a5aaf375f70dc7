"""What X makes a hashtag, a mention or a cashtag of.

Source: twitter-text 3.1.0, regexp/validHashtag.js, validMentionOrList.js, validCashtag.js. Its letters are those of
Unicode 7; text in plain scripts needs no table.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from postdesk.models import Entity
from postdesk.text.addresses import SPACES
from postdesk.text.plain import LETTER, plain

_ACCENTS = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)

# JavaScript's own white space holds U+FEFF and lacks U+0085 and U+180E.
_JS_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_PLAIN_TAG = re.compile(rf"(?:\A|[^\w·&]|[²³¹¼½¾])[#＃]((?:[\d_·]*+[^\W\d_²³¹¼½¾])(?:{LETTER}|·)*+)")
_MENTION = re.compile(
    r"((?:\A|[^a-zA-Z0-9_!#$%&*@＠]|(?:\A|[^a-zA-Z0-9_+~.-])(?:rt|RT|rT|Rt):?))([@＠])([a-zA-Z0-9_]{1,20})"
    r"(/[a-zA-Z][a-zA-Z0-9_-]{0,24})?"
)
_AFTER_MENTION = re.compile(rf"[@＠{_ACCENTS}]|://")
_CASHTAG = re.compile(
    rf"(?:\A|[{SPACES}])\$([A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?)(?=\Z|[{_JS_SPACES}!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
)


def _ranges(block: str) -> str:
    bounds = (part.partition("-") for part in block.split())
    return "".join(f"\\U{int(low, 16):08x}-\\U{int(high or low, 16):08x}" for low, _, high in bounds)


@cache
def _full_tag() -> re.Pattern[str]:
    table = Path(__file__).with_name("letters.txt").read_text("utf-8")
    letters, others = (_ranges(block) for block in table.partition("matching.\n")[2].split("\n\n"))
    return re.compile(
        rf"(?:\A|[\ufe0e\ufe0f]|[^{letters}{others}&\ud800-\udfff])[#＃](?![\ufe0f\u20e3])"
        rf"([{others}]*+[{letters}][{letters}{others}]*+)"
    )


def _first(text: str, sign: str, wide: str) -> int:
    """Return where the first of two signs stands, or -1: no pattern needs to look before it."""
    first = text.find(sign)
    other = -1 if text.isascii() else text.find(wide)
    return max(first, other) if first < 0 or other < 0 else min(first, other)


def hashtags(text: str) -> Iterator[Entity]:
    """Yield the hashtags, those inside a link included."""
    sign = _first(text, "#", "＃")
    if sign < 0:
        return
    for tag in (_PLAIN_TAG if plain(text) else _full_tag()).finditer(text, max(sign - 1, 0)):
        if not text.startswith(("#", "＃", "://"), tag.end()):
            yield Entity(tag[1], tag.start(1) - 1, tag.end())


def mentions(text: str) -> Iterator[Entity]:
    """Yield the mentions, those inside a link included; `@user/list` names a list and is none."""
    sign = _first(text, "@", "＠")
    if sign < 0:
        return
    for name in _MENTION.finditer(text, max(sign - len(" RT:"), 0)):
        if not name[4] and not _AFTER_MENTION.match(text, name.end()):
            yield Entity(name[3], name.start(2), name.end())


def cashtags(text: str) -> Iterator[Entity]:
    """Yield the `$SYMBOLS`; the API takes one at most in a post."""
    if "$" in text:
        for tag in _CASHTAG.finditer(text):
            yield Entity(tag[1], tag.start(1) - 1, tag.end())
