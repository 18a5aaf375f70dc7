"""PDFs: their lines, with what stands at the head and foot of every page left out; by pypdfium2, of the extra.

Arabic and Hebrew come out of PDFs in an order that nobody can read, whatever reads them, so they are refused.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from postdesk.drafts.sources.original import Original, Passage
from postdesk.drafts.sources.text_lines import told_lines

_PAGES = 60
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
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        raise ValueError("is a PDF, which takes a package more: pip install 'postdesk[drafting]'") from None
    try:
        with PdfDocument(content) as document:
            pages = [_page_text(document, number) for number in range(min(len(document), _PAGES))]
    except PdfiumError as trouble:
        locked = "password" in str(trouble).casefold() or "security" in str(trouble).casefold()
        raise ValueError(
            "is locked: save it without a password" if locked else "is no PDF that can be read: save it again"
        ) from None
    return _of_pages(pages)


def _page_text(document: Any, number: int) -> str:  # noqa: ANN401 -- of a package without types
    page = document[number].get_textpage()
    return str(page.get_text_bounded())


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
