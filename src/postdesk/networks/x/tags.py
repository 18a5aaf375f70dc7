"""What X makes a hashtag, a mention or a cashtag of.

Source: twitter-text 3.1.0, regexp/validHashtag.js, validMentionOrList.js, validCashtag.js. Its letters are those of
Unicode 7; text in plain scripts needs no table.
"""

import re
from functools import cache
from pathlib import Path

from postdesk.models import Entity
from postdesk.text.addresses import SPACES
from postdesk.text.plain import LETTER, plain_text

_ACCENTS = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)

# JavaScript's own white space holds U+FEFF and lacks U+0085 and U+180E.
_JS_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

# What has to stand before a sign is asked after the sign is found: so the search leaps from one sign to the next.
_PLAIN_TAG = re.compile(rf"[#＃](?<!{LETTER}.)(?<![·&].)([\d_·]*+[^\W\d_²³¹¼½¾](?:{LETTER}++|·)*+)")
_MENTION = re.compile(
    r"[@＠](?:(?<![a-zA-Z0-9_!#$%&*@＠].)|(?<=(?<![a-zA-Z0-9_+~.-])[rR][tT].))([a-zA-Z0-9_]{1,20})"
    r"(/[a-zA-Z][a-zA-Z0-9_-]{0,24})?"
)
_UNDOES_A_TAG = ("#", "＃", "://")
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
        rf"[#＃](?:(?<=[\ufe0e\ufe0f].)|(?<![{letters}{others}&\ud800-\udfff].))(?![\ufe0f\u20e3])"
        rf"([{others}]*+[{letters}][{letters}{others}]*+)"
    )


def x_hashtags(text: str) -> list[Entity]:
    """Return the hashtags, those inside a link included."""
    wide = "＃" in text
    if not wide and "#" not in text:
        return []
    # What stands before the first sign and its neighbour need not be plain.
    start = 0 if wide else max(text.find("#") - 1, 0)
    found: list[Entity] = []
    done = -1
    for tag in (_PLAIN_TAG if plain_text(text[start:]) else _full_tag()).finditer(text, start):
        start, end = tag.span()
        # A variation selector before a tag belongs to no tag before it.
        if start > done:
            done = end
            if not text.startswith(_UNDOES_A_TAG, end):
                found.append(Entity(tag[1], start, end))
    return found


def x_mentions(text: str) -> list[Entity]:
    """Return the mentions, those inside a link included; `@user/list` names a list and is none."""
    if "@" not in text and "＠" not in text:
        return []
    found: list[Entity] = []
    done = -1
    for name in _MENTION.finditer(text):
        start, end = name.span()
        # What precedes a mention, a "RT" with one character more, belongs to no mention before it.
        if start - (3 if text[start - 1 : start] in {"t", "T"} else 1) >= done:
            done = end
            if not name[2] and not _AFTER_MENTION.match(text, end):
                found.append(Entity(name[1], start, end))
    return found


def cashtags(text: str) -> list[Entity]:
    """Return the `$SYMBOLS`; the API takes one at most in a post."""
    if "$" not in text:
        return []
    return [Entity(tag[1], tag.start(1) - 1, tag.end()) for tag in _CASHTAG.finditer(text)]
