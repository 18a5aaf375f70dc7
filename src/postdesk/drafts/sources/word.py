"""Word documents: the text as its readers see it, with what was inserted and without what was deleted or hidden."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from postdesk.drafts.sources.original import Original, Passage
from postdesk.sheets.archives import BROKEN, RATIO, SMALL

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LARGEST = 30_000_000
"""Bytes of a part, unpacked."""
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_COMPATIBLE}Fallback"))
_PARTS = ("word/styles.xml", "word/document.xml")
_BROKEN = "cannot be opened as a Word document: save it again as .docx"
_BREAKS = frozenset((f"{_W}br", f"{_W}cr"))


def read(content: bytes) -> Original:
    """Return the paragraphs of a document, tables included; each counts as a line.

    Raises:
        ValueError: It cannot be read; the message goes on after the document's name.
    """
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError("is locked, or of an old Word: save it as .docx without a password")
    styles, body = _parts(content)
    if not body:
        raise ValueError("holds no Word document: save it as .docx")
    for part in (styles, body):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise ValueError("declares what no Word document does: save it again as .docx")
    try:
        heads = _heading_styles(styles)
        paragraphs = list(_Reader(heads).paragraphs(body))
    except ET.ParseError:
        raise ValueError(_BROKEN) from None
    passages = tuple(_numbered(paragraphs))
    titles = [" ".join(text.split()) for text, style, _ in paragraphs if style == "title" and text.strip()]
    return Original(passages, passages[-1].line if passages else 0, title=titles[0] if titles else "")


def _parts(content: bytes) -> tuple[bytes, bytes]:
    """Return the parts of a document that hold its styles and its text; b"" for one that it has not."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if part.filename in _PARTS]
            told = {part.filename: b"" if _swells(part) else archive.read(part) for part in parts}
    except BROKEN:
        raise ValueError(_BROKEN) from None
    if any(map(_swells, parts)):
        raise ValueError("unpacks to far more than its size, as no document does: save it again as .docx")
    return told.get(_PARTS[0], b""), told.get(_PARTS[1], b"")


def _swells(part: ZipInfo) -> bool:
    return part.file_size > _LARGEST or part.file_size > max(SMALL, RATIO * part.compress_size)


def _heading_styles(content: bytes) -> Mapping[str, str]:
    """Return the styles of headings by their ids: "title", or "heading 1" to "heading 6"."""
    found: dict[str, str] = {}
    for style in ET.fromstring(content).iter(f"{_W}style") if content else ():  # noqa: S314
        name = style.find(f"{_W}name")
        said = (name.get(f"{_W}val") or "").casefold() if name is not None else ""
        if said == "title" or said.startswith("heading "):
            found[style.get(f"{_W}styleId") or ""] = said
    return found


class _Reader:
    """Reads the paragraphs of a document, element by element."""

    def __init__(self, heads: Mapping[str, str]) -> None:
        self._heads = heads
        self._unseen = 0
        self._pieces: list[str] = []
        self._style, self._item, self._hidden = "", False, False

    def paragraphs(self, content: bytes) -> Iterator[tuple[str, str, bool]]:
        """Yield each paragraph's text, the kind of heading that it is, and whether it is an entry of a list."""
        for event, element in ET.iterparse(BytesIO(content), ("start", "end")):  # noqa: S314
            if element.tag in _UNSEEN:
                self._unseen += 1 if event == "start" else -1
            elif event == "start":
                self._begin(element.tag)
            elif not self._unseen:
                self._take(element)
                if element.tag == f"{_W}p":
                    yield "".join(self._pieces), self._style, self._item
                    self._pieces = []
                    element.clear()

    def _begin(self, tag: str) -> None:
        if tag == f"{_W}p":
            self._pieces, self._style, self._item = [], "", False
        elif tag == f"{_W}r":
            self._hidden = False

    def _take(self, element: ET.Element) -> None:
        """Note what one element says of its paragraph or its run, or adds to it."""
        value = element.get(f"{_W}val") or ""
        if element.tag == f"{_W}pStyle":
            self._style = self._heads.get(value, "")
        elif element.tag == f"{_W}numPr":
            self._item = True
        elif element.tag == f"{_W}vanish":
            self._hidden = value not in {"0", "false"}
        elif not self._hidden:
            self._pieces.append(_said(element, element.tag))


def _said(element: ET.Element, tag: str) -> str:
    """Return what one element adds to its paragraph."""
    if tag == f"{_W}t":
        return element.text or ""
    return "\n" if tag in _BREAKS else " " if tag == f"{_W}tab" else "-" if tag == f"{_W}noBreakHyphen" else ""


def _numbered(paragraphs: Iterable[tuple[str, str, bool]]) -> Iterator[Passage]:
    """Yield each line of each paragraph that says something as a passage."""
    number = 0
    for text, style, item in paragraphs:
        for line in text.split("\n"):
            number += 1
            if said := " ".join(line.split()):
                yield Passage(number, said, number, heading=bool(style), item=item)
