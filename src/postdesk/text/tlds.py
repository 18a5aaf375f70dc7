"""The top-level domains that twitter-text knows (2020): X and Mastodon make links of these and no others.

The list is data, in tlds.txt; a newer domain is no link there and counts letter by letter.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

_LETTERS = r"([A-Za-z]++)(?![0-9@+-])"
_PUNYCODE = r"[Xx][Nn]--[-0-9A-Za-z]++"
_GLUED = r"[0-9A-Za-z@+-]"


@cache
def known_tld() -> frozenset[str]:
    """Return the list, in lower case, without punycode."""
    return frozenset(_written().split())


@lru_cache(maxsize=256)  # an office uses few, and again and again
def is_known_tld(name: str) -> bool:
    """Tell whether the list has a name in lower case; faster than `known_tld` until some hundreds were asked for."""
    return f" {name} " in _written()


@cache
def _written() -> str:
    """Return the names with a blank before and after each."""
    lines = Path(__file__).with_name("tlds.txt").read_text("utf-8").splitlines()
    return f" {' '.join(line for line in lines if not line.startswith('#'))} "


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long the names outside ASCII are, the longest first, by first letter."""
    found: dict[str, set[int]] = {}
    for name in known_tld():
        if not name.isascii():
            found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def end(text: str, start: int) -> int:
    """Return where the top-level domain that begins at `start` ends, or 0 if none does.

    A name counts only if no letter, digit, `@`, `+` or `-` of ASCII follows; punycode ends where it ends.
    Source: twitter-text 3.1.0, validGTLD, validCCTLD and validPunycode.
    """
    letters = re.compile(_LETTERS).match(text, start)
    if letters and letters[1].lower() in known_tld():
        return letters.end()
    after = letters.end() if letters else start
    if after < len(text) and text[after] > "\x7f" and (found := _foreign(text, start)):
        return found
    punycode = re.compile(_PUNYCODE).match(text, start)
    return punycode.end() if punycode else 0


def closes(host: str) -> bool:
    """Tell whether a host's last label is a known top-level domain."""
    name, dot, _ = host.rpartition(".")
    return bool(name and dot) and end(host, len(name) + 1) == len(host)


def _foreign(text: str, start: int) -> int:
    for length in _lengths().get(text[start].lower(), ()):
        stop = start + length
        name = text[start:stop]
        if len(name) == length and name.lower() in known_tld() and not re.compile(_GLUED).match(text, stop):
            return stop
    return 0
