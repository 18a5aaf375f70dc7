r"""Extended grapheme clusters: what a reader calls one character.

The rule is Unicode's own (UAX #29, table 1c), written out over the Grapheme_Cluster_Break, Indic_Conjunct_Break and
Extended_Pictographic properties of Unicode 17, which lie in graphemes.txt.
"""

import itertools
import re
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

from postdesk.text.signs import signs_of

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

# The parts that join what comes before; those whose joining depends on more; consonants and linkers beyond U+FFFF.
_EXTENDING = frozenset("enksz")
_INVOLVED = frozenset("pLVTCc")
_BRAHMIC = "[\U00010a00-\U00011fff]"


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


def _set(parts: str, *, beyond: bool = False) -> str:
    """Return the characters that play one of some parts as the inside of a set; those beyond U+FFFF make it slow."""
    last = 0x10FFFF if beyond else 0xFFFF
    ranges = ((low, high) for low, high, part in _parts().stretches if part in parts and high <= last)
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[{_set('enkzspfLVT')}\U00010000-\U0010ffff]")


@cache
def _after_controls() -> re.Pattern[str]:
    return re.compile(rf"[{_set('c')}](?=([{_set('enkzs')}\U00010000-\U0010ffff]))")


@cache
def _linkers() -> re.Pattern[str]:
    """Match a linker: alone with signs beside it, or with the consonant that it joins to the one before."""
    sign, consonant = _signs().pattern, f"[{_set('C')}]"
    return re.compile(f"[{_set('k')}](?:(?<={sign}.)|(?={sign})|(?<={consonant}.)(?=({consonant})))")


@cache
def _joiners() -> re.Pattern[str]:
    """Match a joiner before a pictograph: alone after many signs, or with the pictograph that it joins to another."""
    pictograph, sign = f"[{_set('E', beyond=True)}]", f"[{_set('en', beyond=True)}]"
    joins = "|".join(f"(?<={pictograph}{sign * signs}.)" for signs in range(3))
    return re.compile(f"\u200d(?={pictograph})(?:(?<={sign}{{3}}.)|(?:{joins})(?=(.)))")


def _whole(text: str, *, conjuncts: bool) -> list[str]:
    core = _CORE.replace("CHAIN", _CHAIN if conjuncts else "")
    parts, found, start = text.translate(_parts()), [], 0
    for match in re.finditer(_CLUSTER.replace("CORE", f"(?:{core})"), parts):
        if match.start() >= start:
            start = match.end() + text.startswith("\r\n", match.start())
            found.append(text[match.start() : start])
    return found


def _inside(text: str, *, conjuncts: bool) -> int:
    """Return how many borders between characters are none between clusters: by patterns that cost time to compile."""
    signs = "".join(_signs().findall(text))
    parts = signs.translate(_parts())
    if not signs:
        return text.count("\r\n")
    extending = len(parts) - parts.count("o") - parts.count("E") - parts.count("f")
    if not _INVOLVED.isdisjoint(parts) or (extending and _extends_nothing(text)):
        return _borders_inside(text, conjuncts=conjuncts)
    inside = text.count("\r\n") + extending
    if "f" in parts:
        inside += len(re.findall(f"[{_FLAG_LETTERS}]{{2}}", text))
    joined = _joined(text, signs, parts, conjuncts=conjuncts) if "k" in parts or "z" in parts else ()
    return _borders_inside(text, conjuncts=conjuncts) if "" in joined else inside + len(joined)


def _joined(text: str, signs: str, parts: str, *, conjuncts: bool) -> list[str]:
    """Return each consonant or pictograph that is joined to the one before; "" where that is hard to say."""
    if "k" not in parts:
        return _joiners().findall(text)
    if "z" in parts or re.search(_BRAHMIC, signs):
        return [""]
    return _linkers().findall(text) if conjuncts else []


def _extends_nothing(text: str) -> bool:
    """Tell whether a sign that extends what comes before it begins the text, or follows a control."""
    begins = text[0] + "".join(_after_controls().findall(text))
    return not begins.isascii() and not _EXTENDING.isdisjoint(begins.translate(_parts()))


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


# A command that reads few texts does without the patterns above; one that reads many is three times as fast with them.
_FEW = 100
_READ = itertools.count()


@lru_cache(maxsize=16)  # five networks count the same text in the same unit, one after the other
def count(text: str, *, conjuncts: bool = True) -> int:
    """Return the number of extended grapheme clusters."""
    if not text.isascii() and next(_READ) >= _FEW:
        return len(text) - _inside(text, conjuncts=conjuncts)
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
    outside, signs = _OUTSIDE[stretches], signs_of(text)
    for sign in signs - outside:
        if bisect_right(stretches, sign) % 2:
            return True
        outside.add(sign)
    return False
