"""The pages of a PDF as text, read by a process of its own.

What unpacks without end, or breaks the reader, which is no Python, ends a process that has nothing else to do.
"""

import subprocess
import sys
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from postdesk.models.known_types import known_type

PAGES = 60
"""Pages that are read; a release has a few."""
PATIENCE = 20.0
"""Seconds that a PDF may take on a busy machine; the process itself gives up after half of them at work."""
MEMORY, SECONDS = 380_000_000, 10
TOO_MUCH = "is too large or too broken a PDF to be read: ask for the text itself"


class PagesRead(Struct, frozen=True):
    """The text of each page, or what the file is instead (`trouble`)."""

    pages: list[str] = []
    trouble: str = ""


def pages_of(content: bytes, patience: float = PATIENCE) -> list[str]:
    """Return the text of each of a PDF's first pages, which may take so many seconds of `patience`.

    Raises:
        ValueError: It cannot be read; the message goes on after the document's name.
    """
    command = [sys.executable, "-P", "-m", "postdesk.drafts.sources.paper_pages"]
    try:
        ended = subprocess.run(  # noqa: S603 - our own words
            command, input=content, capture_output=True, timeout=patience, check=False
        )
        said = ended.stdout if ended.returncode == 0 else b""
    except subprocess.TimeoutExpired:
        said = b""
    if not said:
        raise ValueError(TOO_MUCH)
    found = msgspec.json.decode(said, type=known_type(PagesRead))
    if found.trouble:
        raise ValueError(found.trouble)
    return found.pages


def bounded_reader() -> None:
    """Let the system end this process before it takes what others need, where the system can."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
    bounded_reader()
    answer(sys.stdin.buffer, sys.stdout.buffer)
