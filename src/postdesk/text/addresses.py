"""Web addresses as twitter-text finds them: with or without a scheme, by the known top-level domains.

X and Mastodon share this skeleton (a preceding character, scheme, domain, port, path, query) and differ in the letters
each part may hold; a `Shape` says which. twitter-text tries every start with every end; this takes one pass in linear
time and finds the same. Source: twitter-text 3.1.0, regexp/extractUrl.js (2021).
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from postdesk.text import tlds

_DOT = re.compile(r"\.")
_PORT = re.compile(r":[0-9]++")
_SIGNS = "-_"
SHORTEST_TOP = 2

# Letters with diacritics, as case-insensitive matching widens them.
ACCENTS = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272\u0275\u0280"
    "\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
SPACES = "\x09-\x0d\x20\x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
MARKERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"


class Shape(Struct, frozen=True):
    """Which characters the parts of an address may hold.

    `runs` finds stretches of domain characters, hyphens, underscores and dots with a dot among them; `inner` finds
    where inside such a stretch a domain may begin, `preceding` tells whether one character may stand before an address.
    `path_end` returns where a path that begins at a slash ends; `query` matches from the question mark on, and
    `query_tail` holds what ends no query.
    `halves` says that the network reads UTF-16, where one half of an emoji may precede an address.
    """

    runs: re.Pattern[str]
    inner: re.Pattern[str]
    preceding: re.Pattern[str]
    schemes: tuple[str, ...]
    path_end: Callable[[str, int], int]
    query: re.Pattern[str]
    query_tail: str
    halves: bool = False


class Address(Struct, frozen=True):
    """One address: the character before it, its scheme or "", and the code-point indices of its parts."""

    before: str
    scheme: str
    start: int
    domain_start: int
    domain_end: int
    has_path: bool
    end: int


class _Chain:
    """The dotted labels of one run, and how far a domain that begins in one of them reaches."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.dots = [dot.start() for dot in _DOT.finditer(text, start, end)]
        self.onward = [0] * len(self.dots)
        self.own = [0] * len(self.dots)
        reach = 0
        for label in range(len(self.dots) - 1, -1, -1):
            self.onward[label] = reach
            short = label + 1 < len(self.dots) and self.dots[label + 1] - self.dots[label] <= SHORTEST_TOP
            self.own[label] = 0 if reach or short else tlds.end(text, self.dots[label] + 1)
            reach = self._reach(label, self.dots[label - 1] + 1 if label else start)

    @property
    def links(self) -> bool:
        """Whether any domain can end in this run at all."""
        return any(self.own)

    def reach(self, start: int) -> int:
        """Return where the longest domain that begins at `start` ends, or 0."""
        label = bisect_left(self.dots, start)
        return self._reach(label, start) if label < len(self.dots) else 0

    def _reach(self, label: int, start: int) -> int:
        dot, text = self.dots[label], self.text
        if start >= dot or text[start] in _SIGNS or text[dot - 1] in _SIGNS:
            return 0
        # Only the labels before the last but one may hold underscores.
        return self.onward[label] or (self.own[label] if text.rfind("_", start, dot) < 0 else 0)


def paths(simple: str, exact: str, never_last: str) -> Callable[[str, int], int]:
    """Return what says where a path that begins at a slash ends; twitter-text ends none inside parentheses.

    `simple` matches what a path without parentheses may hold, of which the characters of `never_last` end none; `exact`
    matches any path. Each is compiled when a text first asks for it.
    """
    plain = cache(lambda: re.compile(simple))
    whole = cache(lambda: re.compile(exact))

    def end(text: str, start: int) -> int:
        reached = next(plain().finditer(text, start)).end()
        if text.startswith("(", reached):
            return next(whole().finditer(text, start)).end()
        return start + len(text[start:reached].rstrip(never_last))

    return end


def locate(text: str, shape: Shape, start: int = 0, end: int = sys.maxsize) -> Iterator[Address]:
    """Yield the addresses from left to right; what follows one begins after its end.

    Only those between `start` and `end` are looked for. As no address holds a blank, each word may be read by itself.
    """
    free = 0
    for run in shape.runs.finditer(text, start, end):
        if run.end() <= free:
            continue
        chain = _Chain(text, run.start(), run.end())
        while free < chain.end and chain.links and (found := _first(text, chain, free, shape)):
            yield found
            free = found.end


def _first(text: str, chain: _Chain, free: int, shape: Shape) -> Address | None:
    for before, scheme, start in _starts(text, chain, free, shape):
        if end := chain.reach(start):
            return _whole(text, shape, before, scheme, start, end)
    return None


def _starts(text: str, chain: _Chain, free: int, shape: Shape) -> Iterator[tuple[str, str, int]]:
    if free <= chain.start:
        yield from _run_starts(text, chain.start, free, shape)
    bound = max(chain.start, free)
    for inner in shape.inner.finditer(text, bound, chain.end):
        start = inner.start()
        if start > bound and shape.preceding.match(text, start - 1):
            yield text[start - 1], "", start
        elif shape.halves and text[start] > "\uffff":
            yield "", "", start


def _run_starts(text: str, start: int, free: int, shape: Shape) -> Iterator[tuple[str, str, int]]:
    if start == 0:
        # twitter-text lets the first character precede an address before it lets it begin one.
        if shape.preceding.match(text):
            yield text[0], "", 1
        yield "", "", 0
        return
    scheme = _scheme(text, start, shape)
    begin = start - len(scheme)
    if scheme and (begin == free == 0 or (begin > free and shape.preceding.match(text, begin - 1))):
        yield text[max(begin - 1, 0) : begin], scheme, start
    if start > free and shape.preceding.match(text, start - 1):
        yield text[start - 1], "", start


def _scheme(text: str, end: int, shape: Shape) -> str:
    if not text.endswith("://", 0, end):
        return ""
    near = text[max(end - 12, 0) : end]
    length = next((len(scheme) for scheme in shape.schemes if near.lower().endswith(scheme)), 0)
    return near[len(near) - length :]


def _whole(text: str, shape: Shape, before: str, scheme: str, start: int, domain_end: int) -> Address:
    port = _PORT.match(text, domain_end)
    end = port.end() if port else domain_end
    has_path = text.startswith("/", end)
    if has_path:
        end = shape.path_end(text, end)
    query = shape.query.match(text, end)
    if query:
        end += len(query[0].rstrip(shape.query_tail))
    return Address(before, scheme, start - len(scheme), start, domain_end, has_path, end)
