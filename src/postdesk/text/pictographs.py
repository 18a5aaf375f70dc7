"""Emoji as a reader sees them: a flag, a keycap, a family and a hand of any colour are one each.

A sign that Unicode shows as text by itself (a tick, an arrow, a telephone) counts only where a variation
selector asks for its picture. Source: Unicode Technical Standard 51, Emoji_Presentation of Unicode 17.
"""

import itertools
import re
from functools import cache, lru_cache

from postdesk.text.signs import signs_of

Span = tuple[int, int]

_SHOWN = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    "\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f201-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0\U0001f900-\U0001faff"
)

_WHOLE = frozenset("\u2614\u2615\u2705\u270a\u270b\u2728\u274c\u2753\u2757\u2b50")
"""Signs that are an emoji by themselves; see `_is_whole`."""
_COLOUR = "\ufe0f"
"""Asks for the picture of the sign before it."""
_KEYCAP = "\u20e3"
_SIMPLE = "\u2614\u2615\u2705\u2728\u274c\u2753\u2757\u2b50\U0001f400-\U0001f64f"
# A command that reads few texts does without patterns that take 3 ms to make; one that reads many is faster with them.
_FEW = 100
_READ = itertools.count()


@lru_cache(maxsize=8)  # several rules look at one text, one after the other
def emoji(text: str) -> tuple[Span, ...]:
    """Return where each emoji begins and ends, in code points."""
    if text.isascii():
        return ()
    if next(_READ) >= _FEW:
        others, wholes = _simple()
        return _spans(_pattern() if others.search(text) else wholes, text)
    found = _at_sight(text)
    return _spans(_pattern(), text) if found is None else found


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple([match.span() for match in pattern.finditer(text)])


def _at_sight(text: str) -> tuple[Span, ...] | None:
    """Return where each emoji is, if all are of one sign, at most with a wish for colour; None where that is unsure."""
    signs = {sign for sign in signs_of(text) if sign > "\u200c" and not _is_plain(sign)}
    if _COLOUR in signs:
        signs.update(text[at - 1 : at] for at, sign in enumerate(text) if sign == _COLOUR)
    found: list[Span] = []
    for at, sign in enumerate(text) if signs else ():
        if sign in signs and sign != _COLOUR:
            coloured = text.startswith(_COLOUR, at + 1)
            if not (_is_whole(sign) or (coloured and "\u203c" <= sign <= "\u27bf" and sign != _KEYCAP)):
                return None
            found.append((at, at + 1 + coloured))
    return tuple(found)


def _is_plain(sign: str) -> bool:
    """Tell whether a sign is no emoji if no colour is asked for: a dash, an arrow, a letter of Chinese or Japanese."""
    symbol = "\u200d" < sign < "\u231a" and sign != _KEYCAP
    return symbol or ("\u2b55" < sign < "\U0001f004" and sign != _COLOUR)


def _is_whole(sign: str) -> bool:
    """Tell whether a sign is an emoji by itself, and one of those that are in use most."""
    if sign < "\U0001f400":
        return sign in _WHOLE or "\U0001f300" <= sign < "\U0001f3fb"
    return sign < "\U0001f650" or "\U0001f680" <= sign < "\U0001f700" or "\U0001f900" <= sign < "\U0001fb00"


def runs(text: str) -> list[Span]:
    """Return where emoji stand, those that follow each other as one, with blanks between them or without."""
    joined: list[Span] = []
    for start, end in emoji(text):
        if joined and not text[joined[-1][1] : start].strip(" \u00a0"):
            start = joined.pop()[0]  # noqa: PLW2901 -- it begins where the one before does
        joined.append((start, end))
    return joined


@cache
def _simple() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match signs that may be an emoji with others, and those that are one by themselves: most of what is in use."""
    return re.compile(f"[\u200d-\u200f\u2028-\U0010ffff](?<![{_SIMPLE}])"), re.compile(f"[{_SIMPLE}]")


@cache
def _pattern() -> re.Pattern[str]:
    # One set of first characters, so that the search leaps from one to the next; what it was is asked afterwards.
    first = "[0-9#*\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
    flag = "(?<=[\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff]"
    keycap = "(?<=[0-9#*])\ufe0f?\u20e3"
    tail = r"[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
    shown = rf"(?:(?<=[{_SHOWN}])\ufe0f?|(?<![0-9#*])\ufe0f|(?<=[☝⛹✌✍])(?=[\U0001f3fb-\U0001f3ff])){tail}"
    joined = rf"(?:\u200d(?:[{_SHOWN}]|[\u2194\u2195\u2600-\u27bf])\ufe0f?{tail})*"
    return re.compile(f"{first}(?:{flag}|{keycap}|{shown}{joined})")
