"""A page's blocks of text: paragraphs, headings, entries, each with its line and the parts of the page around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from postdesk.wire.markup import ATTRIBUTE, WIDEST, unescaped


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SILENT = _named("script style template svg noscript iframe object canvas map audio video math head")
_FURNITURE = _named("nav footer aside button select textarea label dialog menu legend fieldset option figcaption")
_INLINE = _named(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr del o:p g st1:place img picture source input"
)
_HEADS = _named("h1 h2 h3 h4 li")
_VOID = _named("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY = {
    "li": _named("li"),
    "p": _named("p"),
    "dt": _named("dt dd"),
    "dd": _named("dt dd"),
    "tr": _named("tr td th"),
    "td": _named("td th"),
    "th": _named("td th"),
}
_BLOCKS_END_P = _named(
    "p div ul ol table h1 h2 h3 h4 h5 h6 section article blockquote form pre hr footer header nav aside"
)
_GIVEN = _named("class id role itemprop style hidden aria-hidden")
_BAD = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation|menu)?|menus?|breadcrumbs?|foot(?:er)?|side-?bar|comments?|disqus|shar(?:e|ing|ed|er)|"
    r"socials?|related|recommend(?:ed|ations?)?|cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|promo(?:tion)?|"
    r"ad(?:s|vert|vertisement)?|banner|widgets?|modal|popup|tags?|tag-?list|taglinks|pag(?:ination|er|inator)|skip(?:-link)?|search|"
    r"log-?in|signup|toolbar|masthead|hidden|sr-only|visually-hidden|screen-reader-text|captions?|credits?|print|"
    r"more-(?:news|stories|posts)|latest|trending|popular|contacts?|metadata|byline|author-(?:bio|box)|languages?|lang-switch(?:er)?|"
    r"copyright|donate|cta|teasers?|cards?|carousel|slider|gallery|toc|pane-related|readmore|read-more|post-nav|utility)(?=$|[\s_-])",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"article|(?:^|[\s_-])(?:main|content|body|entry|story|post|text|news|press|release|node|field|single|page)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？؟۔:：][\"'”’»“)\]」』）]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_PROSE, _PROSE_OF_WIDE = 60, 20
_MOST_DEEP = 400
_MOST_TAGS = 50_000


class PageBlock(Struct, frozen=True):
    """One block: its first and last line, its words and tag, and how much of it is links.

    `parts` are the elements around it, from the outermost, `merit` what their names make them worth. `outside` says why
    it is no text of an article, "" for none.
    """

    line: int
    last: int
    text: str
    tag: str
    linked: float
    parts: tuple[int, ...]
    outside: str
    merit: Mapping[int, float]

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph, or as long as one."""
        least = _PROSE_OF_WIDE if _WIDE.search(self.text) else _PROSE
        long = len(self.text) >= least and self.linked < 0.5
        return long and (bool(_ENDED.search(self.text)) or len(self.text) >= 2 * least)


class _Element(Struct, frozen=True):
    """An element that is open, and what it has of those around it: no word has to look through all of them for that."""

    number: int = 0
    tag: str = ""
    why: str = ""
    parts: tuple[int, ...] = ()
    block: str = ""
    head: str = ""
    silent: bool = False
    linked: bool = False

    def holding(self, number: int, tag: str, why: str) -> "_Element":
        """Return an element in this one."""
        inline = tag in _INLINE
        return _Element(
            number,
            tag,
            why,
            self.parts if inline else (*self.parts, number),
            self.block if inline else tag,
            tag if tag in _HEADS else self.head,
            self.silent or tag in _SILENT,
            self.linked or tag == "a",
        )


_PAGE = _Element()
"""What is around all elements."""


