"""The article in a web page: which of its blocks of text are none of its menus, forms and teasers.

With the extra `[drafting]` the article is found by trafilatura; without it by the part of the page that holds most
prose and least of links, forms and menus.
"""

from collections.abc import Iterable, Sequence

from postdesk.drafts.sources.blocks import PageBlock, page_blocks
from postdesk.drafts.sources.original import Original, Passage
from postdesk.drafts.sources.page_facts import PageFacts, page_facts

_LONG = 25
"""Letters of a block that is known wherever it stands in a line."""
_LARGE = 600_000
"""Bytes above which the article is found without trafilatura, which takes seconds for more."""


def told_page(page: str) -> Original:
    """Return the blocks of a page, with why those are left out that are none of its article."""
    blocks = page_blocks(page)
    facts = page_facts(page, blocks)
    inside = article_blocks(blocks)
    if len(page) < _LARGE:
        inside = _fuller(_by_trafilatura(page, blocks), inside, blocks)
    passages = tuple(
        Passage(
            block.line,
            block.text,
            block.last,
            why="" if place in inside or block.text == facts.title else block.outside or "navigation",
            heading=block.tag in {"h1", "h2", "h3", "h4"},
            item=block.tag == "li",
        )
        for place, block in enumerate(blocks)
    )
    return _original(_one_title(passages, facts.title), page, facts)


def _one_title(passages: Sequence[Passage], title: str) -> tuple[Passage, ...]:
    """Return passages with the last of the headings that say the title as the one that is kept."""
    same = [place for place, each in enumerate(passages) if each.text == title and not each.why]
    heads = [place for place in same if passages[place].heading] or same[:1]
    return tuple(
        Passage(each.line, each.text, each.last, "label", each.heading, each.item)
        if place in same and place != heads[0]
        else each
        for place, each in enumerate(passages)
    )


def _original(passages: tuple[Passage, ...], page: str, facts: PageFacts) -> Original:
    return Original(
        passages,
        page.count("\n") + (not page.endswith("\n")),
        title=facts.title,
        date=facts.date,
        dated=facts.dated,
        link=facts.link,
        language=facts.language,
        told=True,
    )


def _by_trafilatura(page: str, blocks: Sequence[PageBlock]) -> set[int]:
    """Return which blocks trafilatura takes for the article; none where it is not installed."""
    try:
        from trafilatura import extract
    except ImportError:
        return set()
    said = extract(page, include_comments=False, include_tables=True, favor_recall=False, deduplicate=False)
    lines = [_folded(line) for line in (said or "").split("\n")]
    whole, joined = set(lines), "\n".join(lines)
    seen = {place: _folded(block.text) for place, block in enumerate(blocks) if block.outside != "hidden"}
    return {place for place, text in seen.items() if text in whole - {""} or (len(text) > _LONG and text in joined)}


def _fuller(found: set[int], own: set[int], blocks: Sequence[PageBlock]) -> set[int]:
    """Return what trafilatura finds, unless that is far less than the page's own prose, as on short ones in Chinese."""
    told, whole = (sum(len(blocks[place].text) for place in places) for places in (found, own))
    return found if told * 5 >= whole * 3 else own


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def article_blocks(blocks: Sequence[PageBlock]) -> set[int]:
    """Return which blocks are the article: those in the part of the page with most prose, menus left out."""
    weights = _weights(blocks)
    if not weights:
        return {place for place, block in enumerate(blocks) if not block.outside}
    part = max(weights, key=lambda key: weights[key])
    inside = [place for place, block in enumerate(blocks) if part in block.parts and not block.outside]
    prose = [place for place in inside if blocks[place].is_prose]
    first, last = (min(prose), max(prose)) if prose else (0, len(blocks))
    return {place for place in inside if first - 2 <= place <= last + 12 and _belongs(blocks, place, last)}


def _belongs(blocks: Sequence[PageBlock], place: int, last: int) -> bool:
    """Tell whether a block in the article's part is text of it: no list of links, and at the end only entries."""
    block = blocks[place]
    if block.linked > 0.6 and not block.is_prose:
        return False
    return place <= last or (block.tag in {"li", "p", "td", "blockquote"} and block.linked < 0.3)


def _weights(blocks: Sequence[PageBlock]) -> dict[int, float]:
    """Return for each part of the page how much prose lies in it; the nearer the more."""
    found: dict[int, float] = {}
    for block in blocks:
        if block.outside or not block.is_prose:
            continue
        score = (1 + min(len(block.text) / 100, 4) + block.text.count(",") * 0.2) * (1 - block.linked)
        for distance, part in enumerate(_nearest(block.parts)):
            found[part] = found.get(part, 0) + score * (1.0, 0.75, 0.45, 0.25)[distance] * block.merit.get(part, 1.0)
    return found


def _nearest(parts: Sequence[int]) -> Iterable[int]:
    return list(reversed(parts))[:4]
