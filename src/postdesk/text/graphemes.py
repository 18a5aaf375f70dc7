r"""Extended grapheme clusters: what a reader calls one character.

The rule is Unicode's own (UAX #29, table 1c), written out over the Grapheme_Cluster_Break, Indic_Conjunct_Break and
Extended_Pictographic properties that the `regex` package carries. Its ready-made `\X` is not used: it joins a
virama to a consonant although no consonant comes before (UAX #29, GB9c).
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache

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

_CLUSTER = r"""
    \r\n
  | [\p{GCB=Control}\p{GCB=CR}\p{GCB=LF}]
  | (?: \p{GCB=Prepend}++ (?:CORE)? | CORE ) [\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+
"""

_CONJUNCT = r"""
  | \p{InCB=Consonant} (?: \p{InCB=Extend}*+ \p{InCB=Linker} [\p{InCB=Extend}\p{InCB=Linker}]*+ \p{InCB=Consonant} )*+
"""

_CORE = r"""
    \p{GCB=L}*+ (?: \p{GCB=V}++ | \p{GCB=LV}\p{GCB=V}*+ | \p{GCB=LVT} ) \p{GCB=T}*+
  | \p{GCB=L}++
  | \p{GCB=T}++
  | \p{GCB=RI}\p{GCB=RI}
  | \p{Extended_Pictographic} (?: \p{GCB=Extend}*+ \p{GCB=ZWJ} \p{Extended_Pictographic} )*+
CONJUNCT
  | [^\p{GCB=Control}\p{GCB=CR}\p{GCB=LF}]
"""


@cache
def _findall(*, conjuncts: bool) -> Callable[[str], list[str]]:
    import regex  # 25 ms, and few texts need the full rule

    core = _CORE.replace("CONJUNCT", _CONJUNCT if conjuncts else "")
    pattern = regex.compile(_CLUSTER.replace("CORE", f"(?:{core})"), regex.VERBOSE | regex.VERSION1)
    findall: Callable[[str], list[str]] = pattern.findall
    return findall


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
    return _findall(conjuncts=conjuncts)(text)


@lru_cache(maxsize=16)  # five networks count the same text in the same unit, one after the other
def count(text: str, *, conjuncts: bool = True) -> int:
    """Return the number of extended grapheme clusters."""
    if apart(text):
        return len(text) - text.count("\r\n")
    return len(clusters(text, conjuncts=conjuncts))


@lru_cache(maxsize=16)
def apart(text: str) -> bool:
    """Tell whether every character of the text, save a CR LF pair, is a cluster of its own."""
    return text.isascii() or not _any_within(text, _JOINING)


def _any_within(text: str, stretches: str) -> bool:
    return any(bisect_right(stretches, sign) % 2 for sign in set(text) if sign >= stretches[0])