class _Reader:
    """Reads a page tag by tag; tags that are never closed, and those that close nothing, do no harm."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.breaks = [found.start() for found in re.finditer("\n", page)]
        self.stack: list[_Element] = []
        self.merit: dict[int, float] = {}
        self.pieces: list[tuple[int, str, bool]] = []
        self.count = 0
        self.found: list[PageBlock] = []

    def blocks(self) -> list[PageBlock]:
        """Return the blocks from the first to the last."""
        done = 0
        for number, (start, end, tag) in enumerate(_tags(self.page)):
            if number > _MOST_TAGS:
                raise ValueError("has more tags than any page: copy its article into a text, and name that")
            self._words(done, start)
            done = end
            if tag:
                self._tag(tag, start, end)
        self._words(done, len(self.page))
        self._close_block()
        return self.found

    def _words(self, start: int, end: int) -> None:
        around = self._around()
        if start < end and not around.silent:
            self.pieces.append((start, self.page[start:end], around.linked))

    def _around(self) -> _Element:
        """Return the innermost element that is open."""
        return self.stack[-1] if self.stack else _PAGE

    def _tag(self, name: str, start: int, end: int) -> None:
        closes = self.page.startswith("</", start)
        if name == "br":
            self.pieces.append((start, "\n", False))
            return
        if name not in _INLINE:
            self._close_block()
        if closes:
            self._close(name)
        elif name not in _VOID and not self.page.endswith("/>", start, end):
            self._open(name, self.page[start:end])

    def _open(self, name: str, tag: str) -> None:
        ends = _CLOSED_BY.get(name, frozenset()) | ({"p"} if name in _BLOCKS_END_P else frozenset())
        if self.stack and self.stack[-1].tag in ends:
            self.stack.pop()
        if len(self.stack) >= _MOST_DEEP:
            return
        self.count += 1
        around = self._around()
        given = _attributes(tag) if len(tag) > len(name) + 2 else {}
        self.stack.append(around.holding(self.count, name, around.why or self._why(name, given)))
        if name in {"article", "main"} or given.get("role") == "main" or given.get("itemprop") == "articlebody":
            self.merit[self.count] = 1.6
        elif _GOOD.search(f"{given.get('class', '')} {given.get('id', '')}"):
            self.merit[self.count] = 1.25

    def _why(self, name: str, given: Mapping[str, str]) -> str:
        """Return why an element is no text of an article, by its tag, its role, its names; "" for none."""
        if name in {"html", "body", "main", "article"}:
            return ""
        if name in _FURNITURE:
            return "caption" if name == "figcaption" else "navigation"
        if name == "header" and not any(each.tag in {"article", "main", "section"} for each in self.stack):
            return "navigation"
        if given.get("role") in {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog"}:
            return "navigation"
        style = given.get("style", "").replace(" ", "")
        if (
            "hidden" in given
            or given.get("aria-hidden") == "true"
            or "display:none" in style
            or "visibility:hidden" in style
        ):
            return "hidden"
        names = f"{given.get('class', '')} {given.get('id', '')}"
        return "navigation" if len(names) > 1 and name not in _INLINE and _BAD.search(names) else ""

    def _close(self, name: str) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].tag == name:
                del self.stack[depth:]
                return

    def _close_block(self) -> None:
        """End the block that is being read; what `<br>` parts are blocks of their own."""
        pieces, self.pieces = self.pieces, []
        for line in _lines(pieces):
            text = " ".join(unescaped("".join(words for _, words, _ in line)).split())
            if not text:
                continue
            first = next(start + len(words) - len(words.lstrip()) for start, words, _ in line if words.strip())
            last = max(start + len(words.rstrip()) for start, words, _ in line if words.strip())
            linked = sum(len(words.strip()) for _, words, link in line if link) / max(
                sum(len(words.strip()) for _, words, _ in line), 1
            )
            self.found.append(self._block(text, first, last, linked))

    def _block(self, text: str, first: int, last: int, linked: float) -> PageBlock:
        around = self._around()
        return PageBlock(
            self._line(first), self._line(last), text, around.head or around.block, linked, around.parts,
            around.why, self.merit,
        )  # fmt: skip

    def _line(self, place: int) -> int:
        return bisect_right(self.breaks, place - 1) + 1


def page_blocks(page: str) -> list[PageBlock]:
    """Return the blocks of a page; where its names leave nothing of it, they are not believed."""
    blocks = _Reader(page).blocks()
    prose = sum(len(block.text) for block in blocks if block.is_prose)
    kept = sum(len(block.text) for block in blocks if block.is_prose and not block.outside)
    if kept * 4 >= prose:
        return blocks
    return [PageBlock(b.line, b.last, b.text, b.tag, b.linked, b.parts, "", b.merit) for b in blocks]


def _lines(pieces: list[tuple[int, str, bool]]) -> Iterator[list[tuple[int, str, bool]]]:
    held: list[tuple[int, str, bool]] = []
    for piece in pieces:
        if piece[1] == "\n" and not piece[2]:
            yield held
            held = []
        else:
            held.append(piece)
    yield held


def _tags(page: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each tag begins and ends, and its name in small letters; "" for comments and what is silent."""
    done = 0
    for found in _markup().finditer(page):
        if found.start() < done:
            continue
        if found["silent"]:
            end = re.compile(rf"</{found['silent']}\s*>", re.IGNORECASE).search(page, found.end())
            done = end.end() if end else len(page)
            yield found.start(), done, ""
        else:
            done = found.end()
            yield found.start(), done, (found["name"] or "").lower()


@cache
def _markup() -> re.Pattern[str]:
    """Match a comment, the beginning of what is silent, a tag with its name, and what declares something."""
    inside = r"(?:[^<>\"']++|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+')*+"
    return re.compile(
        rf"<!--.*?(?:-->|\Z)|<(?P<silent>(?i:script|style|template|svg|noscript))\b{inside}[^<>]*+>|"
        rf"</?(?P<name>[a-zA-Z][a-zA-Z0-9:_-]{{0,40}})(?:{inside}>|[^<>]*+>)|<[!?][^<>]*+>",
        re.DOTALL,
    )


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag that tell what it is."""
    given: dict[str, str] = {}
    at = tag.find(" ") if " " in tag[:60] else len(re.match(r"<[^\s>]*", tag)[0])  # type: ignore[index]
    for found in ATTRIBUTE.finditer(tag, at, min(len(tag) - 1, WIDEST)):
        name = found[1].lower()
        if name in _GIVEN:
            given.setdefault(
                name, unescaped(next((value for value in found.groups()[1:] if value is not None), "")).lower()
            )
    return given
