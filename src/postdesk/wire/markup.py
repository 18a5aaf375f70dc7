"""Reading HTML that somebody else wrote, in time that grows with its length and never ends in an error.

Python's own parser takes half a minute for 64 kB of `<a <a <a`, and gives up on `<![foo[`.
"""

import html
import re
from collections.abc import Iterator

HIDING = (
    ("<!--", "-->"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<template", "</template"),
    ("<svg", "</svg"),
)
"""What holds no words and no properties of a page, from its beginning to its end."""
TAG = re.compile(r"<[a-zA-Z/!?](?:[^<>\"']++|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+'){0,100}+>|<[a-zA-Z/!?][^<>]*+>")
ATTRIBUTE = re.compile(r"\s*+/*+([^\s\"'<>/=]{1,100}+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>`]++)))?+")
SMALL = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
"""Markup in small letters, every place where it was: `İ` in small letters would be two."""
MOST_TAGS = 2_000
MOST_ATTRIBUTES = 20
WIDEST = 8_192
"""Characters of a tag that are looked at."""
_HUGE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")


def markup_words(source: str) -> str:
    """Return what a reader sees of a piece of HTML: its text without the tags, characters instead of references."""
    return unescaped(TAG.sub("", source))


def unescaped(text: str) -> str:
    """Return a text with the characters that `&amp;` and its like stand for; those beyond all alphabets vanish."""
    return html.unescape(_HUGE.sub("", text))


def markup_title(page: str) -> str:
    """Return what stands in the first `<title>` of a page, "" where there is none."""
    lower = page.translate(SMALL)
    start = lower.find("<title")
    if start < 0 or (opened := page.find(">", start, start + WIDEST)) < 0:
        return ""
    end = lower.find("</title", opened)
    return unescaped(page[opened + 1 : end if end >= 0 else opened + WIDEST]).strip()


def properties(page: str) -> dict[str, str]:
    """Return what the `<meta>` tags of a page say, by their names in small letters; the first of a name counts."""
    said: dict[str, str] = {}
    for given in _metas(page):
        name = (given.get("property") or given.get("name") or "").lower()
        said.setdefault(name, given.get("content", "").strip())
    return said


def visible(page: str) -> str:
    """Return a page without comments, scripts, styles and drawings."""
    for begins, ends in HIDING:
        page = "".join(_outside(page, begins, ends))
    return page


def _outside(page: str, begins: str, ends: str) -> Iterator[str]:
    """Yield the pieces of a page that are not between two marks; what is never closed goes on to the end."""
    lower, done = page.translate(SMALL), 0
    while (start := lower.find(begins, done)) >= 0:
        yield page[done:start]
        end = lower.find(ends, start + len(begins))
        closed = lower.find(">", end + len(ends) - 1) if end >= 0 else -1
        done = closed + 1 if closed >= 0 else len(page)
    yield page[done:]


def _metas(page: str) -> Iterator[dict[str, str]]:
    for number, tag in enumerate(re.finditer(r"<meta(?=[\s/])", page, re.IGNORECASE)):
        if number == MOST_TAGS:
            return
        yield _attributes(page[tag.end() : tag.end() + WIDEST])


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes at the beginning of a text, up to its first `>` outside quotation marks."""
    given: dict[str, str] = {}
    at = 0
    while len(given) < MOST_ATTRIBUTES and (found := ATTRIBUTE.match(tag, at)):
        name, *values = found.groups()
        given.setdefault(name.lower(), unescaped(next((value for value in values if value is not None), "")))
        at = found.end()
    return given
