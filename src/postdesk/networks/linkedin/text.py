"""How LinkedIn reads a text: UTF-16 code units, hashtags, and the little-text format of its posts API.

In `/rest/posts` the commentary is "little text": reserved characters carry a backslash, and one that does not cuts the
post silently. Comments and the old ugcPosts take plain text and must not be escaped.
Source: learn.microsoft.com, "little Text Format" (looked up 2026-11-01).
"""

import re

from postdesk.models import Grammar, ParsedText
from postdesk.networks.linkedin.limits import CARRIES, LIMITS, QUOTA
from postdesk.text import plain_grammar, units

RESERVED = r"\|{}@[]()<>#*_~"

_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in RESERVED})
_ESCAPED = r"\\([\\|{}@\[\]()<>#*_~])"
TEMPLATE = len(r"{hashtag|\#|}") - len(r"\#")
"""Units by which a hashtag that links is longer than its escaped letters."""
_TEMPLATE = r"(?s)\{hashtag\|\\#\|((?:\\.|[^\\}])*)\}"


def escape(text: str) -> str:
    """Write a plain text as little text in which nothing is a link, a mention or a hashtag."""
    return text.translate(_ESCAPES)


def unescape(little: str) -> str:
    """Read little text as the plain text it shows; the inverse of `escape` and of `little_text`."""
    return re.sub(_ESCAPED, r"\1", re.sub(_TEMPLATE, r"\\#\1", little))


def little_text(text: str) -> str:
    r"""Write a plain text as little text whose hashtags link: each becomes `{hashtag|\#|Word}`."""
    written: list[str] = []
    done = 0
    for tag in plain_grammar.hashtags(text):
        written += (escape(text[done : tag.start]), r"{hashtag|\#|", escape(tag.text), "}")
        done = tag.end
    written.append(escape(text[done:]))
    return "".join(written)


def parse(text: str) -> ParsedText:
    """Count a text and find what LinkedIn will link in it."""
    plain = units.utf16(text)
    hashtags = plain_grammar.hashtags(text)
    escaped = plain + sum(map(text.count, RESERVED)) + TEMPLATE * len(hashtags)
    # By API a plain `@name` is never a mention, only `@[Name](urn:li:organization:ID)` is.
    lengths = {"UTF-16 units": plain, "UTF-16 units, escaped": escaped}
    return ParsedText(lengths, hashtags, (), plain_grammar.links(text))


GRAMMAR = Grammar(parse, LIMITS, threads=False, comments=1, cards=True, carries=CARRIES, quota=QUOTA)
