r"""Extended grapheme clusters: what a reader calls one character.

The rule is Unicode's own (UAX #29, table 1c), written out over the Grapheme_Cluster_Break, Indic_Conjunct_Break and
Extended_Pictographic properties of Unicode 17, which lie in graphemes.txt.
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

# What joins the character before it, whatever that is but a control: accents, the vowel signs of Hebrew and Arabic,
# the frame of a keycap, the sign that asks for colour, tones of skin.
_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u20d0-\u20f0\ufe0e-\ufe0f\U0001f3fb-\U0001f3ff"
)
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
_CONTROL = r"\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
# Characters that join with a neighbour, those among them with more to their joining than the above, and in both those
# that nobody has looked at. Stretches: each from one character here up to, but without, the next. Between all others,
# the letters, digits, punctuation, symbols and single emoji of scripts without combining signs, is always a border.
_JOINING = (
    "\u0300\u0370\u0483\u048a\u0591\u05be\u05bf\u05c0\u05c1\u05c3\u05c4\u05c6\u05c7\u05d0\u05f5\u0606\u0610\u061b"
    "\u061c\u061d\u064b\u0660\u0670\u0671\u06d6\u10a0\u1100\u1d00\u1dc0\u1e00\u200c\u200e\u20d0\u2100\u2cef\u2e00"
    "\u302a\u3030\u3099\u309b\ua66f\uac00\ud7a4\ud800\ufb00\uff01\uff9e\U0001f300\U0001f3fb\U0001f400\U0001fb00"
)
_INTRICATE = (
    "\u05c8\u05d0\u05f5\u0606\u061c\u061d\u06d6\u10a0\u1100\u1d00\u1dc0\u1e00\u200c\u200e\u20f1\u2100\u2cef\u2e00"
    "\u302a\u3030\u3099\u309b\ua66f\uac00\ud7a4\ud800\ufb00\ufe0e\ufe10\uff01\uff9e\U0001f1e6\U0001f200\U0001f300"
    "\U0001fb00"
)
_PLAIN_CLUSTER = rf"(?s)\r\n|[{_CONTROL}]|(?:[{_FLAG_LETTERS}]{{2}}|.)[{_EXTEND}]*+"
# The characters met so far that lie in none of those stretches.
_OUTSIDE: dict[str, set[str]] = {_JOINING: set(), _INTRICATE: set()}

# Patterns over the parts that characters play, one letter each (graphemes.txt says which). First, one match for each
# border that no cluster ends at, by UAX #29: GB9c; GB11, GB9 with GB9a, GB12, GB9b, GB6 to GB8.
_CONJUNCT = "C(?=[ez]*+k[ezk]*+C)|"
_JOINED = "E(?=[enk]*+zE)|(?<=[^c])[enkzs]|ff|p(?=[^cenkzs])|L(?=[LVWX])|[VW](?=[VT])|[TX](?=T)"
# Then a whole cluster, CR LF excepted.
_CHAIN = "C(?:[ez]*+k[ezk]*+C)++|"
_CORE = "L*+(?:V++|WV*+|X)T*+|L++|T++|ff|E(?:[enk]*+zE)*+|CHAIN[^c]"
_CLUSTER = "c|(?:p++(?:CORE)?|CORE)[enkzs]*+"


class _Parts(dict[int, str]):
    """The part that each code point plays in a cluster, looked up when it is first met: a table for `translate`."""

    def __init__(self) -> None:
        lines = Path(__file__).with_name("graphemes.txt").read_text("utf-8").split("\n\n")[1:]
        self.stretches = sorted(
            (int(low, 16), int(high or low, 16), part)
            for part, _, ranges in (block.partition("\n") for block in lines)
            for low, _, high in (entry.partition("-") for entry in ranges.split())
        )

    def __missing__(self, code: int) -> str:
        self[code] = part = self._look_up(code)
        return part

    def _look_up(self, code: int) -> str:
        if 0xAC00 <= code <= 0xD7A3:  # Hangul syllables, of two sounds or three
            return "X" if (code - 0xAC00) % 28 else "W"
        _, high, part = self.stretches[bisect_right(self.stretches, (code, 0x110000)) - 1]
        return part if code <= high else "o"


@cache
def _parts() -> _Parts:
    return _Parts()


def _whole(text: str, *, conjuncts: bool) -> list[str]:
    core = _CORE.replace("CHAIN", _CHAIN if conjuncts else "")
    parts, found, start = text.translate(_parts()), [], 0
    for match in re.finditer(_CLUSTER.replace("CORE", f"(?:{core})"), parts):
        if match.start() >= start:
            start = match.end() + text.startswith("\r\n", match.start())
            found.append(text[match.start() : start])
    return found


def _borders_inside(text: str, *, conjuncts: bool) -> int:
    parts = text.translate(_parts())
    return text.count("\r\n") + len(re.findall((_CONJUNCT if conjuncts else "") + _JOINED, parts))


def clusters(text: str, *, conjuncts: bool = True) -> list[str]:
    """Cut the text into its extended grapheme clusters; joined again they are the text.

    Args:
        text: Any text.
        conjuncts: Whether Indic conjuncts such as क्षि are one cluster (GB9c, Unicode 15.1 and later).
    """
    if apart(text) and "\r" not in text:
        return list(text)
    if not _any_within(text, _INTRICATE):
        return re.findall(_PLAIN_CLUSTER, text)
    return _whole(text, conjuncts=conjuncts)


@lru_cache(maxsize=16)  # five networks count the same text in the same unit, one after the other
def count(text: str, *, conjuncts: bool = True) -> int:
    """Return the number of extended grapheme clusters."""
    if apart(text):
        return len(text) - text.count("\r\n")
    if not _any_within(text, _INTRICATE):
        return len(re.findall(_PLAIN_CLUSTER, text))
    return len(text) - _borders_inside(text, conjuncts=conjuncts)


@lru_cache(maxsize=16)
def apart(text: str) -> bool:
    """Tell whether every character of the text, save a CR LF pair, is a cluster of its own."""
    return text.isascii() or not _any_within(text, _JOINING)


def _any_within(text: str, stretches: str) -> bool:
    outside = _OUTSIDE[stretches]
    for sign in () if outside.issuperset(text) else set(text) - outside:
        if bisect_right(stretches, sign) % 2:
            return True
        outside.add(sign)
    return False
