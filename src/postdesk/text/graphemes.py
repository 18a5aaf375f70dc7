r"""Extended grapheme clusters: what a reader calls one character.

The rule is Unicode's own (UAX #29, table 1c), written out over the Grapheme_Cluster_Break, Indic_Conjunct_Break and
Extended_Pictographic properties that the `regex` package carries. Its ready-made `\X` is not used: it joins a
virama to a consonant although no consonant comes before (UAX #29, GB9c).
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

# Characters of which no two, in any order, ever join: letters, digits, punctuation, symbols and single-code-point
# emoji of the scripts that are written without combining signs. What is not here goes through the full rule.
_JOINING = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u05be\u05c0\u05c3\u05c6\u05d0-\u05f4\u0606-\u060f\u061b\u061d-\u064a"
    "\u0660-\u066f\u0671-\u06d5\u10a0-\u10ff\u1d00-\u1dbf\u1e00-\u200b\u200e-\u20cf\u2100-\u2cee\u2e00-\u3029"
    "\u3030-\u3098\u309b-\ua66e\uac00-\ud7a3\uf900-\ufaff\uff01-\uff9d"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)

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
    # `regex` takes 25 ms to import: only texts that need the full rule pay for it.
    import regex

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
    if _apart(text) and "\r" not in text:
        return list(text)
    return _findall(conjuncts=conjuncts)(text)


def count(text: str, *, conjuncts: bool = True) -> int:
    """Return the number of extended grapheme clusters."""
    if _apart(text):
        return len(text) - text.count("\r\n")
    return _count(text, conjuncts=conjuncts)


@lru_cache(maxsize=16)
def _count(text: str, *, conjuncts: bool) -> int:
    # Five networks count the same text in the same unit, one after the other.
    return len(_findall(conjuncts=conjuncts)(text))


def _apart(text: str) -> bool:
    """Tell whether every character of the text, save a CR LF pair, is a cluster of its own."""
    return text.isascii() or not _JOINING.search(text)
