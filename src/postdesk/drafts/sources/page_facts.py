"""What a page says of itself: its title, its day and where that was found, its address, its language."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from postdesk.drafts.sources.blocks import PageBlock
from postdesk.wire.markup import markup_title, properties, unescaped

_DATES = (
    "article:published_time", "datepublished", "og:published_time", "publication_date", "publishdate", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date",
    "parsely-pub-date", "sailthru.date",
    "article:published", "published_time", "created", "last-modified",
)  # fmt: skip
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_TIME = re.compile(r"<time\b[^<>]{0,300}?\bdatetime\s*=\s*[\"']?([^\"'<>\s]{8,40})", re.IGNORECASE)
_ITEM = re.compile(
    r"itemprop\s*=\s*[\"']datePublished[\"'][^<>]{0,200}?(?:content|datetime)\s*=\s*[\"']([^\"'<>]{8,40})",
    re.IGNORECASE,
)
_DAY = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)")
_CANONICAL = re.compile(
    r"<link\b(?=[^<>]{0,500}\brel\s*=\s*[\"']?canonical)[^<>]{0,500}?\bhref\s*=\s*[\"']?([^\"'<>\s]+)", re.IGNORECASE
)
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:\||–|—|-|»|«|·|::|/)\s+|\s*\|\s*")
_HEAD = 200_000
"""Characters of a page in which it speaks of itself."""


class PageFacts(Struct, frozen=True):
    """What a page says of itself; "" for nothing."""

    title: str
    date: str
    dated: str
    link: str
    language: str


def page_facts(page: str, blocks: Sequence[PageBlock]) -> PageFacts:
    """Return what a page says of itself."""
    head = page[:_HEAD]
    said = properties(head)
    date, dated = next(_dates(page, said), ("", ""))
    language = _LANGUAGE.search(head)
    return PageFacts(_title(head, said, blocks), date, dated, _link(head, said), language[1] if language else "")


def _title(head: str, said: Mapping[str, str], blocks: Sequence[PageBlock]) -> str:
    """Return the heading that the page's title agrees with; else what networks are told; else the page's title."""
    told = [
        " ".join(text.split())
        for text in (said.get("og:title", ""), said.get("twitter:title", ""), markup_title(head))
        if text.strip()
    ]
    heads = [block.text for block in blocks if block.tag == "h1"] + [
        block.text for block in blocks if block.tag == "h2"
    ]
    for text in told:
        for heading in heads:
            if _same(heading, text):
                return heading
    first = [block.text for block in blocks if block.tag == "h1" and not block.outside]
    if len(first) == 1 and len(first[0]) > 12:
        return first[0]
    if not told:
        return first[0] if first else ""
    parts = _BETWEEN.split(told[0])
    return parts[0] if " " in parts[0] else max(parts, key=len)


def _same(heading: str, title: str) -> bool:
    """Tell whether a heading is the title, or the longest part of it: "News – Country Office" says both."""
    one, other = _letters(heading), _letters(title)
    if len(one) < 5:
        return False
    parts = [_letters(part) for part in _BETWEEN.split(title)]
    return one == other or (one in other and len(one) * 2 >= len(other)) or one == max(parts, key=len)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _dates(page: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the days that a page says it is of, the surest first, each with where it is said."""
    head = page[:_HEAD]
    for name in _DATES[:4]:
        yield from _day(said.get(name, ""), f"meta {name}")
    for found in _JSON_DATE.finditer(page):
        yield from _day(found[1], "JSON-LD datePublished")
    for found in _ITEM.finditer(page):
        yield from _day(found[1], "itemprop datePublished")
    for name in _DATES[4:-1]:
        yield from _day(said.get(name, ""), f"meta {name}")
    for found in _TIME.finditer(page):
        yield from _day(found[1], "time")
    yield from _day(said.get(_DATES[-1], "") if "<time" not in head else "", f"meta {_DATES[-1]}")


def _day(text: str, where: str) -> Iterator[tuple[str, str]]:
    if (found := _DAY.search(text)) and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
        yield f"{found[1]}-{found[2]}-{found[3]}", where


def _link(head: str, said: Mapping[str, str]) -> str:
    """Return the address that a page gives as its own."""
    canonical, saved = _CANONICAL.search(head), _SAVED.search(head)
    for link in (canonical[1] if canonical else "", said.get("og:url", ""), saved[1] if saved else ""):
        if re.fullmatch(r"https?://[^\s\"'<>]{4,2000}", unescaped(link)):
            return unescaped(link)
    return ""
