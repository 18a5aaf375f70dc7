"""The pages of a PDF as text, read by a process of its own.

What unpacks without end, or breaks the reader, which is no Python, ends a process that has nothing else to do.
"""

import sys
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from postdesk.files.bounded_process import PATIENCE, said_apart, stay_in_bounds
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence

PAGES = 60
"""Pages that are read; a release has a few."""
TOO_MUCH = Sentence("is too large or too broken a PDF to be read: ask for the text itself")


class PagesRead(Struct, frozen=True):
    """The text of each page, or what the file is instead (`trouble`)."""

    pages: list[str] = []
    trouble: str = ""


def pages_of(content: bytes, patience: float = PATIENCE) -> list[str]:
    """Return the text of each of a PDF's first pages, which may take so many seconds of `patience`.

    Raises:
        ValueError: It cannot be read; the message goes on after the document's name.
    """
    said = said_apart("postdesk.drafts.sources.paper_pages", given=content, patience=patience)
    if not said:
        raise ValueError(TOO_MUCH)
    found = msgspec.json.decode(said, type=known_type(PagesRead))
    if found.trouble:
        raise ValueError(found.trouble)
    return found.pages


def read_pages(content: bytes) -> PagesRead:
    """Return the text of each page of a PDF."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as document:
            return PagesRead([_page_text(document, number) for number in range(min(len(document), PAGES))])
    except PdfiumError as trouble:
        locked = "password" in str(trouble).casefold() or "security" in str(trouble).casefold()
        says = "is locked: save it without a password" if locked else "is no PDF that can be read: save it again"
        return PagesRead(trouble=says)


def _page_text(document: Any, number: int) -> str:  # noqa: ANN401 -- of a package without types
    page = document[number].get_textpage()
    return str(page.get_text_bounded())


def answer(asked: BinaryIO, out: BinaryIO) -> None:
    """Read the PDF that comes in, and hand its pages out."""
    out.write(msgspec.json.encode(read_pages(asked.read())))


if __name__ == "__main__":
    stay_in_bounds()
    answer(sys.stdin.buffer, sys.stdout.buffer)
