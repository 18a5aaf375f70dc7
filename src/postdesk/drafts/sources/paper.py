"""PDFs: their lines, with what stands at the head and foot of every page left out; by pypdfium2, of the extra.

Arabic and Hebrew come out of PDFs in an order that nobody can read, whatever reads them, so they are refused.
"""

import re
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec

from postdesk.drafts.sources.original import Original, Passage
from postdesk.drafts.sources.paper_pages import pages_of
from postdesk.drafts.sources.text_lines import told_lines

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página|pág\.|strana|str\.|страница|стр\.|страна|faqe)\s*)?\d{1,3}(?:\s*(?:/|of|de|von|od|из|от|nga)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)


def read(content: bytes) -> Original:
    """Return the lines of a PDF; those that recur on most pages, and the numbers of pages, are none of its text.

    Raises:
        ValueError: It cannot be read; the message goes on after the document's name.
    """
    if find_spec("pypdfium2") is None:
        raise ValueError('is a PDF, which takes one more package: run `pip install "postdesk[drafting]"`')
    pages = pages_of(content)
    return _of_pages(pages)


def _of_pages(pages: Sequence[str]) -> Original:
    whole = "\n".join(pages)
    letters = sum(sign.isalpha() for sign in whole)
    if not letters:
        raise ValueError("holds no text, only pictures of it: ask for the text itself")
    if len(_RIGHT_TO_LEFT.findall(whole)) * 5 > letters:
        raise ValueError("is a PDF in a script from right to left, which comes out scrambled: ask for its Word file")
    lines = [re.sub("[\u0002\ufffe\u00ad]\\s*$", "-", line) for page in pages for line in page.splitlines()]
    read = told_lines("\n".join(lines))
    recur = _recurring(pages)
    passages = tuple(_judged(passage, recur) for passage in read.passages)
    return Original(passages, read.lines)


def _recurring(pages: Sequence[str]) -> frozenset[str]:
    """Return the lines that stand on most of three pages and more."""
    counted = Counter(line for page in pages for line in {" ".join(line.split()) for line in page.splitlines()})
    return frozenset(line for line, count in counted.items() if len(pages) > 2 and count * 2 > len(pages))


def _judged(passage: Passage, recur: frozenset[str]) -> Passage:
    why = "label" if passage.text in recur or _PAGE_NUMBER.fullmatch(passage.text) else ""
    return Passage(passage.line, passage.text, passage.last, why)
